import { statement } from '#platform/database';

export interface ReturnedPacks {
  stockId: string;
  variantId: string;
  batchId: string;
  packs: number;
}

/** From which shelves so many packs of each line were taken: one after the other, in one order. */
export const returnedPacks = statement<ReturnedPacks, [lineIds: string[], quantities: number[]]>(
  'inventory.returned-packs',
  `SELECT t.stock_id AS "stockId", t.variant_id AS "variantId", t.batch_id AS "batchId", LEAST(t.quantity, a.quantity - t.before)::int AS packs
   FROM unnest($1::uuid[], $2::int[]) AS a(line_id, quantity)
   JOIN (SELECT h.line_id, h.stock_id, s.variant_id, s.batch_id, h.quantity,
       (sum(h.quantity) OVER (PARTITION BY h.line_id ORDER BY h.id) - h.quantity)::int AS before
     FROM inventory_hold h JOIN inventory_stock s ON s.id = h.stock_id WHERE h.line_id = ANY ($1) AND h.state = 'taken') t ON t.line_id = a.line_id
   WHERE a.quantity > t.before ORDER BY t.variant_id, t.stock_id`,
);

/** Locked in the order of all stock locks. What cannot be sold again comes and goes in the journal, so that nobody wonders where it is. */
export const putReturned = statement<
  { id: string },
  [stockIds: string[], packs: number[], isSoldAgain: boolean, causeId: string, now: Date]
>(
  'inventory.put-returned',
  `WITH plan AS (
     SELECT stock_id, sum(packs)::int AS packs FROM unnest($1::uuid[], $2::int[]) AS p(stock_id, packs) GROUP BY stock_id
   ), locked AS (
     SELECT id FROM inventory_stock WHERE id = ANY ($1) ORDER BY variant_id, id FOR UPDATE
   ), moved AS (
     UPDATE inventory_stock s SET on_hand = s.on_hand + CASE WHEN $3 THEN p.packs ELSE 0 END FROM plan p JOIN locked ON locked.id = p.stock_id
     WHERE s.id = p.stock_id RETURNING s.id, p.packs
   )
   INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, happened_at)
   SELECT m.id, c.reason, c.change, $4, $5 FROM moved m
   CROSS JOIN LATERAL (VALUES (1, 'returned', m.packs), (2, 'written-off', CASE WHEN $3 THEN 0 ELSE -m.packs END)) AS c(step, reason, change)
   WHERE c.change <> 0 ORDER BY m.id, c.step RETURNING stock_id AS id`,
);
