import type { BoughtLine } from '#libs/reviews';
import { newId, newSecret, randomCode } from '#platform/ids';
import type { TestDatabase } from '../database.js';
import type { BuiltGoods } from './ordering.js';

/** A line of an order that has reached its buyer; with `isUnderway`, one that has not. */
export async function aReceivedLine(
  { ask, clock }: Pick<TestDatabase, 'ask' | 'clock'>,
  { cooperative, variantId }: { cooperative: Pick<BuiltGoods['cooperative'], 'id'>; variantId: string },
  { personId = null as string | null, isUnderway = false } = {},
): Promise<BoughtLine> {
  const [groupId, orderId, line] = [newId(), newId(), { followKey: newSecret(), lineId: newId() }];
  const code = randomCode(8);
  await ask(
    `INSERT INTO ordering_group (id, code, key, attempt_key, person_id, buyer_name, buyer_phone, commune_code, address_line, locale, payment_method,
       goods_total, delivery_total, total, placed_at)
     VALUES ($1, $2, $3, $4, $5, 'Trần Thị Mẫu', '+84912345678', '00004', '12 phố Mẫu', 'vi', 'cod', 180000, 0, 180000, $6)`,
    [groupId, code, line.followKey, newSecret(), personId, clock.now()],
  );
  const state = isUnderway ? ['shipped', null] : ['delivered', clock.now()];
  await ask(
    `INSERT INTO ordering_order (id, group_id, number, cooperative_id, goods_total, delivery_fee, total, placed_at, state, delivered_at)
     VALUES ($1, $2, $3, $4, 180000, 0, 180000, $5, $6, $7)`,
    [orderId, groupId, `${code}-1`, cooperative.id, clock.now(), ...state],
  );
  await ask(
    `INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total)
     VALUES ($1, $2, 1, $3, 'Chè Shan tuyết', '', 180000, 1, 180000)`,
    [line.lineId, orderId, variantId],
  );
  return line;
}
