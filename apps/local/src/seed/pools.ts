// One large order that is open for offers: of a pack of the co-op of the cast, and of as many others as sell it too.
import type { Tx } from '#platform/database';
import type { Buyer } from './buyers.js';
import { OWN_COOPERATIVE } from './cast.js';
import { idOf } from './dice.js';
import { insertRows } from './insert-rows.js';
import { officerId } from './people.js';
import { cooperativeId } from './register.js';

const DAY = 24 * 60 * 60 * 1000;
const POOL = idOf('pool');
/** More than one co-op can easily spare. */
const PACKS = 120;

const KIND = `SELECT p.group_code, v.net_quantity, v.net_unit, min(v.price)::text AS price FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id
  WHERE p.state = 'approved' AND v.withdrawn_at IS NULL AND NOT v.catch_weight AND v.shipping_grams > 0 AND v.net_unit IN ('g', 'ml')
  GROUP BY 1, 2, 3 ORDER BY bool_or(p.cooperative_id = $1) DESC, count(DISTINCT p.cooperative_id) DESC, count(*) DESC, 1, 2 LIMIT 1`;

export async function openPool(tx: Tx, [buyer]: readonly Buyer[], now: Date): Promise<void> {
  const [kind] = (await tx.query(KIND, [cooperativeId(OWN_COOPERATIVE.slug)])) as Record<string, string | number>[];
  if (!kind || !buyer) throw new Error('the seed has nothing to sell together');
  const inDays = (days: number) => new Date(now.getTime() + days * DAY);
  const { name, phone, email, address, communeCode } = buyer;
  await insertRows(tx, 'pools_pool', [
    {
      ...{ id: POOL, code: 'BANCHUNG', attempt_key: POOL, ...kind, packs: PACKS, most_delivery: 1_500_000n },
      ...{ buyer_name: name, buyer_phone: phone, buyer_email: email, commune_code: communeCode, address_line: address },
      ...{ note: '', locale: 'vi', offers_until: inDays(4), answers_until: inDays(7) },
      ...{ opened_by: officerId, opened_at: inDays(-1) },
    },
  ]);
}
