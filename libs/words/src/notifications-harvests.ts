import { wordsOf } from '#platform/language';

/** In letters about goods that were ordered ahead of their harvest, and about places on days. */
export const harvestLetters = wordsOf({
  vi: {
    orderAhead: (from: string, to: string) =>
      `Đây là hàng đặt trước: hàng được gửi sau khi thu hoạch, dự kiến đến tay bạn từ ${from} đến ${to}.`,
    preorderFilled: {
      subject: (number: string) => `Hàng đặt trước đã có: đơn ${number}`,
      text: (seller: string, number: string) =>
        `${seller} đã thu hoạch và đóng gói đủ hàng cho đơn đặt trước ${number}. Đơn sắp được gửi đi.`,
      short: (number: string, url: string) => `Chợ Phiên: hàng đặt trước của đơn ${number} đã có, sắp gửi. ${url}`,
    },
    preorderShort: {
      subject: (number: string) => `Hàng đặt trước chưa đủ: đơn ${number}`,
      text: (seller: string, number: string) =>
        `Vụ thu hoạch của ${seller} muộn hơn hoặc được ít hơn dự kiến, nên chưa đủ hàng cho đơn đặt trước ${number}.`,
      choose: (until: string) =>
        `Bạn có thể chờ thêm, không cần làm gì; hoặc huỷ đơn ngay trên trang theo dõi. Nếu hết ngày ${until} vẫn chưa có hàng, đơn tự huỷ. Tiền đã trả được hoàn lại đủ.`,
      short: (number: string, until: string, url: string) =>
        `Chợ Phiên: đơn đặt trước ${number} chưa đủ hàng. Chờ đến ${until} hoặc huỷ, tiền hoàn đủ: ${url}`,
    },
    orderBooked: {
      subject: (number: string) => `Có khách đặt chỗ: ${number}`,
      text: 'Hợp tác xã có khách đặt chỗ:',
      days: (from: string, nights: number, places: number) => `Đến ngày ${from}, ${nights} đêm, ${places} khách.`,
      short: (number: string, url: string) => `Chợ Phiên: có khách đặt chỗ, đơn ${number}. ${url}`,
    },
    notHarvested: 'Hàng đặt trước không thu hoạch đủ trong thời hạn, nên đơn tự huỷ.',
  },
  en: {
    orderAhead: (from: string, to: string) =>
      `These goods are ordered ahead: they are sent once they are harvested, and should be with you between ${from} and ${to}.`,
    preorderFilled: {
      subject: (number: string) => `What you ordered ahead is there: order ${number}`,
      text: (seller: string, number: string) =>
        `${seller} has harvested and packed all goods of your order ${number}. It will soon be on its way.`,
      short: (number: string, url: string) =>
        `Chợ Phiên: the goods of order ${number} are harvested and soon on their way. ${url}`,
    },
    preorderShort: {
      subject: (number: string) => `What you ordered ahead is not there yet: order ${number}`,
      text: (seller: string, number: string) =>
        `The harvest of ${seller} is later, or smaller, than was expected, so the goods of your order ${number} are not all there.`,
      choose: (until: string) =>
        `You may wait on without doing anything, or cancel the order on its page. If the goods are not there by the end of ${until}, it is cancelled by itself. What you paid comes back in full.`,
      short: (number: string, until: string, url: string) =>
        `Chợ Phiên: the goods of order ${number} are not there yet. Wait until ${until} or cancel, money back in full: ${url}`,
    },
    orderBooked: {
      subject: (number: string) => `Guests have booked: ${number}`,
      text: 'Guests have booked at your co-operative:',
      days: (from: string, nights: number, places: number) => `From ${from}, ${nights} nights, ${places} guests.`,
      short: (number: string, url: string) => `Chợ Phiên: guests have booked, order ${number}. ${url}`,
    },
    notHarvested: 'Too little of what was ordered ahead was harvested in time, so the order was cancelled by itself.',
  },
});
