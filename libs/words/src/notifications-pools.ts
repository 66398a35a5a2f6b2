import { wordsOf } from '#platform/language';

/** In letters about large orders that several co-ops fill. */
export const poolLetters = wordsOf({
  vi: {
    poolOpened: {
      subject: (name: string) => `Có đơn lớn cần nhiều hợp tác xã cùng giao: ${name}`,
      text: (name: string, packs: number, price: string, until: string) =>
        `Cần ${packs} gói ${name}, giá ${price} một gói cho mọi hợp tác xã. Báo số gói giao được trước ${until}.`,
      short: (page: string) => `Chợ Phiên: có đơn lớn bán chung, mời báo hàng: ${page}`,
    },
    poolAsked: {
      subject: (name: string, share: number) => `Phần của hợp tác xã là ${share} gói: ${name}`,
      text: (share: number, until: string) =>
        `Phần của hợp tác xã trong đơn bán chung là ${share} gói. Nếu chưa trả lời, hãy nhận hoặc từ chối trước ${until}; không trả lời coi như từ chối.`,
      short: (share: number, page: string) => `Chợ Phiên: phần bán chung của bạn là ${share} gói. ${page}`,
    },
    poolClosed: {
      subject: (name: string, isPlaced: boolean) => `Đơn bán chung ${isPlaced ? 'đã thành' : 'không thành'}: ${name}`,
      placed: 'Đơn bán chung đã thành đơn hàng; mỗi hợp tác xã có phần của mình cần gói.',
      failed: 'Đơn bán chung không thành. Hàng đã giữ được trả lại kho.',
      short: (isPlaced: boolean, page: string) =>
        `Chợ Phiên: đơn bán chung ${isPlaced ? 'đã thành' : 'không thành'}. ${page}`,
    },
  },
  en: {
    poolOpened: {
      subject: (name: string) => `A large order for several co-operatives: ${name}`,
      text: (name: string, packs: number, price: string, until: string) =>
        `Wanted are ${packs} packs of ${name}, at ${price} each for every co-operative. Say how many you can deliver until ${until}.`,
      short: (page: string) => `Chợ Phiên: a large order to fill together, please offer: ${page}`,
    },
    poolAsked: {
      subject: (name: string, share: number) => `Your share is ${share} packs: ${name}`,
      text: (share: number, until: string) =>
        `Your share of the order that is sold together is ${share} packs. If you have not answered yet, accept or decline it until ${until}; silence declines.`,
      short: (share: number, page: string) => `Chợ Phiên: your share is ${share} packs. ${page}`,
    },
    poolClosed: {
      subject: (name: string, isPlaced: boolean) =>
        `Selling together ${isPlaced ? 'came about' : 'came to nothing'}: ${name}`,
      placed: 'It has become an order; each co-operative has its share to pack.',
      failed: 'It came to nothing. What was held is back on the shelves.',
      short: (isPlaced: boolean, page: string) =>
        `Chợ Phiên: selling together ${isPlaced ? 'came about' : 'came to nothing'}. ${page}`,
    },
  },
});
