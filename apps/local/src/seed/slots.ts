// Days on which guests are received, at everything that is sold by the night.
import { addDays, dayOf } from '#platform/clock';
import type { Tx } from '#platform/database';

const DAYS_OPEN = 45;
const PLACES = 6;

/** From tomorrow on; weekends take more. */
const OPEN = `INSERT INTO inventory_slot (variant_id, day, capacity)
  SELECT v.id, d::date, CASE WHEN extract(isodow FROM d) >= 6 THEN $3::int * 2 ELSE $3 END
  FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id, generate_series($1::date, $2::date, interval '1 day') d
  WHERE v.net_unit = 'night' AND p.state = 'approved' AND v.withdrawn_at IS NULL`;

export async function openDays(tx: Tx, now: Date): Promise<void> {
  const today = dayOf(now);
  await tx.query(OPEN, [addDays(today, 1), addDays(today, DAYS_OPEN), PLACES]);
}
