// The sentences of labels in parcels: scanned into one, taken out again, sold with it.
import { statement } from '#platform/database';
import type { LabelState } from '../rolls/change-content.js';

export interface LabelToPack {
  gtin: string;
  serial: string;
  state: LabelState;
  cooperativeId: string;
  batchId: string | null;
  /** What it is bound to; null on a free roll. */
  lot: string | null;
  isRecalled: boolean;
  /** The parcel that it is in. */
  orderLineId: string | null;
}

/** Locked until the transaction ends: two packers who scan the same label decide one after the other. */
export const lockLabels = statement<LabelToPack, [gtins: string[], serial: string]>(
  'labels.lock-labels',
  `SELECT l.gtin, l.serial, l.state, r.cooperative_id AS "cooperativeId", l.batch_id AS "batchId", b.lot, b.recalled_at IS NOT NULL AS "isRecalled",
     l.order_line_id AS "orderLineId"
   FROM labels_label l JOIN labels_roll r ON r.id = l.roll_id LEFT JOIN traceability_batch b ON b.id = l.batch_id
   WHERE l.gtin = ANY ($1) AND l.serial = $2 ORDER BY l.gtin FOR NO KEY UPDATE OF l`,
);

/** Labels of a batch that are in the parcel of a line. A void one is waste paper. */
export const countInParcel = statement<{ labels: number }, [lineId: string, batchId: string]>(
  'labels.count-in-parcel',
  `SELECT count(*)::int AS labels FROM labels_label WHERE order_line_id = $1 AND batch_id = $2 AND state = 'active'`,
);

/** Nothing comes back when it is in a parcel already, or on no pack. */
export const putInParcel = statement<{ serial: string }, [gtin: string, serial: string, lineId: string]>(
  'labels.put-in-parcel',
  `UPDATE labels_label SET order_line_id = $3 WHERE gtin = $1 AND serial = $2 AND state = 'active' AND order_line_id IS NULL RETURNING serial`,
);

export const takeOut = statement<{ serial: string }, [lineIds: string[], gtin: string, serial: string]>(
  'labels.take-out',
  `UPDATE labels_label SET order_line_id = NULL WHERE order_line_id = ANY ($1) AND gtin = $2 AND serial = $3 AND state = 'active' RETURNING serial`,
);

export const emptyParcel = statement<never, [lineIds: string[]]>(
  'labels.empty-parcel',
  `WITH locked AS MATERIALIZED (
     SELECT gtin, serial FROM labels_label WHERE order_line_id = ANY ($1) AND state = 'active' ORDER BY gtin, serial FOR NO KEY UPDATE
   )
   UPDATE labels_label l SET order_line_id = NULL FROM locked k WHERE l.gtin = k.gtin AND l.serial = k.serial AND l.state = 'active'`,
);

export interface LeftLabel extends SoldLabel {
  lineId: string;
}

export interface SoldLabel {
  rollId: string;
  gtin: string;
  batchId: string;
  position: number;
  serial: string;
}

/** In the order in which a scan locks labels, so that a parcel that leaves and a group of looks never wait for each other in a circle. */
export const sellParcel = statement<LeftLabel, [lineIds: string[]]>(
  'labels.sell-parcel',
  `WITH locked AS MATERIALIZED (
     SELECT gtin, serial FROM labels_label WHERE order_line_id = ANY ($1) AND state = 'active' ORDER BY gtin, serial FOR NO KEY UPDATE
   )
   UPDATE labels_label l SET state = 'sold' FROM locked k WHERE l.gtin = k.gtin AND l.serial = k.serial AND l.state = 'active'
   RETURNING l.roll_id AS "rollId", l.gtin, l.batch_id AS "batchId", l.position, l.serial, l.order_line_id AS "lineId"`,
);

/**
 * Labels of lines that came back whole. Of two packs out of three nobody knows which two they are. In the order in which a scan locks labels.
 */
export const labelsComeBack = statement<SoldLabel, [lineIds: string[], quantities: number[]]>(
  'labels.come-back',
  `SELECT l.roll_id AS "rollId", l.gtin, l.batch_id AS "batchId", l.position, l.serial
   FROM unnest($1::uuid[], $2::int[]) AS back(line_id, quantity) JOIN ordering_line line ON line.id = back.line_id AND back.quantity >= line.quantity
   JOIN labels_label l ON l.order_line_id = line.id AND l.state = 'sold' ORDER BY l.gtin, l.serial FOR NO KEY UPDATE OF l`,
);

export const voidSold = statement<{ serial: string }, [gtin: string, serials: string[]]>(
  'labels.void-sold',
  `UPDATE labels_label SET state = 'void' WHERE gtin = $1 AND serial = ANY ($2) AND state = 'sold' RETURNING serial`,
);
