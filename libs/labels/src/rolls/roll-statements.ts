// The sentences of rolls: issued, bound, voided, counted. Who may say them is decided in the services beside this file.
import { statement } from '#platform/database';

export interface BatchToLabel {
  cooperativeId: string;
  isRecalled: boolean;
}

/** Locked until the transaction ends: whoever issues, binds, packs or recalls at the same time waits, so the count below stays true. */
export const lockBatch = statement<BatchToLabel, [batchId: string]>(
  'labels.lock-batch',
  `SELECT cooperative_id AS "cooperativeId", recalled_at IS NOT NULL AS "isRecalled"
   FROM traceability_batch WHERE id = $1 FOR NO KEY UPDATE`,
);

/** So that two free rolls ordered at once do not both fit into what one of them takes. */
export const lockCooperativeOf = statement<BatchToLabel, [variantId: string]>(
  'labels.lock-cooperative-of',
  `SELECT c.id AS "cooperativeId", false AS "isRecalled" FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = p.cooperative_id WHERE v.id = $1 AND v.withdrawn_at IS NULL FOR NO KEY UPDATE OF c`,
);

/** Nothing comes back when a roll with this id is there already: the same form was sent twice. */
export const addRoll = statement<
  { gtin: string },
  [
    id: string,
    cooperativeId: string,
    batchId: string | null,
    variantId: string,
    quantity: number,
    issuedBy: string,
    issuedAt: Date,
  ]
>(
  'labels.add-roll',
  `INSERT INTO labels_roll (id, cooperative_id, batch_id, variant_id, gtin, quantity, issued_by, issued_at)
   SELECT $1, $2, $3, v.id, v.gtin, $5, $6, $7 FROM catalog_variant v WHERE v.id = $4
   ON CONFLICT (id) DO NOTHING RETURNING gtin`,
);

export const rollOf = statement<{ batchId: string | null; variantId: string }, [id: string]>(
  'labels.roll-of',
  'SELECT batch_id AS "batchId", variant_id AS "variantId" FROM labels_roll WHERE id = $1',
);

/** A serial that the product had before is left out, and so missing from the answer. */
export const addLabels = statement<
  { position: number },
  [rollId: string, gtin: string, batchId: string | null, positions: number[], serials: string[]]
>(
  'labels.add-labels',
  `INSERT INTO labels_label (gtin, serial, roll_id, batch_id, position)
   SELECT $2, fresh.serial, $1, $3::uuid, fresh.position FROM unnest($4::int[], $5::text[]) fresh (position, serial)
   ON CONFLICT (gtin, serial) DO NOTHING RETURNING position`,
);

export interface LockedRoll {
  cooperativeId: string;
  variantId: string;
  gtin: string;
  batchId: string | null;
  quantity: number;
  isActivated: boolean;
  isRecalled: boolean;
}

export const lockRoll = statement<LockedRoll, [rollId: string]>(
  'labels.lock-roll',
  `SELECT r.cooperative_id AS "cooperativeId", r.variant_id AS "variantId", r.gtin, r.batch_id AS "batchId", r.quantity,
          r.activated_at IS NOT NULL AS "isActivated", b.recalled_at IS NOT NULL AS "isRecalled"
   FROM labels_roll r LEFT JOIN traceability_batch b ON b.id = r.batch_id WHERE r.id = $1 FOR NO KEY UPDATE OF r`,
);

export const markActivated = statement<never, [rollId: string, at: Date]>(
  'labels.mark-activated',
  'UPDATE labels_roll SET activated_at = $2 WHERE id = $1',
);

export interface PlacedLabel {
  position: number;
  serial: string;
}

/** The labels of a strip of a batch's own roll, or of a free one, that are not on a pack yet. */
export const activateStrip = statement<PlacedLabel, [rollId: string, first: number, last: number, batchId: string]>(
  'labels.activate-strip',
  `UPDATE labels_label SET state = 'active', batch_id = $4
   WHERE roll_id = $1 AND position BETWEEN $2 AND $3 AND state = 'issued' AND COALESCE(batch_id, $4) = $4 RETURNING position, serial`,
);

