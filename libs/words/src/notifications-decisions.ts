import { wordsOf } from '#platform/language';

/** What the department said to new texts of a product, or to an appeal. */
export const decisions = wordsOf({
  vi: {
    productRefused: {
      subject: (name: string) => `Sản phẩm chưa được duyệt: ${name}`,
      text: (name: string) => `Sản phẩm ${name} chưa được duyệt. Hãy sửa theo ý kiến dưới đây rồi gửi lại.`,
      short: (name: string) => `Chợ Phiên: sản phẩm ${name} chưa được duyệt. Hãy đăng nhập để xem lý do.`,
    },
    changeApproved: {
      subject: (name: string) => `Nội dung mới đã được duyệt: ${name}`,
      text: (name: string) => `Nội dung mới của sản phẩm ${name} đã được duyệt. Khách đang đọc nội dung này.`,
      short: (name: string) => `Chợ Phiên: nội dung mới của ${name} đã được duyệt.`,
    },
    changeRefused: {
      subject: (name: string) => `Nội dung mới chưa được duyệt: ${name}`,
      text: (name: string) =>
        `Nội dung mới của sản phẩm ${name} chưa được duyệt. Sản phẩm vẫn bán với nội dung cũ; hãy sửa theo ý kiến dưới đây rồi lưu lại.`,
      short: (name: string) => `Chợ Phiên: nội dung mới của ${name} chưa được duyệt. Hãy đăng nhập để xem lý do.`,
    },
    appealLifted: {
      subject: (name: string) => `Khiếu nại được chấp nhận: ${name}`,
      text: (name: string) => `Khiếu nại về việc gỡ sản phẩm ${name} được chấp nhận. Sản phẩm đã trở lại chợ.`,
      short: (name: string) => `Chợ Phiên: khiếu nại về ${name} được chấp nhận, sản phẩm đã trở lại chợ.`,
    },
    appealUpheld: {
      subject: (name: string) => `Khiếu nại không được chấp nhận: ${name}`,
      text: (name: string) =>
        `Khiếu nại về việc gỡ sản phẩm ${name} không được chấp nhận. Hãy sửa theo ý kiến dưới đây rồi gửi duyệt lại.`,
      short: (name: string) => `Chợ Phiên: khiếu nại về ${name} không được chấp nhận. Hãy đăng nhập để xem lý do.`,
    },
  },
  en: {
    productRefused: {
      subject: (name: string) => `Product not approved: ${name}`,
      text: (name: string) => `${name} was not approved. Please correct it as described below and submit it again.`,
      short: (name: string) => `Chợ Phiên: ${name} was not approved. Sign in to see why.`,
    },
    changeApproved: {
      subject: (name: string) => `New texts approved: ${name}`,
      text: (name: string) => `The new texts of ${name} were approved. Buyers read them now.`,
      short: (name: string) => `Chợ Phiên: the new texts of ${name} were approved.`,
    },
    changeRefused: {
      subject: (name: string) => `New texts not approved: ${name}`,
      text: (name: string) =>
        `The new texts of ${name} were not approved. It goes on selling with the old ones; please correct them as described below and save again.`,
      short: (name: string) => `Chợ Phiên: the new texts of ${name} were not approved. Sign in to see why.`,
    },
    appealLifted: {
      subject: (name: string) => `Appeal accepted: ${name}`,
      text: (name: string) => `Your appeal about ${name} was accepted. It is back on the market.`,
      short: (name: string) => `Chợ Phiên: your appeal about ${name} was accepted, it is back on the market.`,
    },
    appealUpheld: {
      subject: (name: string) => `Appeal not accepted: ${name}`,
      text: (name: string) =>
        `Your appeal about ${name} was not accepted. Please correct it as described below and submit it again.`,
      short: (name: string) => `Chợ Phiên: your appeal about ${name} was not accepted. Sign in to see why.`,
    },
  },
});
