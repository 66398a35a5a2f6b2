import { wordsOf } from '#platform/language';

const grams = (value: number, mark: string): string => `${(value / 1000).toString().replace('.', mark)} kg`;

/** What is sold by weight: typed in at the packing table, read by the buyer. */
export const weighing = wordsOf({
  vi: {
    /** Beside the number of packs, in tables and letters. */
    weighed: (ordered: string, onScale: string) => `đặt ${ordered}, cân ${onScale}`,
    field: 'Số cân thực tế, cả dòng',
    hint: (ordered: string, least: string, most: string) =>
      `Đặt ${ordered}. Được từ ${least} đến ${most}; nhẹ hơn thì người mua trả ít hơn, nặng hơn cũng không trả thêm.`,
    title: 'Đã cân khi đóng gói',
    less: (sum: string) => `Trả ít hơn ${sum}`,
    refusals: {
      'weight-needed': (facts: { name: string }) =>
        `${facts.name} bán theo cân: xin cân cả dòng này rồi ghi số cân, ví dụ 0,93.`,
      'weight-out-of-tolerance': (facts: { name: string; least: number; most: number }) =>
        `${facts.name}: số cân phải từ ${grams(facts.least, ',')} đến ${grams(facts.most, ',')}. Xin xem lại số đã ghi, chọn gói khác, hoặc bớt hàng trong đơn.`,
    },
    letter: {
      subject: (number: string) => `Đơn hàng ${number} đã được cân`,
      text: (seller: string, number: string) => `${seller} đã cân hàng của đơn ${number}. Bạn trả theo số cân thực tế:`,
      line: (name: string, ordered: string, onScale: string) => `  ${name}: đặt ${ordered}, cân ${onScale}`,
      short: (number: string, sum: string, url: string) =>
        `Chợ Phiên: hàng của đơn ${number} cân nhẹ hơn lúc đặt, bạn trả ít hơn ${sum}. Chi tiết: ${url}`,
    },
  },
  en: {
    weighed: (ordered: string, onScale: string) => `ordered ${ordered}, weighed ${onScale}`,
    field: 'Weight on the scale, the whole line',
    hint: (ordered: string, least: string, most: string) =>
      `${ordered} ordered. From ${least} to ${most}; if it is less the buyer pays less, if it is more they pay no more.`,
    title: 'Weighed at the packing',
    less: (sum: string) => `${sum} less to pay`,
    refusals: {
      'weight-needed': (facts: { name: string }) =>
        `${facts.name} is sold by weight: please weigh the whole line and write what the scale shows, like 0.93.`,
      'weight-out-of-tolerance': (facts: { name: string; least: number; most: number }) =>
        `${facts.name}: the weight must be from ${grams(facts.least, '.')} to ${grams(facts.most, '.')}. Please check the number, choose another pack, or take goods off the order.`,
    },
    letter: {
      subject: (number: string) => `Order ${number} has been weighed`,
      text: (seller: string, number: string) =>
        `${seller} has weighed the goods of order ${number}. You pay for what the scale showed:`,
      line: (name: string, ordered: string, onScale: string) => `  ${name}: ordered ${ordered}, weighed ${onScale}`,
      short: (number: string, sum: string, url: string) =>
        `Chợ Phiên: the goods of order ${number} weigh less than was ordered; you pay ${sum} less. Details: ${url}`,
    },
  },
});
