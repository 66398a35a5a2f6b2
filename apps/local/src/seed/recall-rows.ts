import { paidForPacks } from '#libs/ordering';
import type { Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { OTHER_COOPERATIVE } from './cast.js';

/**
 * The recall behind the recalled batch, as its two persons left it: proposed by the co-op's director, confirmed forty minutes later by the officer,
 * most packs found since. What was paid for packs of it is owed back; about half has been returned.
 */
export async function tellRecall(tx: Tx): Promise<void> {
  const recallId = newId();
  const told = (await tx.query(RECALL, [recallId, OTHER_COOPERATIVE.slug])) as unknown[];
  if (told.length === 0) throw new Error('the seed has no recalled batch');
  await tx.query('INSERT INTO recalls_batch (recall_id, batch_id) SELECT id, origin::uuid FROM recalls_recall');
  await tx.query(ANSWERS);
  await tx.query(REFUNDS);
  await tx.query(SUMS);
}

const RECALL = `
  INSERT INTO recalls_recall (id, origin_kind, origin, reason_vi, reason_en, state, proposed_by, proposed_at, confirmed_by, confirmed_at, took_ms)
  SELECT $1, 'batch', b.id::text, b.recall_reason_vi, b.recall_reason_en, 'confirmed', director.person_id, b.recalled_at - interval '40 minutes',
    officer.person_id, b.recalled_at, 86
  FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id AND c.slug = $2
  CROSS JOIN LATERAL (SELECT person_id FROM cooperatives_membership m WHERE m.cooperative_id = c.id AND m.role = 'director' ORDER BY person_id LIMIT 1) director
  CROSS JOIN LATERAL (SELECT person_id FROM identity_appointment a WHERE a.office = 'officer' ORDER BY person_id LIMIT 1) officer
  WHERE b.recalled_at IS NOT NULL RETURNING id`;

/** What stands in the store was counted on the day itself; of what was sold two thirds have come back. */
const ANSWERS = `
  INSERT INTO recalls_answer (id, recall_id, batch_id, found, packs, note, recorded_by, recorded_at)
  SELECT gen_random_uuid(), r.id, k.batch_id, f.found, f.packs, '', r.proposed_by, r.confirmed_at + f.days * interval '1 day'
  FROM recalls_recall r JOIN recalls_batch k ON k.recall_id = r.id
  CROSS JOIN LATERAL (SELECT COALESCE(sum(on_hand), 0)::int AS packs FROM inventory_stock WHERE batch_id = k.batch_id) store
  CROSS JOIN LATERAL (SELECT COALESCE(sum(quantity), 0)::int AS packs FROM ordering_packing WHERE batch_id = k.batch_id) sold
  CROSS JOIN LATERAL (VALUES ('in-stock', store.packs, 0), ('returned', sold.packs * 2 / 3, 4)) AS f(found, packs, days)
  WHERE f.packs > 0`;

const REFUNDS = `
  INSERT INTO payments_refund (id, payment_id, line_id, batch_id, amount, state, reference, owed_at, returned_at)
  SELECT gen_random_uuid(), y.id, l.id, k.batch_id, ${paidForPacks('l', 'k')}, CASE WHEN w.is_back THEN 'returned' ELSE 'owed' END,
    CASE WHEN w.is_back THEN CASE WHEN y.method = 'card' THEN 're_seed_' ELSE 'bank:FT' END || upper(substr(md5(l.id::text), 1, 12)) END,
    r.confirmed_at + interval '1 minute', CASE WHEN w.is_back THEN r.confirmed_at + interval '3 days' END
  FROM recalls_recall r JOIN recalls_batch b ON b.recall_id = r.id JOIN ordering_packing k ON k.batch_id = b.batch_id
  JOIN ordering_line l ON l.id = k.line_id JOIN ordering_order o ON o.id = l.order_id AND o.state IN ('shipped', 'delivered')
  JOIN payments_payment y ON y.group_id = o.group_id AND y.state IN ('paid', 'collected')
  CROSS JOIN LATERAL (SELECT y.method = 'card' OR left(md5(o.number), 1) < '8' AS is_back) w`;

const SUMS = `
  UPDATE payments_payment y SET parts_owed = p.amount
  FROM (SELECT payment_id, sum(amount)::bigint AS amount FROM payments_refund GROUP BY payment_id) p WHERE y.id = p.payment_id`;
