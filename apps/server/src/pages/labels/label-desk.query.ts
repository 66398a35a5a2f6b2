import { packsWithoutLabelSql } from '#libs/balance';
import { statement } from '#platform/database';
import type { Day } from '#platform/clock';

/** Packs of one variant from one batch that have no label yet. */
export interface PackingWithoutLabels {
  batchId: string;
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
  lot: string;
  packedOn: Day | null;
  packs: number;
  left: number;
}

export interface GoodsToLabel {
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
}

export interface RollRow extends Omit<GoodsToLabel, 'variantId'> {
  id: string;
  /** Null: a free roll. */
  lot: string | null;
  /** Labels that are on no pack and bound to no batch. */
  free: number;
  quantity: number;
  /** ISO 8601 */
  issuedAt: string;
  isActivated: boolean;
  isRecalled: boolean;
}

/** What the department lets the co-op hold of labels that are on no pack. */
export interface DeskAllowance {
  labels: number;
  /** How many more; never less than nothing. */
  left: number;
  from: Day;
  /** The officer's; null for what the house starts with. */
  reason: string | null;
}

export interface LabelDesk {
  packings: PackingWithoutLabels[];
  /** The newest hundred. */
  rolls: RollRow[];
  allowance: DeskAllowance;
  /** What a free roll can be ordered for. */
  goods: GoodsToLabel[];
}

const GOODS = `'nameVi', p.name_vi, 'nameEn', p.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit, 'lot', b.lot`;

export const labelDesk = statement<LabelDesk, [cooperativeId: string, today: Day]>(
  'labels.desk',
  `SELECT
     COALESCE((SELECT json_agg(json_build_object('batchId', b.id, 'variantId', v.id, ${GOODS}, 'packedOn', b.packed_on,
         'packs', packed.packs, 'left', waiting.packs) ORDER BY b.packed_on DESC, b.lot, v.position)
       FROM traceability_batch b
       CROSS JOIN LATERAL (SELECT t.variant_id, sum(t.packs)::int AS packs FROM traceability_standing t
         WHERE t.batch_id = b.id AND t.step = 'pack' GROUP BY t.variant_id) packed
       JOIN catalog_variant v ON v.id = packed.variant_id
       CROSS JOIN LATERAL (SELECT ${packsWithoutLabelSql('b')} AS packs) waiting
       JOIN catalog_product p ON p.id = b.product_id
       WHERE b.cooperative_id = $1 AND b.recalled_at IS NULL AND waiting.packs > 0), '[]') AS packings,
     COALESCE((SELECT json_agg(json_build_object('id', r.id, ${GOODS}, 'quantity', r.quantity, 'issuedAt', r.issued_at, 'free', free.labels,
         'isActivated', r.activated_at IS NOT NULL, 'isRecalled', b.recalled_at IS NOT NULL) ORDER BY r.issued_at DESC, r.id DESC)
       FROM (SELECT * FROM labels_roll WHERE cooperative_id = $1 ORDER BY issued_at DESC, id DESC LIMIT 100) r
       CROSS JOIN LATERAL (SELECT count(*)::int AS labels FROM labels_label l WHERE l.roll_id = r.id AND l.batch_id IS NULL AND l.state = 'issued') free
       LEFT JOIN traceability_batch b ON b.id = r.batch_id
       JOIN catalog_variant v ON v.id = r.variant_id
       JOIN catalog_product p ON p.id = v.product_id), '[]') AS rolls,
     (SELECT json_build_object('labels', a.labels, 'left', GREATEST(0, a.labels - labels_unbound($1)), 'from', a.valid_from,
         'reason', a.reason) FROM labels_allowance_of($1, $2) a) AS allowance,
     COALESCE((SELECT json_agg(json_build_object('variantId', v.id, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit)
         ORDER BY f_fold(p.name_vi), p.id, v.position)
       FROM catalog_product p JOIN catalog_variant v ON v.product_id = p.id AND v.withdrawn_at IS NULL
       WHERE p.cooperative_id = $1 AND p.state = 'approved' AND p.line <> 'tourism'), '[]') AS goods`,
);
