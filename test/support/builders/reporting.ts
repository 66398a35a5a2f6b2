import { newId, newSecret, randomCode } from '#platform/ids';
import type { TestDatabase } from '../database.js';

export interface Sale {
  /** Of the product. */
  slug: string;
  at: Date;
  quantity?: number;
  state?: 'placed' | 'confirmed' | 'delivered' | 'cancelled';
}

/** An order of one product, as it stands in the tables; the shelf is left alone, since sums do not look at it. */
export async function sell(
  { ask }: TestDatabase,
  { slug, at, quantity = 1, state = 'confirmed' }: Sale,
): Promise<{ orderId: string; goods: bigint }> {
  const [variant] = await ask<{ id: string; price: bigint; cooperative: string }>(
    `SELECT v.id, v.price, p.cooperative_id AS cooperative FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE p.slug = $1 ORDER BY v.position`,
    [slug],
  );
  if (!variant) throw new Error(`no product ${slug}`);
  const [groupId, orderId] = [newId(), newId()];
  const goods = variant.price * BigInt(quantity);
  await ask(
    `INSERT INTO ordering_group (id, code, key, attempt_key, buyer_name, buyer_phone, commune_code, address_line, locale, payment_method, goods_total, delivery_total,
       total, placed_at) VALUES ($1, $2, $3, $3, 'Nguyễn Văn Riêng', '+84500999888', '00004', 'Số 1', 'vi', 'cod', $4, 0, $4, $5)`,
    [groupId, randomCode(8), newSecret(), goods.toString(), at],
  );
  await ask(
    `INSERT INTO ordering_order (id, group_id, number, cooperative_id, state, goods_total, delivery_fee, total, placed_at, confirmed_at, cancelled_at)
     VALUES ($1, $2, $3, $4, $5, $6, 0, $6, $7, CASE WHEN $5 <> 'placed' THEN $7::timestamptz END, CASE WHEN $5 = 'cancelled' THEN $7::timestamptz END)`,
    [orderId, groupId, newSecret(), variant.cooperative, state, goods.toString(), at],
  );
  await ask(
    `INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total) VALUES ($1, $2, 1, $3, 'x', 'x', $4, $5, $6)`,
    [newId(), orderId, variant.id, variant.price.toString(), quantity, goods.toString()],
  );
  return { orderId, goods };
}
