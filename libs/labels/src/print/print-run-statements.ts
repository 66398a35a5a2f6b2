// The sentences of prints: wished, taken up, drawn piece by piece, cancelled, fetched.
import { statement } from '#platform/database';
import type { PrintChoice } from './print-choice.js';
import type { Dpi, LabelSize, PrintForm } from './label-template.js';

export type PrintState = 'waiting' | 'working' | 'ready' | 'cancelled' | 'failed';

/** Nothing comes back when this print is there already, or another of the roll in this form, size and resolution is on its way. */
export const addPrint = statement<
  { id: string },
  [
    id: string,
    rollId: string,
    form: PrintForm,
    size: LabelSize,
    dpi: Dpi | null,
    origin: string,
    total: number,
    madeBy: string,
    at: Date,
  ]
>(
  'labels.add-print',
  `INSERT INTO labels_print (id, roll_id, form, size, dpi, origin, total, made_by, ordered_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   ON CONFLICT DO NOTHING RETURNING id`,
);

export const printOnItsWay = statement<
  { id: string },
  [id: string, rollId: string, form: PrintForm, size: LabelSize, dpi: Dpi | null]
>(
  'labels.print-on-its-way',
  `SELECT id FROM labels_print WHERE roll_id = $2 AND form = $3 AND size = $4 AND dpi IS NOT DISTINCT FROM $5 AND (id = $1 OR state IN ('waiting', 'working')) ORDER BY id = $1 DESC LIMIT 1`,
);

export interface PrintRun extends PrintChoice {
  run: number;
  rollId: string;
  origin: string;
}

/** Whoever takes it up later draws from the start, and whoever had it before may write nothing more. */
export const takeUpPrint = statement<PrintRun, [id: string, at: Date]>(
  'labels.take-up-print',
  `UPDATE labels_print SET state = 'working', run = run + 1, done = 0, started_at = $2
   WHERE id = $1 AND state IN ('waiting', 'working') RETURNING run, roll_id AS "rollId", form, size, dpi, origin`,
);

export const dropPieces = statement<never, [id: string]>(
  'labels.drop-pieces',
  'DELETE FROM labels_print_piece WHERE print_id = $1',
);

export const setTotal = statement<never, [id: string, run: number, total: number]>(
  'labels.print-total',
  'UPDATE labels_print SET total = $3 WHERE id = $1 AND run = $2',
);

/** Nothing comes back, and nothing is stored, when the print was cancelled or somebody else has taken it up. */
export const addPiece = statement<
  { position: number },
  [id: string, run: number, position: number, done: number, bytes: Buffer]
>(
  'labels.add-piece',
  `WITH mine AS (UPDATE labels_print SET done = $4 WHERE id = $1 AND run = $2 AND state = 'working' RETURNING id)
   INSERT INTO labels_print_piece (print_id, position, bytes) SELECT id, $3, $5 FROM mine RETURNING position`,
);

export const endPrint = statement<never, [id: string, run: number, state: 'ready' | 'failed', at: Date]>(
  'labels.end-print',
  `UPDATE labels_print SET state = $3, ended_at = $4 WHERE id = $1 AND run = $2 AND state = 'working'`,
);

export const cancelPrint = statement<{ id: string }, [id: string, at: Date]>(
  'labels.cancel-print',
  `UPDATE labels_print SET state = 'cancelled', ended_at = $2 WHERE id = $1 AND state IN ('waiting', 'working') RETURNING id`,
);

export interface PrintStanding extends PrintChoice {
  cooperativeId: string;
  rollId: string;
  state: PrintState;
  done: number;
  total: number;
  isRecalled: boolean;
  /** A label of the roll was voided after the file was drawn: printed from it, it would come back. */
  isOutdated: boolean;
}

export const printStanding = statement<PrintStanding, [id: string]>(
  'labels.print-standing',
  `SELECT r.cooperative_id AS "cooperativeId", p.roll_id AS "rollId", p.form, p.size, p.dpi, p.state, p.done, p.total, b.recalled_at IS NOT NULL AS "isRecalled",
          CASE WHEN p.state = 'ready' THEN p.total <> (SELECT count(*) FROM labels_label l WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled'))
               ELSE false END AS "isOutdated"
   FROM labels_print p JOIN labels_roll r ON r.id = p.roll_id LEFT JOIN traceability_batch b ON b.id = r.batch_id WHERE p.id = $1`,
);

export const piecesOf = statement<{ pieces: number; bytes: number }, [id: string]>(
  'labels.pieces-of',
  'SELECT count(*)::int AS pieces, COALESCE(sum(octet_length(bytes)), 0)::int AS bytes FROM labels_print_piece WHERE print_id = $1',
);

export const pieceAt = statement<{ bytes: Buffer }, [id: string, position: number]>(
  'labels.piece-at',
  'SELECT bytes FROM labels_print_piece WHERE print_id = $1 AND position = $2',
);

export const sweepPrints = statement<never, [before: Date]>(
  'labels.sweep-prints',
  'DELETE FROM labels_print WHERE ordered_at < $1',
);
