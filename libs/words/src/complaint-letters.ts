import { wordsOf } from '#platform/language';

/** Of a complaint, to the other side of it. */
export const complaintLetters = wordsOf({
  vi: {
    subject: (number: string, what: string) => `Yêu cầu về đơn ${number}: ${what}`,
    text: (side: string, what: string, number: string) => `${side} ${what} (đơn ${number}).`,
    wrote: (text: string) => `Lời nhắn:\n${text}`,
    offered: (sum: string) =>
      `Số tiền đề nghị hoàn: ${sum}. Người mua nhận thì tiền được hoàn; không nhận thì nhờ Sở Công Thương xem xét.`,
    amount: (sum: string) => `${sum} sẽ được hoàn về nơi người mua đã trả.`,
    answerBy: (day: string) => `Hạn cho bước tiếp theo: ${day}.`,
    short: (number: string, what: string, url: string) => `Chợ Phiên: yêu cầu về đơn ${number}: ${what}. Xem: ${url}`,
  },
  en: {
    subject: (number: string, what: string) => `Request about order ${number}: ${what}`,
    text: (side: string, what: string, number: string) => `${side} ${what} (order ${number}).`,
    wrote: (text: string) => `Message:\n${text}`,
    offered: (sum: string) =>
      `The offer: ${sum}. It goes back when the buyer accepts; otherwise the trade department can be asked to decide.`,
    amount: (sum: string) => `${sum} will go back to where the buyer paid from.`,
    answerBy: (day: string) => `The next step is due by ${day}.`,
    short: (number: string, what: string, url: string) =>
      `Chợ Phiên: request about order ${number}: ${what}. See: ${url}`,
  },
});
