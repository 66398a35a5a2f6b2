import type { BatchUnit, OwnUnit } from '#libs/traceability';
import { statement } from '#platform/database';
import { OWN_UNITS } from './hand-over.query.js';

export interface DeliveryRow {
  id: string;
  code: string;
  name: string;
  amount: string;
  said: string;
  deliveredAt: string;
  isWithdrawn: boolean;
}

export interface DeliveriesPage {
  id: string;
  lot: string;
  unit: BatchUnit;
  /** What was gathered in tasks that count. */
  gathered: bigint;
  deliveries: DeliveryRow[];
  sums: { code: string; name: string; amount: string; times: number }[];
  ownUnits: (Omit<OwnUnit, 'holds'> & { holds: string })[];
}

export const deliveriesPage = statement<DeliveriesPage, [batchId: string, cooperativeId: string]>(
  'traceability.deliveries-page',
  `SELECT b.id, b.lot, b.unit, ${OWN_UNITS} AS "ownUnits",
     (SELECT COALESCE(sum(t.output), 0)::bigint FROM traceability_standing t WHERE t.batch_id = b.id AND t.step = 'gather') AS gathered,
     COALESCE((SELECT json_agg(json_build_object('id', d.id, 'code', d.supplier_code, 'name', s.name, 'amount', d.amount::text, 'said', d.said,
         'deliveredAt', d.delivered_at, 'isWithdrawn', d.withdrawn_at IS NOT NULL) ORDER BY d.delivered_at DESC, d.id)
       FROM traceability_delivery d JOIN traceability_supplier s ON s.cooperative_id = d.cooperative_id AND s.code = d.supplier_code
       WHERE d.batch_id = b.id), '[]') AS deliveries,
     COALESCE((SELECT json_agg(json_build_object('code', x.code, 'name', x.name, 'amount', x.amount::text, 'times', x.times) ORDER BY x.code)
       FROM (SELECT d.supplier_code AS code, s.name, sum(d.amount) AS amount, count(*)::int AS times
         FROM traceability_delivery d JOIN traceability_supplier s ON s.cooperative_id = d.cooperative_id AND s.code = d.supplier_code
         WHERE d.batch_id = b.id AND d.withdrawn_at IS NULL GROUP BY 1, 2) x), '[]') AS sums
   FROM traceability_batch b WHERE b.id = $1 AND b.cooperative_id = $2`,
);
