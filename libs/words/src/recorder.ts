import { wordsOf } from '#platform/language';

type Facts = Readonly<Record<string, string | number>>;

/** Recording in the field, with or without a network. */
export const recorder = wordsOf({
  vi: {
    refusals: {
      'device-unknown': 'Máy này chưa đăng ký ở hợp tác xã. Hãy mở sổ khi có mạng để đăng ký.',
      'device-revoked': 'Giám đốc hợp tác xã đã khoá máy này. Việc đã ghi vẫn còn trong máy; hãy báo giám đốc.',
      'other-persons-device':
        'Những việc này do người khác ghi trên máy. Hãy đăng nhập bằng tài khoản của người đó để gửi.',
      'key-not-owned': 'Khoá của máy không đúng. Hãy tải lại sổ khi có mạng.',
      'device-name-needed': 'Hãy đặt tên cho máy.',
      'too-late-to-withdraw': 'Việc này đã vào sổ nên không rút lại được. Nếu ghi sai, hãy đính chính ở trang của lô.',
      'not-enclosed': 'Tệp này không thuộc việc nào đã ghi.',
      'enclosure-unreadable': ({ kilobytes }: Facts) => `Chỉ nhận ảnh JPEG hoặc ghi âm, nhiều nhất ${kilobytes} kB.`,
      'signature-wrong': 'Chữ ký của máy không khớp nên việc này không được nhận. Hãy ghi lại việc này.',
      'item-unreadable': 'Máy chủ không đọc được việc này. Hãy tải lại sổ khi có mạng rồi ghi lại.',
      'item-id-taken': 'Việc này trùng mã với một việc khác. Hãy ghi lại việc này.',
    },
    waiting: {
      'not-found': 'Lô này chưa về máy chủ vì máy đã mở lô chưa gửi. Khi máy kia gửi, việc này tự vào sổ.',
      'not-enough-in-batch':
        'Trong lô chưa đủ hàng. Nếu máy khác còn việc chưa gửi thì cứ chờ; nếu gõ nhầm thì rút lại rồi ghi lại.',
      'before-the-goods':
        'Lúc đó trong lô chưa có đủ hàng. Nếu máy khác còn việc chưa gửi thì cứ chờ; nếu sai giờ thì rút lại rồi ghi lại.',
    },
  },
  en: {
    refusals: {
      'device-unknown': 'This phone is not registered at the co-operative. Open the recorder while you have a network.',
      'device-revoked':
        'The director has locked this phone. What you recorded is still on it; please tell the director.',
      'other-persons-device': 'Somebody else recorded this on the phone. Sign in as that person to send it.',
      'key-not-owned': 'The key of this phone is wrong. Reload the recorder while you have a network.',
      'device-name-needed': 'Please give the phone a name.',
      'too-late-to-withdraw': 'This is in the book already. If it is wrong, correct it on the page of the batch.',
      'not-enclosed': 'This file does not belong to anything recorded.',
      'enclosure-unreadable': ({ kilobytes }: Facts) =>
        `Only JPEG photos and voice notes are taken, of at most ${kilobytes} kB.`,
      'signature-wrong': 'The signature of the phone does not match, so this was not taken. Please record it again.',
      'item-unreadable':
        'The server cannot read this. Reload the recorder while you have a network, then record it again.',
      'item-id-taken': 'This has the number of another record. Please record it again.',
    },
    waiting: {
      'not-found':
        'The batch has not reached the server: the phone that started it has not sent yet. When it does, this goes in by itself.',
      'not-enough-in-batch':
        'The batch does not hold so much yet. If another phone has still to send, just wait; if you mistyped, take this back and record it again.',
      'before-the-goods':
        'The batch did not hold so much at that time. If another phone has still to send, just wait; if the time is wrong, take this back and record it again.',
    },
  },
});