/** What stands on a strip: how many of its labels are free, and how many were bound before. */
export const stripOf = statement<{ free: number; bound: number }, [rollId: string, first: number, last: number]>(
  'labels.strip-of',
  `SELECT count(*) FILTER (WHERE state = 'issued' AND batch_id IS NULL)::int AS free,
          count(*) FILTER (WHERE state IN ('active', 'sold'))::int AS bound
   FROM labels_label WHERE roll_id = $1 AND position BETWEEN $2 AND $3`,
);

export const positionsOf = statement<PlacedLabel, [rollId: string, serials: string[]]>(
  'labels.positions-of',
  'SELECT position, serial FROM labels_label WHERE roll_id = $1 AND serial = ANY ($2)',
);

export const wasChanged = statement<{ rollId: string }, [changeId: string]>(
  'labels.was-changed',
  'SELECT roll_id AS "rollId" FROM labels_change WHERE id = $1',
);

export interface VoidedLabel extends PlacedLabel {
  state: 'void' | 'spoiled';
  batchId: string | null;
}

/** Void when it was on a pack, spoiled when it never was. Nothing comes back for one that is worth nothing already. */
export const voidLabels = statement<VoidedLabel, [rollId: string, positions: number[]]>(
  'labels.void',
  `UPDATE labels_label SET state = CASE WHEN state = 'issued' THEN 'spoiled' ELSE 'void' END
   WHERE roll_id = $1 AND position = ANY ($2) AND state NOT IN ('void', 'spoiled')
   RETURNING position, serial, state, batch_id AS "batchId"`,
);

/** Positions of the labels that a free roll still has, from a position on. */
export const freeFrom = statement<{ position: number }, [rollId: string, first: number, last: number]>(
  'labels.free-from',
  `SELECT position FROM labels_label WHERE roll_id = $1 AND position BETWEEN $2 AND $3 AND state = 'issued' AND batch_id IS NULL ORDER BY position`,
);

export const addCount = statement<
  never,
  [id: string, rollId: string, counted: number, countedBy: string, countedAt: Date]
>(
  'labels.add-count',
  `INSERT INTO labels_count (id, roll_id, counted, expected, counted_by, counted_at)
   SELECT $1, $2, $3, (SELECT count(*)::int FROM labels_label l WHERE l.roll_id = $2 AND l.batch_id IS NULL AND l.state = 'issued'), $4, $5
   ON CONFLICT (id) DO NOTHING`,
);

export const addChange = statement<
  never,
  [
    id: string,
    rollId: string,
    state: string,
    batchId: string | null,
    positions: string,
    labels: number,
    changedBy: string,
    changedAt: Date,
    salt: Buffer,
    content: Buffer,
  ]
>(
  'labels.add-change',
  `INSERT INTO labels_change (id, roll_id, state, batch_id, positions, labels, changed_by, changed_at, salt, content)
   VALUES ($1, $2, $3, $4, $5::int4multirange, $6, $7, $8, $9, $10)`,
);

export interface LabelledBatch {
  lot: string;
  cooperativeId: string;
  gln: string | null;
  /** Of the site where it was last packed. */
  extension: string | null;
}

export const labelledBatch = statement<LabelledBatch, [batchId: string]>(
  'labels.labelled-batch',
  `SELECT b.lot, b.cooperative_id AS "cooperativeId", c.gln, packed.extension
   FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   LEFT JOIN LATERAL (SELECT s.extension FROM traceability_task t JOIN traceability_site s ON s.id = t.site_id
     WHERE t.batch_id = b.id AND t.step = 'pack' ORDER BY t.position DESC LIMIT 1) packed ON true
   WHERE b.id = $1`,
);
