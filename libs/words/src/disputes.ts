import { wordsOf } from '#platform/language';

/** Card payments that a buyer's bank asks back. */
export const disputes = wordsOf({
  vi: {
    title: 'Khiếu nại thẻ',
    lead: 'Ngân hàng của người mua đòi lại tiền. Trước hạn, gửi bằng chứng giao hàng và lời nhắn với người mua trên trang của Stripe. Thua vì hàng: hợp tác xã chịu; thua vì thẻ bị dùng trộm: chợ chịu.',
    empty: 'Không có khiếu nại thẻ nào.',
    order: 'Đơn',
    unknownOrder: 'chưa rõ đơn',
    amount: 'Số tiền',
    why: 'Lý do của ngân hàng',
    state: 'Tình trạng',
    dueBy: 'Hạn trả lời',
    states: {
      inquiry: 'Ngân hàng hỏi, tiền chưa bị rút',
      open: 'Tiền đã bị rút, chờ trả lời',
      dropped: 'Đã thôi hỏi',
      won: 'Thắng, tiền đã về',
      lost: 'Thua',
    },
    reasons: {
      fraudulent: 'Chủ thẻ nói không mua',
      product_not_received: 'Chưa nhận được hàng',
      product_unacceptable: 'Hàng hỏng hoặc khác mô tả',
      duplicate: 'Bị trừ tiền hai lần',
      credit_not_processed: 'Chưa nhận được tiền hoàn',
      unrecognized: 'Không nhận ra khoản chi',
      general: 'Lý do khác',
    },
  },
  en: {
    title: 'Card disputes',
    lead: 'A buyer’s bank asks for the money back. Before the deadline, send proof of delivery and what was written with the buyer on Stripe’s page. Lost over the goods: the co-operative bears it; lost over a stolen card: the market does.',
    empty: 'No card payment is disputed.',
    order: 'Order',
    unknownOrder: 'order not known yet',
    amount: 'Sum',
    why: 'The bank’s reason',
    state: 'State',
    dueBy: 'Answer before',
    states: {
      inquiry: 'The bank asks, no money has moved',
      open: 'The money was taken, an answer is due',
      dropped: 'No longer asked',
      won: 'Won, the money is back',
      lost: 'Lost',
    },
    reasons: {
      fraudulent: 'The holder says they did not buy',
      product_not_received: 'The goods did not arrive',
      product_unacceptable: 'The goods were damaged or not as described',
      duplicate: 'Charged twice',
      credit_not_processed: 'A refund did not arrive',
      unrecognized: 'The charge is not recognised',
      general: 'Another reason',
    },
  },
});
