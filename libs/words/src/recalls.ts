import { wordsOf } from '#platform/language';

/** Calling goods back, by two persons. */
export const recalls = wordsOf({
  vi: {
    refusals: {
      'nothing-reached': 'Không tìm thấy lô nào liên quan. Hãy xem lại mã đã nhập.',
      'recall-reason-missing': 'Hãy ghi lý do thu hồi: người mua sẽ đọc dòng này.',
      'second-person-needed': 'Việc thu hồi cần người thứ hai xác nhận, không phải người đã đề nghị.',
      'recall-moved-on': 'Việc này đã được xử lý trước đó. Hãy tải lại trang.',
      'answer-impossible': 'Số gói này không đúng: phải khác 0 và không vượt số đã đóng gói của lô.',
    },
    flashes: {
      'recall-proposed': 'Đã đề nghị. Hàng liên quan bị giữ ngay; cần người thứ hai xác nhận.',
      'recall-confirmed': 'Đã thu hồi. Trang quét tem và kho đã đổi.',
      'recall-withdrawn': 'Đã rút đề nghị. Hàng được bán tiếp.',
      'recall-closed': 'Đã kết thúc việc thu hồi.',
    },
  },
  en: {
    refusals: {
      'nothing-reached': 'No batch can be traced to this. Please check what you typed.',
      'recall-reason-missing': 'Please give the reason: buyers will read it.',
      'second-person-needed': 'A recall needs a second person to confirm it, not the one who proposed it.',
      'recall-moved-on': 'This has been dealt with already. Please load the page again.',
      'answer-impossible': 'This number of packs cannot be: not zero, and no more than were packed of the batch.',
    },
    flashes: {
      'recall-proposed': 'Proposed. What it reaches is held at once; a second person has to confirm it.',
      'recall-confirmed': 'Recalled. Scans and stock have changed.',
      'recall-withdrawn': 'Withdrawn. The goods can be sold again.',
      'recall-closed': 'The recall is closed.',
    },
  },
});
