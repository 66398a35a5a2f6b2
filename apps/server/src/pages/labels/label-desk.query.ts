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

export interface SheetRow {
  id: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
  lot: string;
  quantity: number;
  /** ISO 8601 */
  issuedAt: string;
  isActivated: boolean;
  isRecalled: boolean;
}

export interface LabelDesk {
  packings: PackingWithoutLabels[];
  /** The newest hundred. */
  sheets: SheetRow[];
}

const GOODS = `'nameVi', p.name_vi, 'nameEn', p.name_en, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit, 'lot', b.lot`;

export const labelDesk = statement<LabelDesk, [cooperativeId: string]>(
  'labels.desk',
  `SELECT
     COALESCE((SELECT json_agg(json_build_object('batchId', b.id, 'variantId', v.id, ${GOODS}, 'packedOn', b.packed_on,
         'packs', packed.packs, 'left', packed.packs - labelled.labels) ORDER BY b.packed_on DESC, b.lot, v.position)
       FROM traceability_batch b
       CROSS JOIN LATERAL (SELECT t.variant_id, sum(t.packs)::int AS packs FROM traceability_task t
         WHERE t.batch_id = b.id AND t.step = 'pack' GROUP BY t.variant_id) packed
       CROSS JOIN LATERAL (SELECT count(l.serial)::int AS labels FROM labels_sheet s JOIN labels_label l ON l.sheet_id = s.id AND l.state <> 'void'
         WHERE s.batch_id = b.id AND s.variant_id = packed.variant_id) labelled
       JOIN catalog_variant v ON v.id = packed.variant_id
       JOIN catalog_product p ON p.id = b.product_id
       WHERE b.cooperative_id = $1 AND b.recalled_at IS NULL AND packed.packs > labelled.labels), '[]') AS packings,
     COALESCE((SELECT json_agg(json_build_object('id', s.id, ${GOODS}, 'quantity', s.quantity, 'issuedAt', s.issued_at,
         'isActivated', s.activated_at IS NOT NULL, 'isRecalled', b.recalled_at IS NOT NULL) ORDER BY s.issued_at DESC, s.id DESC)
       FROM (SELECT * FROM labels_sheet WHERE cooperative_id = $1 ORDER BY issued_at DESC, id DESC LIMIT 100) s
       JOIN traceability_batch b ON b.id = s.batch_id
       JOIN catalog_variant v ON v.id = s.variant_id
       JOIN catalog_product p ON p.id = v.product_id), '[]') AS sheets`,
);

export interface LabelSheetPage extends Omit<SheetRow, 'issuedAt' | 'isActivated'> {
  slug: string;
  batchId: string;
  issuedAt: Date;
  activatedAt: Date | null;
  /** Who ordered it. */
  issuedBy: string;
  voided: number;
  /** Looks at all its labels since they were activated. */
  scans: number;
}

export const labelSheetPage = statement<LabelSheetPage, [sheetId: string, cooperativeId: string]>(
  'labels.sheet-page',
  `SELECT s.id, s.batch_id AS "batchId", p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity",
          v.net_unit AS "netUnit", b.lot, s.quantity, s.issued_at AS "issuedAt", s.activated_at AS "activatedAt", who.full_name AS "issuedBy",
          b.recalled_at IS NOT NULL AS "isRecalled", sums.voided, sums.scans
   FROM labels_sheet s
   JOIN traceability_batch b ON b.id = s.batch_id
   JOIN catalog_variant v ON v.id = s.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   JOIN identity_person who ON who.id = s.issued_by
   CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE l.state = 'void')::int AS voided, COALESCE(sum(l.scans), 0)::int AS scans
     FROM labels_label l WHERE l.sheet_id = s.id) sums
   WHERE s.id = $1 AND s.cooperative_id = $2`,
);
