import type { Dpi, LabelSize, PrintForm, PrintState } from '#libs/labels';
import { statement } from '#platform/database';
import type { PrintOfRoll } from './label-roll.query.js';

export interface PrintPage {
  id: string;
  rollId: string;
  form: PrintForm;
  size: LabelSize;
  dpi: Dpi | null;
  /** What stands in its symbols, and how strong they are. */
  origin: string;
  gtin: string;
  line: string;
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
  `SELECT p.id, p.roll_id AS "rollId", p.form, p.size, p.dpi, p.origin, r.gtin, goods.line, p.state, p.done, p.total, who.full_name AS "orderedBy", p.ordered_at AS "orderedAt",
          b.recalled_at IS NOT NULL AS "isRecalled",
          CASE WHEN p.state = 'ready' THEN p.total <> (SELECT count(*) FROM labels_label l WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled'))
               ELSE false END AS "isOutdated",
          (SELECT COALESCE(sum(octet_length(e.bytes)), 0)::int FROM labels_print_piece e WHERE e.print_id = p.id) AS bytes
   FROM labels_print p
   JOIN labels_roll r ON r.id = p.roll_id
   JOIN catalog_variant v ON v.id = r.variant_id
   JOIN catalog_product goods ON goods.id = v.product_id
   JOIN identity_person who ON who.id = p.made_by
   LEFT JOIN traceability_batch b ON b.id = r.batch_id
   WHERE p.id = $1 AND r.cooperative_id = $2`,
);

export interface RollToChoose {
  id: string;
  gtin: string;
  line: string;
  isRecalled: boolean;
  /** A slip with the code under the seal is printed with at least one of them. */
  hasSlips: boolean;
  /** Whose file can be made. */
  labels: number;
  prints: PrintOfRoll[];
}

/** What the page on which a file is chosen shows of the roll. */
export const rollToChoose = statement<RollToChoose, [rollId: string, cooperativeId: string]>(
  'labels.roll-to-choose',
  `SELECT r.id, r.gtin, p.line, b.recalled_at IS NOT NULL AS "isRecalled",
          r.has_inside_codes AND EXISTS (SELECT FROM labels_label l JOIN labels_inside i ON i.gtin = l.gtin AND i.serial = l.serial
            WHERE l.roll_id = r.id AND i.sealed IS NOT NULL) AS "hasSlips",
          (SELECT count(*)::int FROM labels_label l WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled')) AS labels,
          COALESCE((SELECT json_agg(json_build_object('id', d.id, 'form', d.form, 'size', d.size, 'dpi', d.dpi, 'state', d.state, 'orderedAt', d.ordered_at)
            ORDER BY d.ordered_at DESC, d.id DESC)
            FROM (SELECT * FROM labels_print WHERE roll_id = r.id ORDER BY ordered_at DESC, id DESC LIMIT 20) d), '[]') AS prints
   FROM labels_roll r
   LEFT JOIN traceability_batch b ON b.id = r.batch_id
   JOIN catalog_variant v ON v.id = r.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   WHERE r.id = $1 AND r.cooperative_id = $2`,
);
