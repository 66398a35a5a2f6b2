import { wordsOf } from '#platform/language';

export const delivery = wordsOf({
  vi: {
    refusals: {
      'unknown-destination': 'Chưa tìm thấy xã, phường nhận hàng. Xin chọn lại trong danh sách.',
      'no-tariff-today': 'Hiện chưa tính được phí giao hàng. Xin thử lại sau ít phút; giỏ hàng của bạn vẫn còn.',
    },
  },
  en: {
    refusals: {
      'unknown-destination': 'We could not find this commune or ward. Please choose it from the list again.',
      'no-tariff-today':
        'The delivery fee cannot be worked out right now. Please try again in a few minutes; your basket is kept.',
    },
  },
});
