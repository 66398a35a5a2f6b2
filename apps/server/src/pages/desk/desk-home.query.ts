import { packsWithoutLabelSql } from '#libs/balance';
import { notToPack } from '#libs/ordering';
import type { BatchUnit } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface BatchInWork {
  id: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  line: string;
  unit: BatchUnit;
  lastKind: string | null;
  /** ISO 8601 */
  lastAt: string | null;
}

export interface DeskHome {
  verification: 'waiting' | 'verified' | 'refused';
  standing: 'active' | 'suspended' | 'dissolving' | 'dissolved';
  /** Why the department said no. */
  note: string | null;
  toPack: number;
  toSend: number;
  onTheWay: number;
  /** Requests of buyers that wait for the co-op. */
  complaints: number;
  /** Refused or taken down. */
  refused: number;
  drafts: number;
  /** On sale, with no pack that a buyer could have. */
  soldOut: number;
  expiring: number;
  unlabelled: number;
  idleRolls: number;
  /** Labels that may have been copied. */
  alerts: number;
  inWork: number;
  /** The newest of those in work. */
  batches: BatchInWork[];
  hasProduct: boolean;
  hasSite: boolean;
  hasBatch: boolean;
  hasLabels: boolean;
}

/** More stand in the list of batches. */
export const MOST_IN_WORK = 5;

const IN_WORK = 'b.cooperative_id = $1 AND b.packed_on IS NULL AND b.recalled_at IS NULL';
const orders = (state: string) =>
  `(SELECT count(*)::int FROM ordering_order WHERE cooperative_id = $1 AND state = '${state}')`;

const TO_PACK = `(SELECT count(*)::int FROM ordering_order o WHERE o.cooperative_id = $1 AND o.state = 'confirmed' AND NOT ${notToPack('o.id')})`;

/** What waits at the desk of a co-op, in one row. */
export const deskHome = statement<DeskHome, [cooperativeId: string, today: Day]>(
  'desk.home',
  `SELECT c.verification, c.standing, c.verification_note AS note,
     ${TO_PACK} AS "toPack", ${orders('packed')} AS "toSend", ${orders('shipped')} AS "onTheWay",
     (SELECT count(*)::int FROM complaints_complaint WHERE cooperative_id = $1 AND state IN ('open', 'awaiting-goods')) AS complaints,
     goods.refused, goods.drafts, goods."soldOut", goods.products > 0 AS "hasProduct",
     (SELECT count(DISTINCT b.id)::int FROM traceability_batch b JOIN inventory_stock s ON s.batch_id = b.id
      WHERE b.cooperative_id = $1 AND s.on_hand > 0 AND NOT s.frozen AND s.best_before > $2 AND s.best_before <= $2::date + 30) AS expiring,
     (SELECT COALESCE(sum(${packsWithoutLabelSql('b')}), 0)::int FROM traceability_batch b JOIN catalog_variant v ON v.product_id = b.product_id
      WHERE b.cooperative_id = $1 AND b.recalled_at IS NULL) AS unlabelled,
     (SELECT count(*)::int FROM labels_roll r JOIN traceability_batch b ON b.id = r.batch_id
      WHERE r.cooperative_id = $1 AND r.activated_at IS NULL AND b.recalled_at IS NULL) AS "idleRolls",
     (SELECT count(*)::int FROM scans_alert WHERE cooperative_id = $1 AND state = 'open') AS alerts,
     EXISTS (SELECT FROM traceability_site WHERE cooperative_id = $1) AS "hasSite",
     EXISTS (SELECT FROM traceability_batch WHERE cooperative_id = $1) AS "hasBatch",
     EXISTS (SELECT FROM labels_roll r JOIN labels_change c ON c.roll_id = r.id AND c.state = 'active' WHERE r.cooperative_id = $1) AS "hasLabels",
     (SELECT count(*)::int FROM traceability_batch b WHERE ${IN_WORK}) AS "inWork",
     COALESCE((SELECT json_agg(json_build_object('id', b.id, 'lot', b.lot, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'line', p.line,
         'unit', b.unit, 'lastKind', last.kind, 'lastAt', last.happened_at) ORDER BY b.created_at DESC, b.id DESC)
       FROM (SELECT * FROM traceability_batch b WHERE ${IN_WORK} ORDER BY created_at DESC, id DESC LIMIT ${MOST_IN_WORK}) b
       JOIN catalog_product p ON p.id = b.product_id
       LEFT JOIN LATERAL (SELECT kind, happened_at FROM traceability_standing t WHERE t.batch_id = b.id ORDER BY position DESC LIMIT 1) last ON true),
       '[]') AS batches
   FROM cooperatives_cooperative c
   CROSS JOIN LATERAL (
     SELECT count(*)::int AS products, (count(*) FILTER (WHERE p.state IN ('refused', 'taken-down')))::int AS refused,
       (count(*) FILTER (WHERE p.state = 'draft'))::int AS drafts,
       (count(*) FILTER (WHERE p.state = 'approved' AND NOT EXISTS (
         SELECT FROM catalog_variant v JOIN inventory_stock s ON s.variant_id = v.id
         WHERE v.product_id = p.id AND v.withdrawn_at IS NULL AND s.on_hand > s.held AND NOT s.frozen
           AND (s.best_before IS NULL OR s.best_before > $2))))::int AS "soldOut"
     FROM catalog_product p WHERE p.cooperative_id = c.id) goods
   WHERE c.id = $1`,
);
