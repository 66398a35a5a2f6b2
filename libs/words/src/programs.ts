import { wordsOf } from '#platform/language';

/** Keys of programs, and what programs are told; EPCIS itself answers programs in English. */
export const programs = wordsOf({
  vi: {
    refusals: {
      'key-unknown': 'Khoá truy cập không đúng, đã bị huỷ hoặc hết hạn.',
      'scope-missing': 'Khoá này không được cấp quyền cho việc đó.',
      'key-name-needed': 'Hãy đặt tên cho khoá, tối đa 100 ký tự.',
      'key-scope-needed': 'Hãy chọn ít nhất một quyền cho khoá.',
      'key-in-use': 'Biểu mẫu này đã gửi rồi và khoá đã được dùng. Hãy mở lại trang để tạo khoá khác.',
      'partner-gln-taken': 'Mã GLN này là của một đối tác khác.',
      'partner-name-needed': 'Hãy ghi tên đối tác, tối đa 100 ký tự.',
      'partner-gln-unreadable': 'Mã GLN gồm 13 chữ số, chữ số cuối là số kiểm tra.',
      'query-unreadable': 'Câu hỏi không đọc được: tham số hoặc giá trị không có trong tiêu chuẩn.',
      'subscription-controls': 'Đăng ký nhận tin cần đúng một trong hai: stream, hoặc lịch (schedule) đọc được.',
      'subscription-unreadable': 'Nội dung đăng ký nhận tin không đúng dạng.',
      'subscribe-not-permitted': 'Câu hỏi này không đăng ký nhận tin được, hoặc đã có quá nhiều đăng ký.',
      'dest-unreadable': 'Địa chỉ nhận tin phải là https và ai cũng tới được.',
      'query-too-large': 'Câu hỏi cho quá nhiều kết quả.',
      'query-name-taken': 'Đã có câu hỏi mang tên này.',
      'query-name-unreadable': 'Tên câu hỏi có tối đa 200 ký tự, không có dấu gạch chéo.',
      'no-such-query': 'Không có câu hỏi mang tên này.',
    },
  },
  en: {
    refusals: {
      'key-unknown': 'This key is wrong, revoked or over.',
      'scope-missing': 'This key does not open that.',
      'key-name-needed': 'Give the key a name of up to 100 characters.',
      'key-scope-needed': 'Choose at least one thing the key may do.',
      'key-in-use': 'This form was sent before, and its key is in use. Open the page again to make another one.',
      'partner-gln-taken': 'Another partner has this GLN.',
      'partner-name-needed': 'Give the name of the partner, up to 100 characters.',
      'partner-gln-unreadable': 'A GLN has 13 digits, the last of which is a check digit.',
      'query-unreadable': 'The query cannot be read: the standard knows no such parameter or value.',
      'subscription-controls': 'A subscription needs exactly one of stream and a schedule that can be read.',
      'subscription-unreadable': 'The subscription is not of the right form.',
      'subscribe-not-permitted': 'This query cannot be subscribed to, or there are too many subscriptions.',
      'dest-unreadable': 'The address to send to must be https and reachable from everywhere.',
      'query-too-large': 'The query finds too much.',
      'query-name-taken': 'There is a query of this name.',
      'query-name-unreadable': 'The name of a query has up to 200 characters and no slash.',
      'no-such-query': 'There is no query of this name.',
    },
  },
});
