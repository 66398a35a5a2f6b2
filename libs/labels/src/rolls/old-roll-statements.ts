// Rolls of the time when they were called sheets, each for the packs of one batch.
import { statement } from '#platform/database';
import type { LabelState, PlacedSerial } from './change-content.js';

export const untoldRolls = statement<{ id: string }>(
  'labels.untold-rolls',
  `SELECT r.id FROM labels_roll r WHERE NOT EXISTS (SELECT FROM labels_change c WHERE c.roll_id = r.id) ORDER BY r.issued_at, r.id`,
);

export interface UntoldRoll {
  gtin: string;
  batchId: string | null;
  issuedAt: Date;
  activatedAt: Date | null;
  /** Who issued it; who activated it nobody wrote down. */
  personId: string;
}

/** Asked again under the lock of the roll: another process may have told of it meanwhile. */
export const untoldRoll = statement<UntoldRoll, [id: string]>(
  'labels.untold-roll',
  `SELECT r.gtin, r.batch_id AS "batchId", r.issued_at AS "issuedAt", r.activated_at AS "activatedAt", r.issued_by AS "personId"
   FROM labels_roll r WHERE r.id = $1 AND NOT EXISTS (SELECT FROM labels_change c WHERE c.roll_id = r.id)`,
);

export const labelsOf = statement<PlacedSerial & { state: LabelState }, [rollId: string]>(
  'labels.labels-of',
  'SELECT position, serial, state FROM labels_label WHERE roll_id = $1 ORDER BY position',
);
