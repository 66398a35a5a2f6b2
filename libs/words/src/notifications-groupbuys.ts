import { wordsOf } from '#platform/language';

/** In letters about group buys. */
export const groupBuyLetters = wordsOf({
  vi: {
    pledgeMade: {
      subject: (name: string) => `Bạn đã hẹn mua chung: ${name}`,
      text: (name: string, packs: number, closes: string) =>
        `Bạn đã hẹn mua ${packs} gói ${name}. Chưa phải trả tiền. Đến ${closes}, nếu đủ số gói thì lượt này thành đơn hàng.`,
      atMost: (sum: string) =>
        `Nhiều nhất bạn phải trả ${sum}, kể cả phí giao hàng; có thêm người tham gia thì ít hơn.`,
      page: (url: string) => `Đổi số gói hoặc rút tại:\n${url}`,
      short: (packs: number, url: string) =>
        `Chợ Phiên: đã hẹn mua chung ${packs} gói, chưa trả tiền. Đổi hoặc rút: ${url}`,
    },
    pledgeEnded: {
      subject: (name: string) => `Mua chung không thành: ${name}`,
      released: (name: string) => `Đợt mua chung ${name} không đủ số gói nên không thành. Bạn không phải trả gì.`,
      dropped: (name: string) =>
        `Đợt mua chung ${name} đã thành, nhưng lượt của bạn không đặt hàng được nữa: hàng đã ngừng bán, bị thu hồi, hoặc phí giao đã tăng quá số tiền bạn thấy. Bạn không phải trả gì.`,
      calledOff: (name: string, reason: string) =>
        `Hợp tác xã đã huỷ đợt mua chung ${name}. Lý do: ${reason}\nBạn không phải trả gì.`,
      short: (url: string) => `Chợ Phiên: đợt mua chung của bạn không thành, bạn không phải trả gì. ${url}`,
    },
    groupBuyClosed: {
      subject: (name: string, isReached: boolean) => `Mua chung ${isReached ? 'đã thành' : 'không thành'}: ${name}`,
      reached: (packs: number, price: string) =>
        `Có ${packs} gói được hẹn mua, giá đạt được là ${price} một gói. Mỗi lượt hẹn mua thành một đơn hàng cần gói.`,
      missed: (packs: number) => `Chỉ có ${packs} gói được hẹn mua, chưa đủ. Hàng đã giữ được trả lại kho.`,
      calledOff: (packs: number, reason: string) =>
        `Đợt này đã được huỷ khi có ${packs} gói được hẹn mua. Lý do: ${reason}\nNgười đã hẹn mua được báo, hàng đã giữ được trả lại kho.`,
      short: (isReached: boolean, url: string) =>
        `Chợ Phiên: đợt mua chung ${isReached ? 'đã thành, có đơn mới cần gói' : 'không thành'}. ${url}`,
    },
  },
  en: {
    pledgeMade: {
      subject: (name: string) => `You have pledged: ${name}`,
      text: (name: string, packs: number, closes: string) =>
        `You have pledged ${packs} packs of ${name}. Nothing is to be paid yet. If enough packs come together by ${closes}, it becomes an order.`,
      atMost: (sum: string) => `You pay ${sum} at most, with delivery; less if more people join.`,
      page: (url: string) => `Change it or take it back at:\n${url}`,
      short: (packs: number, url: string) =>
        `Chợ Phiên: ${packs} packs pledged, nothing to pay yet. Change or take back: ${url}`,
    },
    pledgeEnded: {
      subject: (name: string) => `No group buy: ${name}`,
      released: (name: string) => `Too few packs of ${name} came together, so nothing is sold. You pay nothing.`,
      dropped: (name: string) =>
        `The group buy of ${name} came about, but yours cannot be ordered any more: the goods are off sale or recalled, or delivery has become dearer than what you saw. You pay nothing.`,
      calledOff: (name: string, reason: string) =>
        `The co-operative has called the group buy of ${name} off. The reason: ${reason}\nYou pay nothing.`,
      short: (url: string) => `Chợ Phiên: your group buy did not come about, you pay nothing. ${url}`,
    },
    groupBuyClosed: {
      subject: (name: string, isReached: boolean) =>
        `The group buy ${isReached ? 'came about' : 'did not come about'}: ${name}`,
      reached: (packs: number, price: string) =>
        `${packs} packs were pledged, and the price reached is ${price} a pack. Each pledge becomes an order to pack.`,
      missed: (packs: number) => `Only ${packs} packs were pledged, too few. What was held is back on the shelf.`,
      calledOff: (packs: number, reason: string) =>
        `It was called off when ${packs} packs were pledged. The reason: ${reason}\nThose who pledged are told, and what was held is back on the shelf.`,
      short: (isReached: boolean, url: string) =>
        `Chợ Phiên: the group buy ${isReached ? 'came about, there are orders to pack' : 'did not come about'}. ${url}`,
    },
  },
});
