import { wordsOf } from '#platform/language';

/** More for the parcel of an order that is not packed yet. */
export const additions = wordsOf({
  vi: {
    title: (number: string) => `Thêm hàng vào đơn ${number}`,
    link: 'Thêm hàng vào đơn này',
    until: (moment: string) =>
      `Thêm được đến ${moment}, khi hợp tác xã chưa gói. Không mất phí giao lần nữa, trừ khi kiện nặng lên mức khác.`,
    untilPacked: 'Thêm được khi hợp tác xã chưa gói. Không mất phí giao lần nữa, trừ khi kiện nặng lên mức khác.',
    lead: (cooperative: string) =>
      `Hàng của ${cooperative} được gói chung một kiện, giao cùng ngày, cùng nơi nhận và trả tiền cùng cách với đơn đang mở.`,
    closedTitle: 'Đơn này không thêm hàng được nữa',
    emptyTitle: 'Hợp tác xã đã hết hàng để thêm',
    emptyText: 'Không có gói nào đang bán còn trong kho.',
    back: 'Về trang đơn hàng',
    fee: 'Phí giao thêm',
    noFee: 'Không thêm phí',
    total: 'Cần trả thêm',
    sumFirst: 'Chọn số gói rồi bấm tính tiền.',
    place: (total: string) => `Thêm vào đơn, ${total}`,
    added: 'Đã thêm vào đơn này',
    addedLine: (number: string, total: string) => `Phần thêm ${number}, ${total}`,
    joins: (number: string) => `Gói chung kiện với đơn ${number}.`,
    takeBackFirst: 'Muốn huỷ đơn này, hãy huỷ phần đã thêm trước.',
    together: (numbers: string) => `Gói chung một kiện với ${numbers}`,
    togetherTitle: 'Gói chung một kiện',
    togetherLead: 'Khách thêm hàng vào đơn đang mở và không trả phí giao lần nữa. Gói và gửi các đơn này cùng nhau.',
    waits: (number: string) => `${number} (đang chờ tiền)`,
    flashes: { 'goods-added': 'Đã thêm hàng vào đơn. Hợp tác xã gói chung một kiện.' },
    refusals: {
      'not-open-for-more':
        'Đơn này không thêm hàng được nữa: đã gói, đã huỷ, hoặc quá giờ chốt của hợp tác xã. Xin đặt một đơn mới.',
      'has-additions': 'Trong kiện này có phần bạn đã thêm. Hãy huỷ phần thêm trước, rồi huỷ đơn này.',
    },
  },
  en: {
    title: (number: string) => `Add to order ${number}`,
    link: 'Add goods to this order',
    until: (moment: string) =>
      `Possible until ${moment}, while it is not packed. No second delivery fee, unless the parcel becomes so heavy that it costs more.`,
    untilPacked:
      'Possible while it is not packed. No second delivery fee, unless the parcel becomes so heavy that it costs more.',
    lead: (cooperative: string) =>
      `Goods of ${cooperative} travel in the same parcel, on the same days, to the same place, and are paid in the same way as the open order.`,
    closedTitle: 'Nothing more can be added to this order',
    emptyTitle: 'There is nothing left to add',
    emptyText: 'No pack on the shelves of the co-operative is on sale.',
    back: 'Back to the order',
    fee: 'Delivery on top',
    noFee: 'Nothing on top',
    total: 'To pay on top',
    sumFirst: 'Choose the packs, then work out the sum.',
    place: (total: string) => `Add to the order, ${total}`,
    added: 'Added to this order',
    addedLine: (number: string, total: string) => `Addition ${number}, ${total}`,
    joins: (number: string) => `In one parcel with order ${number}.`,
    takeBackFirst: 'To cancel this order, first cancel what you added to it.',
    together: (numbers: string) => `In one parcel with ${numbers}`,
    togetherTitle: 'In one parcel with',
    togetherLead: 'The buyer added goods to the open order and pays no second delivery. Pack and send these together.',
    waits: (number: string) => `${number} (waiting for its money)`,
    flashes: { 'goods-added': 'The goods are added. The co-operative packs them into the same parcel.' },
    refusals: {
      'not-open-for-more':
        'Nothing more can be added to this order: it is packed or cancelled, or the hour of the co-operative has passed. Please place a new one.',
      'has-additions': 'Something you added travels in this parcel. Cancel the addition first, then this order.',
    },
  },
});
