import { wordsOf } from '#platform/language';
import { orderChanges } from './notifications-orders.js';
import { further } from './notifications-fetching.js';
import { weighing } from './weighing.js';

/** Letters: plain text, in the recipient's language. `short` is the whole letter where only an SMS can go. */
export const notifications = wordsOf({
  vi: {
    greeting: (name: string) => `Kính gửi ${name},`,
    signature: 'Trân trọng,\nChợ Phiên – đặc sản Lai Châu, rõ nguồn gốc',
    follow: (url: string) => `Theo dõi đơn hàng:\n${url}`,
    open: (url: string) => `Xem tại:\n${url}`,
    stop: (url: string) => `Không muốn nhận loại thư này nữa? Mở:\n${url}`,
    reason: (text: string) => `Lý do: ${text}`,
    officerWrote: (text: string) => `Ý kiến của cán bộ Sở Công Thương: ${text}`,
    fromSeller: (seller: string, number: string) => `${seller} (đơn ${number}):`,
    line: (name: string, quantity: number, sum: string) => `  ${quantity} × ${name}: ${sum}`,
    orderPlaced: {
      subject: (code: string) => `Chợ Phiên đã nhận đơn hàng ${code}`,
      thanks: 'Cảm ơn bạn đã đặt hàng. Đơn của bạn gồm:',
      sums: (delivery: string, total: string) => `Phí giao hàng: ${delivery}\nTổng cộng: ${total}`,
      discount: (sum: string) => `Giảm giá: −${sum}`,
      notSent: 'không có, vì không phải giao',
      codAtPlace: 'Bạn trả tiền mặt cho hợp tác xã khi đến ở; hãy gọi cho người bán để hẹn ngày.',
      cod: 'Bạn trả tiền mặt cho người giao khi nhận từng kiện hàng.',
      payBefore: (moment: string, url: string) =>
        `Xin trả tiền trước ${moment}; quá giờ này đơn tự huỷ và hàng được bán cho người khác. Trả tiền tại:\n${url}`,
      short: (code: string, total: string, url: string) =>
        `Chợ Phiên: đã nhận đơn ${code}, tổng ${total}. Theo dõi: ${url}`,
    },
    orderPaid: {
      subject: (code: string) => `Đã nhận tiền cho đơn hàng ${code}`,
      text: (total: string) => `Chúng tôi đã nhận ${total}. Hợp tác xã đang chuẩn bị hàng cho bạn.`,
      short: (code: string, url: string) => `Chợ Phiên: đã nhận tiền cho đơn ${code}. Theo dõi: ${url}`,
    },
    orderToPack: {
      subject: (number: string) => `Đơn hàng mới cần gói: ${number}`,
      text: 'Hợp tác xã có đơn hàng mới cần gói:',
      short: (number: string, url: string) => `Chợ Phiên: đơn mới ${number} cần gói. ${url}`,
    },
    orderShipped: {
      subject: (number: string) => `Đơn hàng ${number} đã được gửi đi`,
      text: (seller: string, carrier: string, tracking: string) =>
        `${seller} đã gửi hàng${carrier && ` qua ${carrier}`}${tracking && `, mã vận đơn ${tracking}`}.`,
      cod: (sum: string) => `Khi nhận hàng, bạn trả cho người giao ${sum}.`,
      short: (number: string, carrier: string, tracking: string) =>
        `Chợ Phiên: đơn ${number} đã gửi đi${carrier && ` qua ${carrier}`}${tracking && ` ${tracking}`}.`,
    },
    orderCancelled: {
      subject: (number: string) => `Đơn hàng ${number} đã bị huỷ`,
      text: (seller: string, number: string) => `Đơn ${number} của ${seller} đã bị huỷ.`,
      unpaid: 'Lý do: chưa nhận được tiền trong thời hạn. Nếu bạn đã chuyển khoản, tiền sẽ được trả lại.',
      refund: 'Số tiền bạn đã trả sẽ được hoàn về nơi bạn đã trả.',
      part: (sum: string) => `${sum} bạn đã trả cho đơn này sẽ được hoàn về nơi bạn đã trả.`,
      short: (number: string, url: string) => `Chợ Phiên: đơn ${number} đã bị huỷ. Chi tiết: ${url}`,
    },
    ...orderChanges.vi,
    orderWeighed: weighing.vi.letter,
    alertRaised: {
      subject: (name: string) => `Tem cần xem lại: ${name}`,
      clone: (name: string, serial: string) =>
        `Tem số ${serial} của ${name} được quét theo cách mà một gói hàng không thể có. Có thể ai đó đã in lại tem này trên hàng khác.`,
      guessing: (name: string) => `Có người đang thử nhiều số tem không có thật của ${name}.`,
      copying: (name: string) =>
        `Một máy vừa quét lần lượt nhiều tem liền nhau của ${name}. Nếu không phải người của hợp tác xã, có thể cuộn tem đang bị chép lại.`,
      whatToDo:
        'Hãy xem các lượt quét và cho biết đó là chuyện bình thường hay tem bị nghi ngờ. Khi tem bị nghi ngờ, người quét sẽ được cảnh báo ngay.',
      short: (name: string) => `Cho Phien: co tem can xem lai (${name}). Hay mo ban lam viec.`,
    },
    batchRecalled: {
      subject: (product: string) => `Thu hồi sản phẩm: ${product}`,
      text: (product: string, lot: string, seller: string) =>
        `${seller} thu hồi sản phẩm ${product}, lô ${lot}, mà bạn đã mua trên Chợ Phiên. Xin đừng dùng nữa.`,
      whatToDo: (phone: string) => `Hãy giữ lại sản phẩm và gọi cho hợp tác xã để biết cách gửi trả: ${phone}`,
      refund: {
        card: (sum: string) => `Tiền của số hàng này, ${sum}, được hoàn về thẻ của bạn, thường mất vài ngày làm việc.`,
        wallet: (sum: string) =>
          `Tiền của số hàng này, ${sum}, được hoàn về nơi bạn đã trả qua VNPAY, thường mất vài ngày làm việc.`,
        vietqr: (sum: string) =>
          `Tiền của số hàng này, ${sum}, được chuyển khoản trả bạn; cán bộ có thể gọi bạn để hỏi số tài khoản.`,
        cod: (sum: string) =>
          `Tiền bạn đã trả khi nhận số hàng này, ${sum}, được chuyển khoản trả bạn; cán bộ có thể gọi bạn để hỏi số tài khoản.`,
      },
      short: (product: string, lot: string, phone: string) =>
        `Chợ Phiên: THU HỒI ${product}, lô ${lot}. Xin đừng dùng. Liên hệ hợp tác xã: ${phone}`,
    },
    cooperativeVerified: {
      subject: (name: string) => `${name} đã được xác minh`,
      text: (name: string) =>
        `Sở Công Thương đã xác minh ${name}. Sản phẩm được duyệt của đơn vị có thể bán ngay trên chợ.`,
      short: (name: string) => `Chợ Phiên: ${name} đã được xác minh và có thể bán hàng.`,
    },
    cooperativeRefused: {
      subject: (name: string) => `${name} chưa được xác minh`,
      text: (name: string) =>
        `Sở Công Thương chưa xác minh được ${name}. Hãy bổ sung theo ý kiến dưới đây rồi liên hệ lại với Sở.`,
      short: (name: string) => `Chợ Phiên: ${name} chưa được xác minh. Hãy đăng nhập để xem lý do.`,
    },
    productApproved: {
      subject: (name: string) => `Sản phẩm đã được duyệt: ${name}`,
      text: (name: string) => `Sản phẩm ${name} đã được duyệt và đang được bày bán.`,
      short: (name: string) => `Chợ Phiên: sản phẩm ${name} đã được duyệt.`,
    },
    subscriptionPaused: {
      subject: (query: string) => `Ngừng gửi sự kiện: ${query}`,
      failing: (query: string, dest: string, error: string) =>
        `Đã ba ngày nay nơi nhận ${dest} không nhận sự kiện của câu hỏi “${query}” (lỗi gần nhất: ${error}), nên chúng tôi ngừng gửi. Không sự kiện nào bị mất.`,
      key: (query: string, key: string) =>
        `Khoá “${key}” đã bị huỷ hoặc hết hạn, nên sự kiện của câu hỏi “${query}” không được gửi nữa. Không sự kiện nào bị mất.`,
      whatToDo: (page: string, request: string) =>
        `Để gửi tiếp từ chỗ đã dừng, hãy mở trang này và bấm “Gửi tiếp”:\n${page}\nPhần mềm cũng có thể tự gọi bằng một khoá còn hiệu lực:\n${request}`,
      short: (query: string) => `Chợ Phiên: ngừng gửi sự kiện của câu hỏi “${query}”. Xem thư hoặc hỏi người quản trị.`,
    },
    flagRaised: {
      subject: (name: string, lot: string) => `Lô ${lot} cần giải trình: ${name}`,
      text: (name: string, lot: string) =>
        `Số liệu của lô ${lot} (${name}) không khớp nên lô tạm giữ: chưa dán tem, chưa bán được. Xin ghi rõ vì sao để Sở xem và xác nhận.`,
      short: (name: string, lot: string) =>
        `Chợ Phiên: lô ${lot} (${name}) tạm giữ vì số liệu không khớp. Hãy đăng nhập để giải trình.`,
    },
    flagCountersigned: {
      subject: (name: string, lot: string) => `Đã xác nhận giải trình lô ${lot}: ${name}`,
      text: (name: string, lot: string) =>
        `Sở đã xác nhận giải trình về lô ${lot} (${name}). Khi không còn số liệu nào chờ, lô được bán tiếp.`,
      short: (name: string, lot: string) => `Chợ Phiên: giải trình lô ${lot} (${name}) đã được xác nhận.`,
    },
    flagRejected: {
      subject: (name: string, lot: string) => `Giải trình lô ${lot} chưa được chấp nhận: ${name}`,
      text: (name: string, lot: string) =>
        `Giải trình về lô ${lot} (${name}) chưa được chấp nhận. Lô vẫn tạm giữ; xin bổ sung theo ý kiến dưới đây.`,
      short: (name: string, lot: string) =>
        `Chợ Phiên: giải trình lô ${lot} (${name}) chưa được chấp nhận. Hãy đăng nhập để xem lý do.`,
    },
    siteClaimCountersigned: {
      subject: (place: string) => `Sở đã xác nhận kê khai về ${place}`,
      text: (claim: string, place: string) =>
        `Sở đã xác nhận kê khai của hợp tác xã về ${place}: ${claim}. Từ nay số liệu được so với mức này.`,
      short: (claim: string, place: string) => `Chợ Phiên: Sở đã xác nhận kê khai về ${place} (${claim}).`,
    },
    siteClaimRefused: {
      subject: (place: string) => `Sở chưa xác nhận kê khai về ${place}`,
      text: (claim: string, place: string) =>
        `Sở chưa xác nhận kê khai của hợp tác xã về ${place}: ${claim}. Mức chung vẫn được áp dụng; có thể sửa theo ý kiến dưới đây rồi kê khai lại.`,
      short: (claim: string, place: string) =>
        `Chợ Phiên: Sở chưa xác nhận kê khai về ${place} (${claim}). Hãy đăng nhập để xem lý do.`,
    },
    ...further.vi,
    productTakenDown: {
      subject: (name: string) => `Sản phẩm đã bị gỡ: ${name}`,
      text: (name: string) => `Sản phẩm ${name} đã bị gỡ khỏi chợ. Hãy sửa theo ý kiến dưới đây rồi gửi duyệt lại.`,
      short: (name: string) => `Chợ Phiên: sản phẩm ${name} đã bị gỡ. Hãy đăng nhập để xem lý do.`,
    },
  },
  en: {
    greeting: (name: string) => `Dear ${name},`,
    signature: 'With kind regards,\nChợ Phiên – specialties of Lai Châu, traced to their makers',
    follow: (url: string) => `Follow your order:\n${url}`,
    open: (url: string) => `See it here:\n${url}`,
    stop: (url: string) => `No more letters of this kind? Open:\n${url}`,
    reason: (text: string) => `Reason: ${text}`,
    officerWrote: (text: string) => `The trade department wrote: ${text}`,
    fromSeller: (seller: string, number: string) => `${seller} (order ${number}):`,
    line: (name: string, quantity: number, sum: string) => `  ${quantity} × ${name}: ${sum}`,
    orderPlaced: {
      subject: (code: string) => `Chợ Phiên has received your order ${code}`,
      thanks: 'Thank you for your order. It holds:',
      sums: (delivery: string, total: string) => `Delivery: ${delivery}\nTotal: ${total}`,
      discount: (sum: string) => `Discount: −${sum}`,
      notSent: 'none, nothing is sent',
      codAtPlace: 'You pay cash to the co-operative when you come; call the seller to agree on the day.',
      cod: 'You pay cash to the carrier for each parcel as it arrives.',
      payBefore: (moment: string, url: string) =>
        `Please pay before ${moment} (Vietnam time); after that the order lapses and the goods go back on sale. Pay here:\n${url}`,
      short: (code: string, total: string, url: string) =>
        `Chợ Phiên: order ${code} received, total ${total}. Follow it: ${url}`,
    },
    orderPaid: {
      subject: (code: string) => `Your payment for order ${code} has arrived`,
      text: (total: string) => `We have received ${total}. The co-operatives are getting your goods ready.`,
      short: (code: string, url: string) => `Chợ Phiên: payment for order ${code} received. Follow it: ${url}`,
    },
    orderToPack: {
      subject: (number: string) => `A new order to pack: ${number}`,
      text: 'Your co-operative has a new order to pack:',
      short: (number: string, url: string) => `Chợ Phiên: new order ${number} to pack. ${url}`,
    },
    orderShipped: {
      subject: (number: string) => `Order ${number} is on its way`,
      text: (seller: string, carrier: string, tracking: string) =>
        `${seller} has sent your goods${carrier && ` with ${carrier}`}${tracking && `, tracking number ${tracking}`}.`,
      cod: (sum: string) => `Please pay the carrier ${sum} when it arrives.`,
      short: (number: string, carrier: string, tracking: string) =>
        `Chợ Phiên: order ${number} is on its way${carrier && ` with ${carrier}`}${tracking && ` ${tracking}`}.`,
    },
    orderCancelled: {
      subject: (number: string) => `Order ${number} has been cancelled`,
      text: (seller: string, number: string) => `Order ${number} from ${seller} has been cancelled.`,
      unpaid: 'Reason: no payment arrived in time. If you did send money, you will get it back.',
      refund: 'What you paid goes back to where you paid it from.',
      part: (sum: string) => `The ${sum} you paid for this order go back to where you paid them from.`,
      short: (number: string, url: string) => `Chợ Phiên: order ${number} has been cancelled. Details: ${url}`,
    },
    ...orderChanges.en,
    orderWeighed: weighing.en.letter,
    alertRaised: {
      subject: (name: string) => `Labels to look at: ${name}`,
      clone: (name: string, serial: string) =>
        `Label ${serial} of ${name} is scanned in ways that one pack cannot be. Somebody may have printed it again on other goods.`,
      guessing: (name: string) => `Somebody is trying many label numbers of ${name} that do not exist.`,
      copying: (name: string) =>
        `One device has just scanned many neighbouring labels of ${name}. If it was nobody of the co-operative, the roll may be being copied.`,
      whatToDo:
        'Please look at the scans and say whether this is nothing or the label is under suspicion. Then whoever scans it is warned at once.',
      short: (name: string) => `Cho Phien: labels to look at (${name}). Please open your desk.`,
    },
    batchRecalled: {
      subject: (product: string) => `Product recall: ${product}`,
      text: (product: string, lot: string, seller: string) =>
        `${seller} is recalling ${product}, lot ${lot}, which you bought on Chợ Phiên. Please do not use it.`,
      whatToDo: (phone: string) => `Keep the product and call the co-operative about how to send it back: ${phone}`,
      refund: {
        card: (sum: string) => `What you paid for it, ${sum}, goes back to your card, which takes a few working days.`,
        wallet: (sum: string) =>
          `What you paid for it, ${sum}, goes back to where you paid from through VNPAY, which takes a few working days.`,
        vietqr: (sum: string) =>
          `What you paid for it, ${sum}, is returned by transfer; an officer may call you for your account number.`,
        cod: (sum: string) =>
          `What you paid for it on delivery, ${sum}, is returned by transfer; an officer may call you for your account number.`,
      },
      short: (product: string, lot: string, phone: string) =>
        `Chợ Phiên: RECALL of ${product}, lot ${lot}. Please do not use it. Call the co-operative: ${phone}`,
    },
    cooperativeVerified: {
      subject: (name: string) => `${name} is verified`,
      text: (name: string) =>
        `The trade department has verified ${name}. Its approved products can be sold from now on.`,
      short: (name: string) => `Chợ Phiên: ${name} is verified and can sell.`,
    },
    cooperativeRefused: {
      subject: (name: string) => `${name} could not be verified`,
      text: (name: string) =>
        `The trade department could not verify ${name}. Please provide what is missing and contact the department again.`,
      short: (name: string) => `Chợ Phiên: ${name} could not be verified. Sign in to see why.`,
    },
    productApproved: {
      subject: (name: string) => `Product approved: ${name}`,
      text: (name: string) => `${name} has been approved and is on sale.`,
      short: (name: string) => `Chợ Phiên: ${name} has been approved.`,
    },
    subscriptionPaused: {
      subject: (query: string) => `Events are no longer sent: ${query}`,
      failing: (query: string, dest: string, error: string) =>
        `For three days ${dest} has not taken the events of the query “${query}” (last error: ${error}), so we have stopped sending them. Nothing is lost.`,
      key: (query: string, key: string) =>
        `The key “${key}” has been revoked or has run out, so the events of the query “${query}” are no longer sent. Nothing is lost.`,
      whatToDo: (page: string, request: string) =>
        `To go on from where it stopped, open this page and press “Resume”:\n${page}\nA program may as well call with a key that holds:\n${request}`,
      short: (query: string) => `Chợ Phiên: the events of the query “${query}” are no longer sent.`,
    },
    flagRaised: {
      subject: (name: string, lot: string) => `Batch ${lot} needs an explanation: ${name}`,
      text: (name: string, lot: string) =>
        `The numbers of batch ${lot} (${name}) do not add up, so it is held: no labels, no sales. Please say how they came about; the department will look at it.`,
      short: (name: string, lot: string) =>
        `Chợ Phiên: batch ${lot} (${name}) is held. Sign in to explain its numbers.`,
    },
    flagCountersigned: {
      subject: (name: string, lot: string) => `Explanation accepted for batch ${lot}: ${name}`,
      text: (name: string, lot: string) =>
        `The department has countersigned your explanation of batch ${lot} (${name}). When nothing else is open it can be sold again.`,
      short: (name: string, lot: string) => `Chợ Phiên: the explanation of batch ${lot} (${name}) was accepted.`,
    },
    flagRejected: {
      subject: (name: string, lot: string) => `Explanation not accepted for batch ${lot}: ${name}`,
      text: (name: string, lot: string) =>
        `Your explanation of batch ${lot} (${name}) was not accepted. The batch stays held; please add what is asked for below.`,
      short: (name: string, lot: string) =>
        `Chợ Phiên: the explanation of batch ${lot} (${name}) was not accepted. Sign in to see why.`,
    },
    siteClaimCountersigned: {
      subject: (place: string) => `Your claim about ${place} is countersigned`,
      text: (claim: string, place: string) =>
        `The department has countersigned what your co-operative claims of ${place}: ${claim}. From now on your numbers are measured by it.`,
      short: (claim: string, place: string) => `Chợ Phiên: your claim about ${place} (${claim}) is countersigned.`,
    },
    siteClaimRefused: {
      subject: (place: string) => `Your claim about ${place} is not countersigned`,
      text: (claim: string, place: string) =>
        `The department has not countersigned what your co-operative claims of ${place}: ${claim}. The general bound still holds; you may change what is asked for below and claim it again.`,
      short: (claim: string, place: string) =>
        `Chợ Phiên: your claim about ${place} (${claim}) was not countersigned. Sign in to see why.`,
    },
    ...further.en,
    productTakenDown: {
      subject: (name: string) => `Product taken down: ${name}`,
      text: (name: string) =>
        `${name} has been taken off the market. Please correct it as described below and submit it again.`,
      short: (name: string) => `Chợ Phiên: ${name} has been taken down. Sign in to see why.`,
    },
  },
});
