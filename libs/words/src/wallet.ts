import { wordsOf } from '#platform/language';

/** Paying through VNPAY: QR codes of banks, cards of Việt Nam, and wallets. */
export const wallet = wordsOf({
  vi: {
    pay: {
      title: 'Trả qua VNPAY',
      lead: 'Bạn chọn mã QR, thẻ ATM hoặc ví trên trang của VNPAY. Chợ không nhìn thấy và không lưu số thẻ.',
      button: (sum: string) => `Trả ${sum} qua VNPAY`,
      tried:
        'Bạn đã mở trang của VNPAY. Nếu vừa trả xong, xin chờ vài phút trước khi bấm lại. Trả hai lần thì khoản thừa tự được hoàn.',
    },
    refusals: {
      'wallet-unavailable':
        'Hiện chưa kết nối được với VNPAY. Xin thử lại sau ít phút, hoặc huỷ đơn này và đặt lại với cách thanh toán khác. Bạn chưa bị trừ tiền.',
      'payment-suspected': 'VNPAY đã trừ tiền của người mua nhưng còn giữ lại để kiểm tra. Hãy hỏi VNPAY.',
    },
  },
  en: {
    pay: {
      title: 'Pay through VNPAY',
      lead: 'You choose a QR code, an ATM card or a wallet on VNPAY’s page. The market neither sees nor keeps card numbers.',
      button: (sum: string) => `Pay ${sum} through VNPAY`,
      tried:
        'You have opened VNPAY’s page. If you have just paid, please wait a few minutes before you press again. What is paid twice goes back by itself.',
    },
    refusals: {
      'wallet-unavailable':
        'VNPAY cannot be reached right now. Please try again in a few minutes, or cancel this order and order again with another way to pay. You were not charged.',
      'payment-suspected': 'VNPAY has charged the buyer and holds the money back for a check. Please ask VNPAY.',
    },
  },
});
