// What buyers do in more than one journey.
import type { TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';

export interface Purchase {
  /** Address of the product in the shop, and how many packs. */
  goods: [slug: string, packs: number, pack?: string][];
  payment?: 'Trả tiền khi nhận hàng' | 'Chuyển khoản VietQR' | 'Thẻ quốc tế' | 'VNPAY';
  name?: string;
  email?: string;
  province?: string;
  commune?: string;
}

/** A guest whose basket holds these goods. */
export async function aShopper(market: TestMarket, goods: Purchase['goods']): Promise<Person> {
  const guest = new Person(market.visitor());
  for (const [slug, packs, pack] of goods) {
    await guest.opens(`/products/${slug}`);
    await guest.presses('Thêm vào giỏ', { 'Số lượng': packs, ...(pack && { [pack]: true }) });
    if (!guest.sees.includes('Đã thêm vào giỏ hàng.'))
      throw new Error(`${slug} did not get into the basket: ${guest.sees}`);
  }
  return guest;
}

export interface Placed {
  buyer: Person;
  /** What is said over the phone. */
  code: string;
  /** Of the page by which they follow it. */
  key: string;
}

/** Fills in the checkout up to the button that orders. */
export async function fillsInCheckout(
  guest: Person,
  over: Omit<Purchase, 'goods'> = {},
): Promise<ReturnType<Person['filledIn']>> {
  await guest.opens('/checkout');
  await guest.presses('Chọn tỉnh', {
    'Họ và tên': over.name ?? 'Trần Thị Hạnh',
    'Số điện thoại': '0912 345 678',
    'E-mail': over.email ?? '',
    'Tỉnh, thành phố': over.province ?? 'Hà Nội',
  });
  const commune = { 'Xã, phường, đặc khu': over.commune ?? 'Phường Hoàn Kiếm' };
  if (guest.sees.includes('Xem phí giao hàng')) await guest.presses('Xem phí giao hàng', commune);
  return guest.filledIn('Đặt hàng, ', {
    ...commune,
    'Số nhà, thôn bản, đường': '12 ngõ Hàng Chè',
    [over.payment ?? 'Trả tiền khi nhận hàng']: true,
  });
}

/** From the shelf to a placed order. */
export async function buys(market: TestMarket, { goods, ...over }: Purchase): Promise<Placed> {
  const buyer = await aShopper(market, goods);
  await buyer.sends(await fillsInCheckout(buyer, over));
  const [, key = ''] = /^\/(?:follow|pay)\/([\w-]+)/.exec(buyer.url) ?? [];
  const [, code = ''] = /đơn ([A-Z0-9]{8,12})|Đơn hàng ([A-Z0-9]{8,12})/.exec(buyer.sees)?.filter(Boolean) ?? [];
  if (!key || !code) throw new Error(`the order was not placed: ${buyer.url} ${buyer.sees}`);
  return { buyer, code, key };
}
