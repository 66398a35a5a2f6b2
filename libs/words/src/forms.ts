import { wordsOf } from '#platform/language';

/** What a form says about a field. */
export const forms = wordsOf({
  vi: {
    summary: (count: number) => `Có ${count} chỗ cần sửa`,
    required: 'Xin điền mục này.',
    wrong: 'Nội dung chưa đúng.',
    choose: 'Xin chọn một mục trong danh sách.',
    tooShort: (least: number) => `Cần ít nhất ${least} ký tự.`,
    tooLong: (most: number) => `Tối đa ${most} ký tự.`,
    tooSmall: (least: number) => `Nhỏ nhất là ${least}.`,
    tooBig: (most: number) => `Lớn nhất là ${most}.`,
    tooFew: (least: number) => `Cần ít nhất ${least} mục.`,
    notANumber: 'Xin điền một số.',
    notWhole: 'Xin điền số nguyên.',
    notADay: 'Xin điền ngày hợp lệ.',
    notAnEmail: 'Địa chỉ e-mail chưa đúng, ví dụ: ten@example.com.',
    notAPhone: 'Số điện thoại chưa đúng, ví dụ: 0912 345 678.',
    confirm: 'Xin xác nhận.',
  },
  en: {
    summary: (count: number) => (count === 1 ? 'One thing needs correcting' : `${count} things need correcting`),
    required: 'Please fill this in.',
    wrong: 'This is not right.',
    choose: 'Please choose one from the list.',
    tooShort: (least: number) => `At least ${least} characters.`,
    tooLong: (most: number) => `At most ${most} characters.`,
    tooSmall: (least: number) => `At least ${least}.`,
    tooBig: (most: number) => `At most ${most}.`,
    tooFew: (least: number) => `At least ${least} of these.`,
    notANumber: 'Please give a number.',
    notWhole: 'Please give a whole number.',
    notADay: 'Please give a valid date.',
    notAnEmail: 'This e-mail address is not right; for example: name@example.com.',
    notAPhone: 'This phone number is not right; for example: 0912 345 678.',
    confirm: 'Please confirm.',
  },
});
