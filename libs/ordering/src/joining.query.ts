import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { MOST_PER_LINE } from './baskets.query.js';
import type { BasketFound } from './joining.js';

/** Two browsers of one person that sign in at once: the second sees what the first has made of the baskets. */
export const queueToJoin = statement<never, [personId: string]>(
  'ordering.queue-to-join',
  `SELECT pg_advisory_xact_lock(hashtextextended('basket of ' || $1::text, 0))`,
);

/** The person's basket and the one that the cookie opens, locked in id order. */
export const lockToJoin = statement<BasketFound, [personId: string, keyHash: Buffer | null]>(
  'ordering.lock-to-join',
  `SELECT b.id, b.person_id AS "personId", k.hash IS NOT NULL AS "isOpen"
   FROM ordering_basket b LEFT JOIN ordering_basket_key k ON k.basket_id = b.id AND k.hash = $2
   WHERE b.person_id = $1 OR b.id = (SELECT basket_id FROM ordering_basket_key WHERE hash = $2)
   ORDER BY b.id FOR UPDATE OF b`,
);

export const openBasket = statement<never, [keyHash: Buffer, basketId: string]>(
  'ordering.open-basket',
  'INSERT INTO ordering_basket_key (hash, basket_id) VALUES ($1, $2)',
);

export const adoptBasket = statement<never, [basketId: string, personId: string]>(
  'ordering.adopt-basket',
  'UPDATE ordering_basket SET person_id = $2 WHERE id = $1 AND person_id IS NULL',
);

export interface MergedLine {
  variantId: string;
  quantity: number;
  /** Set where there are too few for both baskets. */
  wanted: number | null;
}

/**
 * Each line gets what both baskets asked for, as far as the shelves and the limit of a line allow, and keeps the wish where they do not.
 * Both ways round the contents are the same. One pack stays where none is left: the page says that it is sold out.
 */
export const mergeLines = statement<MergedLine, [into: string, from: string, today: Day]>(
  'ordering.merge-lines',
  `WITH own AS MATERIALIZED (
     SELECT variant_id, COALESCE(wanted, quantity) AS asked, added_at FROM ordering_basket_line WHERE basket_id = $1 ORDER BY variant_id FOR UPDATE
   ), moved AS (
     DELETE FROM ordering_basket_line WHERE basket_id = $2 RETURNING variant_id, COALESCE(wanted, quantity) AS asked, added_at
   ), whole AS (
     SELECT variant_id, sum(asked)::int AS asked, min(added_at) AS added_at FROM (SELECT * FROM own UNION ALL SELECT * FROM moved) both_of
     GROUP BY variant_id
   ), free AS (
     SELECT s.variant_id, sum(s.on_hand - s.held)::int AS packs FROM inventory_stock s JOIN whole USING (variant_id)
     WHERE NOT s.frozen AND (s.best_before IS NULL OR s.best_before > $3) GROUP BY s.variant_id
   ), got AS (
     SELECT variant_id, asked, added_at, GREATEST(1, LEAST(asked, COALESCE(free.packs, 0), ${MOST_PER_LINE})) AS quantity
     FROM whole LEFT JOIN free USING (variant_id)
   )
   INSERT INTO ordering_basket_line AS line (basket_id, variant_id, quantity, wanted, added_at)
   SELECT $1, variant_id, quantity, CASE WHEN asked > quantity THEN asked END, added_at FROM got
   ON CONFLICT (basket_id, variant_id) DO UPDATE SET quantity = EXCLUDED.quantity, wanted = EXCLUDED.wanted, added_at = EXCLUDED.added_at
   RETURNING variant_id AS "variantId", quantity, wanted`,
);

/** From now on the guest's cookies open the person's basket too. */
export const repointKeys = statement<never, [into: string, from: string]>(
  'ordering.repoint-keys',
  'UPDATE ordering_basket_key SET basket_id = $1 WHERE basket_id = $2',
);

export const dropMerged = statement<never, [from: string]>(
  'ordering.drop-merged',
  'DELETE FROM ordering_basket WHERE id = $1',
);
