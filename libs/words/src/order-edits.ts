import { wordsOf } from '#platform/language';

/** Orders that are changed before they are packed. */
export const orderEdits = wordsOf({
  vi: {
    title: 'Đơn đã được sửa',
    line: (name: string, before: string, after: string) => `${name}: ${before} còn ${after}`,
    gone: (name: string, before: string) => `${name}: bỏ cả ${before}`,
    why: (reason: string) => `Lý do: ${reason}`,
    less: (sum: string) => `Bớt ${sum}`,
    refund: (sum: string, isBack: boolean) => `${sum} ${isBack ? 'đã' : 'sẽ'} được hoàn về nơi bạn đã trả.`,
    open: 'Không đủ hàng? Bớt hàng trong đơn',
    lead: 'Chỉ bớt được, không tăng giá hay thêm hàng. Hàng bớt ra trở lại kệ, người mua trả ít hơn và nhận được thư có lý do. Muốn bỏ hết thì huỷ đơn.',
    keep: (name: string) => `Còn giao: ${name}`,
    ordered: (quantity: string) => `Đang đặt ${quantity}`,
    reason: 'Lý do bớt hàng',
    reasonHint: 'Người mua đọc được lý do này.',
    submit: 'Bớt hàng',
    /** Steps in its history. */
    events: {
      phoned: 'Đặt hàng qua điện thoại, hợp tác xã ghi giúp',
      edited: 'Hợp tác xã bớt hàng trong đơn',
    },
    flashes: {
      'order-edited': 'Đã bớt hàng trong đơn; người mua được báo.',
      'order-unchanged': 'Không có gì thay đổi: đơn đã đúng như vậy.',
    },
    refusals: {
      'edit-reason-needed': 'Xin ghi lý do bớt hàng.',
      'quantity-raised': (facts: { name: string; quantity: number }) =>
        facts.name
          ? `${facts.name}: đơn chỉ còn ${facts.quantity}, và chỉ bớt được, không thêm được.`
          : 'Dòng hàng này vừa được bỏ khỏi đơn. Trang này đang hiện đơn mới nhất.',
      'has-something-off':
        'Đơn có khuyến mại nên không bớt hàng được: giá phần còn lại sẽ khác. Hãy gọi người mua, huỷ đơn và đặt lại.',
      'nothing-left': 'Đơn phải còn ít nhất một gói. Muốn bỏ hết, hãy huỷ đơn.',
    },
  },
  en: {
    title: 'The order was edited',
    line: (name: string, before: string, after: string) => `${name}: ${after} instead of ${before}`,
    gone: (name: string, before: string) => `${name}: all ${before} taken off`,
    why: (reason: string) => `Reason: ${reason}`,
    less: (sum: string) => `${sum} less`,
    refund: (sum: string, isBack: boolean) => `${sum} ${isBack ? 'went' : 'will go'} back to where you paid from.`,
    open: 'Not enough goods? Take some off the order',
    lead: 'You can only take away, never raise a price or add goods. What is taken off returns to the shelf; the buyer pays less and is told why. To take everything out, cancel the order.',
    keep: (name: string) => `Still to deliver: ${name}`,
    ordered: (quantity: string) => `${quantity} ordered`,
    reason: 'Why goods are taken off',
    reasonHint: 'The buyer will read this.',
    submit: 'Take off',
    events: {
      phoned: 'Ordered by phone, written down by the co-operative',
      edited: 'Goods taken off by the co-operative',
    },
    flashes: {
      'order-edited': 'Goods were taken off the order; the buyer is told.',
      'order-unchanged': 'Nothing changed: the order is like that already.',
    },
    refusals: {
      'edit-reason-needed': 'Please say why goods are taken off.',
      'quantity-raised': (facts: { name: string; quantity: number }) =>
        facts.name
          ? `${facts.name}: only ${facts.quantity} are ordered now, and you can only take away.`
          : 'This line has just been taken off the order. The page shows the order as it is now.',
      'has-something-off':
        'A promotion takes something off this order, so goods cannot be taken off: what is left would have another price. Call the buyer, cancel it and order anew.',
      'nothing-left': 'At least one pack must remain. To take everything out, cancel the order.',
    },
  },
});
