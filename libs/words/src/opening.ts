import { wordsOf } from '#platform/language';

/** Where the code under the seal of a pack is given. */
export const opening = wordsOf({
  vi: {
    title: 'Mở gói hàng',
    lead: 'Trong gói, dưới niêm phong, có một phiếu ghi mã 8 ký tự. Mở gói rồi nhập hoặc quét mã đó: mỗi mã chỉ được nhận lần đầu một lần.',
    serial: 'Số tem',
    code: 'Mã bên trong',
    codeHint: '8 chữ và số, ví dụ 8F3K 2MNP. Quét mã QR trên phiếu thì ô này được điền sẵn.',
    open: 'Mở',
    opened: 'Đúng mã. Đây là hàng thật.',
    openedDetail: (when: string) => `Lần mở đầu tiên được ghi lúc ${when}. Từ giờ ai quét tem này sẽ thấy gói đã mở.`,
    again: 'Mã này đã được dùng trước đây',
    againDetail: (when: string) =>
      `Gói mang tem này đã được mở lần đầu lúc ${when}. Nếu chính bạn hoặc người nhà vừa mở thì không sao. Nếu không, có hai gói mang cùng một mã: đừng dùng, hãy gọi cho hợp tác xã.`,
    wrong:
      'Mã không đúng với tem này. Hãy xem lại từng ký tự. Nếu mã trên phiếu đúng như bạn nhập, đừng dùng gói hàng và báo cho chúng tôi.',
    locked: (tries: number) =>
      `Đã có ${tries} lần nhập sai cho tem này. Hãy thử lại sau một ngày, hoặc gọi cho hợp tác xã.`,
    back: 'Về trang của tem',
  },
  en: {
    title: 'Open the pack',
    lead: 'Inside the pack, under the seal, lies a slip with a code of 8 characters. Open the pack, then enter or scan it: each code is taken for the first time only once.',
    serial: 'Label number',
    code: 'Inside code',
    codeHint: '8 letters and digits, such as 8F3K 2MNP. The QR code on the slip fills in this box.',
    open: 'Open',
    opened: 'The code is right. These goods are genuine.',
    openedDetail: (when: string) =>
      `The first opening was written down on ${when}. Whoever scans this label from now on sees that its pack was opened.`,
    again: 'This code was used before',
    againDetail: (when: string) =>
      `The pack with this label was opened for the first time on ${when}. If that was you or your family, all is well. If not, there are two packs with one code: do not use it, and call the co-operative.`,
    wrong:
      'This is not the code of this label. Please check each character. If the slip says exactly what you entered, do not use the goods, and tell us.',
    locked: (tries: number) =>
      `Wrong codes were entered ${tries} times for this label. Try again in a day, or call the co-operative.`,
    back: 'To the page of the label',
  },
});
