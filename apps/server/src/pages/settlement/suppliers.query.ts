import type { BatchUnit } from '#libs/traceability';
import { statement } from '#platform/database';

export interface SuppliedBatch {
  id: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  unit: BatchUnit;
  /** Packed into orders that were delivered in the month, in base units. */
  sold: string;
}

/** Sums of one member at one batch, in base units of the batch. */
export interface BroughtRow {
  batchId: string;
  code: string;
  name: string;
  /** Of all months. */
  amount: string;
  inMonth: string;
}

export interface SupplierMonth {
  batches: SuppliedBatch[];
  brought: BroughtRow[];
  /** See `Earning` of the settlement lib. */
  earnings: { amount: string; parts: { batchId: string | null; weight: string }[] }[];
}

/**
 * What members brought to the batches that took in or earned something in a month, and what the books of that month say of each order: what the co-op
 * is owed for it, less the delivery fee and whatever payouts did with it. A refund of one batch in a line is of that batch alone.
 */
export const supplierMonth = statement<SupplierMonth, [cooperativeId: string, from: Date, before: Date]>(
  'settlement-pages.supplier-month',
  `WITH moved AS MATERIALIZED (
     SELECT e.order_id, t.kind, t.cause, -sum(e.amount) AS amount
     FROM ledger_account a JOIN ledger_entry e ON e.account_id = a.id AND e.happened_at >= $2 AND e.happened_at < $3
     JOIN ledger_transaction t ON t.id = e.transaction_id
     WHERE a.owner_id = $1 AND e.order_id IS NOT NULL AND CASE WHEN a.kind = 'shipping' THEN t.kind = 'delivery'
       ELSE a.kind IN ('cooperative-payable', 'cooperative-receivable') AND t.kind NOT IN ('payout-claimed', 'payout-released') END
     GROUP BY 1, 2, 3
   ), earning AS (
     SELECT m.order_id, r.line_id, r.batch_id, sum(m.amount)::bigint AS amount
     FROM moved m LEFT JOIN payments_refund r ON m.kind = 'part-owed' AND r.id = m.cause GROUP BY 1, 2, 3 HAVING sum(m.amount) <> 0
   ), part AS MATERIALIZED (
     SELECT l.order_id, l.id AS line_id, p.batch_id, p.quantity * v.net_quantity AS amount,
       GREATEST(1, l.total * COALESCE(p.quantity, l.quantity) / l.quantity) AS weight
     FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id LEFT JOIN ordering_packing p ON p.line_id = l.id
     WHERE l.order_id IN (SELECT order_id FROM moved)
   ), supplied AS (
     SELECT DISTINCT d.batch_id FROM traceability_delivery d WHERE d.cooperative_id = $1 AND d.withdrawn_at IS NULL
       AND (d.delivered_at >= $2 AND d.delivered_at < $3 OR d.batch_id IN (SELECT batch_id FROM part))
   ), brought AS (
     SELECT d.batch_id, d.supplier_code AS code, s.name, sum(d.amount) AS amount,
       COALESCE(sum(d.amount) FILTER (WHERE d.delivered_at >= $2 AND d.delivered_at < $3), 0) AS in_month
     FROM traceability_delivery d JOIN traceability_supplier s ON s.cooperative_id = d.cooperative_id AND s.code = d.supplier_code
     WHERE d.batch_id IN (SELECT batch_id FROM supplied) AND d.withdrawn_at IS NULL GROUP BY 1, 2, 3
   ), sold AS (
     SELECT batch_id, sum(amount) AS amount FROM part WHERE order_id IN (SELECT order_id FROM moved WHERE kind = 'delivery') GROUP BY 1
   )
   SELECT COALESCE((SELECT json_agg(json_build_object('id', b.id, 'lot', b.lot, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'unit', b.unit,
         'sold', COALESCE(s.amount, 0)::text) ORDER BY b.created_at DESC, b.id)
       FROM supplied JOIN traceability_batch b ON b.id = supplied.batch_id JOIN catalog_product p ON p.id = b.product_id
       LEFT JOIN sold s ON s.batch_id = b.id), '[]') AS batches,
     COALESCE((SELECT json_agg(json_build_object('batchId', batch_id, 'code', code, 'name', name, 'amount', amount::text, 'inMonth', in_month::text)
       ORDER BY code, batch_id) FROM brought), '[]') AS brought,
     COALESCE((SELECT json_agg(json_build_object('amount', e.amount::text, 'parts', COALESCE((
         SELECT json_agg(json_build_object('batchId', x.batch_id, 'weight', x.weight::text) ORDER BY x.line_id, x.batch_id) FROM part x
         WHERE x.order_id = e.order_id AND (e.line_id IS NULL OR x.line_id = e.line_id AND x.batch_id = e.batch_id)), '[]')))
       FROM earning e), '[]') AS earnings`,
);
