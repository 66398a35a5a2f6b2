import { wordsOf } from '#platform/language';

/** Events as the standard has them, and the programs that tell and read them. */
export const epcis = wordsOf({
  vi: {
    refusals: {
      'event-invalid': 'Sự kiện chưa đúng chuẩn EPCIS 2.0.',
      'event-id-taken': 'Mã sự kiện này đã thuộc về một sự kiện có nội dung khác.',
      'event-of-another': 'Chỉ bên đã ghi sự kiện mới được báo sự kiện đó sai.',
      'no-key-holds': 'Không còn khoá nào có quyền đọc sự kiện. Hãy tạo khoá mới rồi gửi tiếp.',
    },
  },
  en: {
    refusals: {
      'event-invalid': 'The event is not as EPCIS 2.0 has it.',
      'event-id-taken': 'This event id belongs to an event with another content.',
      'event-of-another': 'Only who told of an event can declare it wrong.',
      'no-key-holds': 'No key that may read events holds any more. Issue a new one, then resume.',
    },
  },
});
