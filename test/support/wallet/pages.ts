import { escaped, framed } from '../stripe/page-html.js';

const frameOf = ({ vnp_Locale: locale }: Record<string, string>) =>
  locale === 'en'
    ? { lang: 'en' as const, standIn: 'This is a stand-in for VNPAY. No money is moved.' }
    : { lang: 'vi' as const, standIn: 'Trang thử thay cho VNPAY. Không có tiền nào được chuyển.' };

/** Where the buyer pays; it needs no script. */
export function payPage(fields: Record<string, string>): string {
  const { vnp_Amount: sum = '0', vnp_OrderInfo: info = '', vnp_Locale: locale } = fields;
  const amount = `${Number(sum.slice(0, -2)).toLocaleString('vi-VN')} ₫`;
  const [title, pay, back] =
    locale === 'en' ? ['Pay ', 'Pay', 'Turn back'] : ['Thanh toán ', 'Trả tiền', 'Huỷ, quay lại'];
  return framed(
    frameOf(fields),
    `${title}${amount}`,
    `<p>${escaped(info)}</p>
    <form method="post">
      <button name="answer" value="pay">${pay}</button>
      <button name="answer" value="back" class="quiet">${back}</button>
    </form>`,
  );
}

/** It has ended, or was never right. */
export function donePage(fields: Record<string, string>, why = 'Giao dịch đã kết thúc.'): string {
  return framed(frameOf(fields), 'VNPAY', `<p class="error" role="alert">${escaped(why)}</p>`);
}
