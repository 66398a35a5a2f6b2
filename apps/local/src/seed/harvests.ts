// One harvest that the co-op of the cast expects: of the pack of which least lies on its shelves, so that ordering ahead makes sense.
import { addDays, dayOf } from '#platform/clock';
import type { Tx } from '#platform/database';
import { OWN_COOPERATIVE } from './cast.js';
import { idOf } from './dice.js';
import { insertRows } from './insert-rows.js';
import { memberId } from './people.js';
import { cooperativeId } from './register.js';

const HARVEST = idOf('harvest');
const DAY = 24 * 60 * 60 * 1000;

const PACK = `SELECT v.id FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id LEFT JOIN inventory_stock s ON s.variant_id = v.id
  WHERE p.cooperative_id = $1 AND p.state = 'approved' AND v.withdrawn_at IS NULL AND NOT v.catch_weight AND v.shipping_grams > 0
    AND v.id NOT IN (SELECT variant_id FROM groupbuys_buy)
  GROUP BY v.id ORDER BY COALESCE(sum(s.on_hand - s.held), 0), v.id LIMIT 1`;

export async function expectHarvest(tx: Tx, now: Date): Promise<void> {
  const [pack] = (await tx.query(PACK, [cooperativeId(OWN_COOPERATIVE.slug)])) as { id: string }[];
  if (!pack) throw new Error('the seed has nothing to harvest');
  const inDays = (days: number) => addDays(dayOf(now), days);
  await insertRows(tx, 'inventory_harvest', [
    {
      ...{ id: HARVEST, code: 'VUMOI', attempt_key: HARVEST, variant_id: pack.id, expected: 80, share: 60 },
      ...{ expected_from: inDays(14), expected_to: inDays(24), waits_until: inDays(38) },
      ...{ declared_by: memberId(OWN_COOPERATIVE.slug, 'clerk'), declared_at: new Date(now.getTime() - 2 * DAY) },
    },
  ]);
}
