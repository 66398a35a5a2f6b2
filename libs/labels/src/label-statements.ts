// The sentences of issuing, printing and activating. Who may say them is decided in labels.service.ts.
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface BatchToLabel {
  cooperativeId: string;
  isRecalled: boolean;
}

/** Locked until the transaction ends: whoever issues, packs or recalls at the same time waits, so the count below stays true. */
export const lockBatch = statement<BatchToLabel, [batchId: string]>(
  'labels.lock-batch',
  `SELECT cooperative_id AS "cooperativeId", recalled_at IS NOT NULL AS "isRecalled"
   FROM traceability_batch WHERE id = $1 FOR NO KEY UPDATE`,
);

/** Packs of a variant from a batch, minus the labels issued for them. A void label is waste paper and may be replaced. */
export const packsWithoutLabel = statement<{ left: number }, [batchId: string, variantId: string]>(
  'labels.packs-without-label',
  `SELECT (COALESCE((SELECT sum(t.packs) FROM traceability_task t WHERE t.batch_id = $1 AND t.variant_id = $2), 0)
         - (SELECT count(*) FROM labels_sheet s JOIN labels_label l ON l.sheet_id = s.id
            WHERE s.batch_id = $1 AND s.variant_id = $2 AND l.state <> 'void'))::int AS left`,
);

/** Nothing comes back when a sheet with this id is there already: the same form was sent twice. */
export const addSheet = statement<
  { id: string },
  [id: string, batchId: string, variantId: string, quantity: number, issuedBy: string, issuedAt: Date]
>(
  'labels.add-sheet',
  `INSERT INTO labels_sheet (id, cooperative_id, batch_id, variant_id, quantity, issued_by, issued_at)
   SELECT $1, b.cooperative_id, b.id, $3, $4, $5, $6 FROM traceability_batch b WHERE b.id = $2
   ON CONFLICT (id) DO NOTHING RETURNING id`,
);

export const sheetOf = statement<{ batchId: string }, [id: string]>(
  'labels.sheet-of',
  'SELECT batch_id AS "batchId" FROM labels_sheet WHERE id = $1',
);

/** A serial that the product had before is left out, and so missing from the answer. */
export const addLabels = statement<{ serial: string }, [sheetId: string, variantId: string, serials: string[]]>(
  'labels.add-labels',
  `INSERT INTO labels_label (gtin, serial, sheet_id)
   SELECT v.gtin, fresh.serial, $1 FROM catalog_variant v, unnest($3::text[]) fresh (serial) WHERE v.id = $2
   ON CONFLICT (gtin, serial) DO NOTHING RETURNING serial`,
);

export interface LockedSheet {
  cooperativeId: string;
  isActivated: boolean;
  isRecalled: boolean;
}

export const lockSheet = statement<LockedSheet, [sheetId: string]>(
  'labels.lock-sheet',
  `SELECT s.cooperative_id AS "cooperativeId", s.activated_at IS NOT NULL AS "isActivated", b.recalled_at IS NOT NULL AS "isRecalled"
   FROM labels_sheet s JOIN traceability_batch b ON b.id = s.batch_id WHERE s.id = $1 FOR NO KEY UPDATE OF s`,
);

export const activateSheet = statement<never, [sheetId: string, at: Date]>(
  'labels.activate-sheet',
  `WITH sheet AS (UPDATE labels_sheet SET activated_at = $2 WHERE id = $1 RETURNING id)
   UPDATE labels_label l SET state = 'active' FROM sheet WHERE l.sheet_id = sheet.id AND l.state = 'issued'`,
);

export const voidOne = statement<{ serial: string }, [sheetId: string, serial: string]>(
  'labels.void',
  `UPDATE labels_label SET state = 'void' WHERE sheet_id = $1 AND serial = $2 RETURNING serial`,
);

export interface SheetToPrint {
  cooperativeId: string;
  cooperative: string;
  isRecalled: boolean;
  line: string;
  productVi: string;
  productEn: string;
  netQuantity: number;
  netUnit: string;
  gtin: string;
  lot: string;
  producedOn: Day | null;
  bestBefore: Day | null;
  issuedAt: Date;
  serials: string[];
}

export const sheetToPrint = statement<SheetToPrint, [sheetId: string]>(
  'labels.sheet-to-print',
  `SELECT s.cooperative_id AS "cooperativeId", c.name AS cooperative, b.recalled_at IS NOT NULL AS "isRecalled", p.line,
          p.name_vi AS "productVi", p.name_en AS "productEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", v.gtin, b.lot,
          b.produced_on AS "producedOn", b.best_before AS "bestBefore", s.issued_at AS "issuedAt",
          ARRAY(SELECT l.serial FROM labels_label l WHERE l.sheet_id = s.id AND l.state <> 'void' ORDER BY l.serial) AS serials
   FROM labels_sheet s
   JOIN traceability_batch b ON b.id = s.batch_id
   JOIN catalog_variant v ON v.id = s.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = s.cooperative_id
   WHERE s.id = $1`,
);
