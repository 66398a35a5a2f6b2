// One open group buy that a few packs more will bring about, with pledges of invented buyers.
import { Stock } from '#libs/inventory';
import { StillClock } from '#platform/clock';
import type { Database, Tx } from '#platform/database';
import type { Buyer } from './buyers.js';
import { OWN_COOPERATIVE } from './cast.js';
import { idOf } from './dice.js';
import { insertRows } from './insert-rows.js';
import { memberId } from './people.js';
import { cooperativeId } from './register.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const BUY = idOf('group buy');
const [THRESHOLD, SECOND, MOST] = [20, 30, 40];
/** Two packs are still missing. */
const PLEDGES = [2, 1, 3, 2, 4, 1, 2, 3];
/** More than a pack costs on any way. */
const DELIVERY = 60_000n;

/** The pack of the co-op of the cast of which most lies on the shelves. */
const PACK = `SELECT v.id AS "variantId", v.price::text FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id
  JOIN inventory_stock s ON s.variant_id = v.id
  WHERE p.cooperative_id = $1 AND p.state = 'approved' AND v.withdrawn_at IS NULL AND NOT v.catch_weight AND v.shipping_grams > 0
    AND NOT s.frozen AND s.best_before > $2
  GROUP BY v.id HAVING sum(s.on_hand - s.held) >= $3 ORDER BY sum(s.on_hand - s.held) DESC, v.id LIMIT 1`;

/** Prices end in whole thousands. */
const percentOf = (price: bigint, percent: bigint): bigint => ((price * percent) / 100_000n) * 1000n;

export async function openGroupBuy(db: Database, tx: Tx, buyers: readonly Buyer[], now: Date): Promise<void> {
  const coop = cooperativeId(OWN_COOPERATIVE.slug);
  const [pack] = (await tx.query(PACK, [coop, now, MOST * 2])) as { variantId: string; price: string }[];
  if (!pack) throw new Error('the seed has no shelf for a group buy');
  const [price, ago] = [BigInt(pack.price), (ms: number) => new Date(now.getTime() - ms)];
  await insertRows(tx, 'groupbuys_buy', [
    {
      ...{ id: BUY, code: 'MUACHUNG', attempt_key: BUY, cooperative_id: coop, variant_id: pack.variantId },
      ...{ threshold: THRESHOLD, most: MOST, pledged: PLEDGES.reduce((sum, packs) => sum + packs, 0) },
      ...{ opens_at: ago(3 * DAY), closes_at: ago(-5 * DAY), opened_at: ago(3 * DAY) },
      opened_by: memberId(OWN_COOPERATIVE.slug, 'director'),
    },
  ]);
  await insertRows(tx, 'groupbuys_tier', [
    { buy_id: BUY, from_packs: THRESHOLD, price: percentOf(price, 90n) },
    { buy_id: BUY, from_packs: SECOND, price: percentOf(price, 82n) },
  ]);
  await insertRows(
    tx,
    'groupbuys_pledge',
    PLEDGES.flatMap((packs, at) => {
      const buyer = buyers[at];
      return buyer ? [pledgeRow(buyer, packs, price, at, ago((PLEDGES.length - at) * 7 * HOUR))] : [];
    }),
  );
  await new Stock(db, new StillClock(now)).hold(tx, [{ lineId: BUY, variantId: pack.variantId, quantity: MOST }]);
}

function pledgeRow(
  { name, phone, email, address, communeCode }: Buyer,
  packs: number,
  price: bigint,
  at: number,
  on: Date,
) {
  const key = idOf(`pledge ${at}`);
  return {
    ...{ id: key, buy_id: BUY, key, attempt_key: key, packs, pledged_at: on, locale: 'vi', note: '' },
    ...{ buyer_name: name, buyer_phone: phone, buyer_email: email, commune_code: communeCode, address_line: address },
    most_total: price * BigInt(packs) + BigInt(packs) * DELIVERY,
  };
}
