// What the stand-in's pages say, in the shop's two languages.
import { inEnglish, inVietnamese } from './amounts.js';

export interface Words {
  lang: 'vi' | 'en';
  amount(amount: number): string;
  standIn: string;
  paying(amount: string): string;
  chooseCard: string;
  card: Record<string, string>;
  pay(amount: string): string;
  cancel: string;
  back: string;
  declined: Record<string, string> & { other: string };
  expired: string;
  unknown: string;
  bankAsks(amount: string): string;
  approve: string;
  refuse: string;
  done: string;
}

export const vietnamese: Words = {
  lang: 'vi',
  amount: inVietnamese,
  standIn: 'Trang giả lập Stripe để thử: không có tiền thật. Đừng dùng thẻ thật.',
  paying: amount => `Thanh toán ${amount}`,
  chooseCard: 'Chọn một thẻ thử',
  card: {
    pm_card_visa: 'Trả được ngay',
    pm_card_authenticationRequired: 'Ngân hàng hỏi lại trước khi trả',
    pm_card_chargeDeclined: 'Bị từ chối',
    pm_card_visa_chargeDeclinedInsufficientFunds: 'Không đủ tiền',
    pm_card_chargeDeclinedExpiredCard: 'Thẻ hết hạn',
  },
  pay: amount => `Trả ${amount}`,
  cancel: 'Huỷ, quay lại cửa hàng',
  back: 'Quay lại cửa hàng',
  declined: {
    insufficient_funds: 'Thẻ không đủ tiền. Hãy chọn thẻ khác.',
    expired_card: 'Thẻ đã hết hạn. Hãy chọn thẻ khác.',
    payment_intent_authentication_failure: 'Bạn chưa xác nhận với ngân hàng. Hãy thử lại hoặc chọn thẻ khác.',
    other: 'Thẻ bị từ chối. Hãy chọn thẻ khác.',
  },
  expired: 'Phiên thanh toán đã hết hạn. Bạn chưa bị trừ tiền.',
  unknown: 'Không tìm thấy trang thanh toán này.',
  bankAsks: amount => `Ngân hàng hỏi: bạn đồng ý trả ${amount}?`,
  approve: 'Đồng ý trả',
  refuse: 'Không đồng ý',
  done: 'Xong. Bạn có thể đóng trang này.',
};

export const english: Words = {
  lang: 'en',
  amount: inEnglish,
  standIn: 'A stand-in for Stripe, for trying out: no real money. Do not use a real card.',
  paying: amount => `Pay ${amount}`,
  chooseCard: 'Choose a test card',
  card: {
    pm_card_visa: 'Pays at once',
    pm_card_authenticationRequired: 'The bank asks you first',
    pm_card_chargeDeclined: 'Is declined',
    pm_card_visa_chargeDeclinedInsufficientFunds: 'Has insufficient funds',
    pm_card_chargeDeclinedExpiredCard: 'Has expired',
  },
  pay: amount => `Pay ${amount}`,
  cancel: 'Cancel and return to the shop',
  back: 'Return to the shop',
  declined: {
    insufficient_funds: 'This card has insufficient funds. Please choose another.',
    expired_card: 'This card has expired. Please choose another.',
    payment_intent_authentication_failure: 'You did not confirm with your bank. Try again or choose another card.',
    other: 'This card was declined. Please choose another.',
  },
  expired: 'This payment page has expired. You have not been charged.',
  unknown: 'There is no such payment page.',
  bankAsks: amount => `Your bank asks: do you agree to pay ${amount}?`,
  approve: 'Agree and pay',
  refuse: 'Do not agree',
  done: 'Done. You may close this page.',
};

/** The session's language; where it leaves the choice open, the browser's. */
export function wordsFor(locale: string | null | undefined, acceptLanguage = ''): Words {
  const language = locale && locale !== 'auto' ? locale : acceptLanguage;
  return /^\s*en/i.test(language) ? english : vietnamese;
}
