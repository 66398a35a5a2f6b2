import { wordsOf } from '#platform/language';
import { complaintLetters } from './complaint-letters.js';
import { complaints } from './complaints.js';

/** What becomes of an order after it was placed. */
export const orderChanges = wordsOf({
  vi: {
    complaint: { ...complaintLetters.vi, did: complaints.vi.did, sides: complaints.vi.sides },
    orderEdited: {
      subject: (number: string) => `Đơn hàng ${number} có thay đổi`,
      text: (seller: string, number: string) => `${seller} không đủ hàng nên đã bớt trong đơn ${number} của bạn:`,
      line: (name: string, before: number, after: number) =>
        after === 0 ? `  ${name}: bỏ cả ${before}` : `  ${name}: ${before} còn ${after}`,
      less: (sum: string) => `Bạn trả ít hơn ${sum}.`,
      collect: (sum: string) => `Khi nhận hàng, bạn trả cho người giao ${sum}.`,
      refund: (sum: string) => `${sum} sẽ được hoàn về nơi bạn đã trả.`,
      short: (number: string, sum: string, url: string) =>
        `Chợ Phiên: đơn ${number} được bớt hàng vì không đủ, bạn trả ít hơn ${sum}. Chi tiết: ${url}`,
    },
    orderPostponed: {
      subject: (number: string) => `Đơn hàng ${number} sẽ đến muộn hơn`,
      text: (seller: string, number: string, from: string, to: string) =>
        `${seller} không kịp giao đơn ${number} như đã hẹn. Nay dự kiến giao từ ${from} đến ${to}. Xin lỗi bạn.`,
      ask: (phone: string) => `Cần hỏi thêm, hãy gọi hợp tác xã: ${phone}.`,
      short: (number: string, from: string, to: string, url: string) =>
        `Chợ Phiên: đơn ${number} nay dự kiến giao từ ${from} đến ${to}. Chi tiết: ${url}`,
    },
    orderCalledOff: {
      subject: (number: string) => `Đơn hàng ${number} đã huỷ, không cần gói nữa`,
      text: 'Đơn hàng sau đã bị huỷ. Hàng đã được trả về kho.',
      short: (number: string) => `Chợ Phiên: đơn ${number} đã huỷ, không cần gói nữa.`,
    },
  },
  en: {
    complaint: { ...complaintLetters.en, did: complaints.en.did, sides: complaints.en.sides },
    orderEdited: {
      subject: (number: string) => `Order ${number} has changed`,
      text: (seller: string, number: string) =>
        `${seller} does not have enough and has taken goods off your order ${number}:`,
      line: (name: string, before: number, after: number) =>
        after === 0 ? `  ${name}: all ${before} taken off` : `  ${name}: ${after} instead of ${before}`,
      less: (sum: string) => `You pay ${sum} less.`,
      collect: (sum: string) => `Please pay the carrier ${sum} when it arrives.`,
      refund: (sum: string) => `The ${sum} go back to where you paid them from.`,
      short: (number: string, sum: string, url: string) =>
        `Chợ Phiên: goods were taken off order ${number}; you pay ${sum} less. Details: ${url}`,
    },
    orderPostponed: {
      subject: (number: string) => `Order ${number} comes later`,
      text: (seller: string, number: string, from: string, to: string) =>
        `${seller} cannot deliver order ${number} on the days you were told. It is now expected from ${from} to ${to}. We are sorry.`,
      ask: (phone: string) => `To learn more, call the co-operative: ${phone}.`,
      short: (number: string, from: string, to: string, url: string) =>
        `Chợ Phiên: order ${number} is now expected from ${from} to ${to}. Details: ${url}`,
    },
    orderCalledOff: {
      subject: (number: string) => `Order ${number} is cancelled; do not pack it`,
      text: 'The order below has been cancelled. Its goods are back in stock.',
      short: (number: string) => `Chợ Phiên: order ${number} is cancelled; do not pack it.`,
    },
  },
});
