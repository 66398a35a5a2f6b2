import type { PrintForm, PrintState } from '#libs/labels';
import { statement } from '#platform/database';

export interface PrintPage {
  id: string;
  rollId: string;
  form: PrintForm;
  state: PrintState;
  /** Labels drawn, of `total`. */
  done: number;
  total: number;
  orderedBy: string;
  orderedAt: Date;
  isRecalled: boolean;
  /** A label of the roll was voided after the file was drawn. */
  isOutdated: boolean;
  /** Of the file so far. */
  bytes: number;
}

export const printPage = statement<PrintPage, [printId: string, cooperativeId: string]>(
  'labels.print-page',
  `SELECT p.id, p.roll_id AS "rollId", p.form, p.state, p.done, p.total, who.full_name AS "orderedBy", p.ordered_at AS "orderedAt",
          b.recalled_at IS NOT NULL AS "isRecalled",
          CASE WHEN p.state = 'ready' THEN p.total <> (SELECT count(*) FROM labels_label l WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled'))
               ELSE false END AS "isOutdated",
          (SELECT COALESCE(sum(octet_length(e.bytes)), 0)::int FROM labels_print_piece e WHERE e.print_id = p.id) AS bytes
   FROM labels_print p
   JOIN labels_roll r ON r.id = p.roll_id
   JOIN identity_person who ON who.id = p.made_by
   LEFT JOIN traceability_batch b ON b.id = r.batch_id
   WHERE p.id = $1 AND r.cooperative_id = $2`,
);
