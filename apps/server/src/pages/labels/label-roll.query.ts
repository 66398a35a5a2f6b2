import { packsWithoutLabelSql } from '#libs/balance';
import type { Dpi, LabelSize, PrintForm, PrintState } from '#libs/labels';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

/** Packed goods a strip of this roll can go on. */
export interface BindableBatch {
  id: string;
  lot: string;
  packedOn: Day | null;
  /** Packs without a label. */
  left: number;
}

export interface BoundStrip {
  batchId: string;
  lot: string;
  first: string;
  last: string;
  labels: number;
  /** ISO 8601 */
  boundAt: string;
  isRecalled: boolean;
}

/** A file of the roll that is on its way or ready. */
export interface PrintOfRoll {
  id: string;
  form: PrintForm;
  size: LabelSize;
  dpi: Dpi | null;
  state: PrintState;
  /** ISO 8601 */
  orderedAt: string;
}

export interface LabelRollPage {
  id: string;
  slug: string;
  /** Null: a free roll. */
  batchId: string | null;
  lot: string | null;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
  gtin: string;
  line: string;
  quantity: number;
  issuedAt: Date;
  activatedAt: Date | null;
  isRecalled: boolean;
  /** Its labels have a second code under the seal; how many of these can still be printed, and how many packs were opened. */
  hasInsideCodes: boolean;
  printableCodes: number;
  opened: number;
  /** Who ordered it. */
  issuedBy: string;
  /** How many of its labels are in each state: the sum of the five is `quantity`, or something is very wrong. */
  issued: number;
  active: number;
  sold: number;
  voided: number;
  spoiled: number;
  /** Looks at its labels since they were activated. */
  scans: number;
  /** Looks at labels of it that are on no pack: a roll that was stolen shows here first. */
  earlyLooks: number;
  /** What somebody found when they counted the labels that were left, and what the books said then. */
  counted: number | null;
  expected: number | null;
  countedAt: Date | null;
  countedBy: string | null;
  /** The serials at the two ends of what is left, in the order of the roll. */
  nextSerial: string | null;
  lastSerial: string | null;
  prints: PrintOfRoll[];
  strips: BoundStrip[];
  batches: BindableBatch[];
}

export const labelRollPage = statement<LabelRollPage, [rollId: string, cooperativeId: string]>(
  'labels.roll-page',
  `SELECT r.id, r.batch_id AS "batchId", p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity",
          v.net_unit AS "netUnit", r.gtin, p.line, b.lot, r.quantity, r.issued_at AS "issuedAt", r.activated_at AS "activatedAt", who.full_name AS "issuedBy",
          b.recalled_at IS NOT NULL AS "isRecalled", r.has_inside_codes AS "hasInsideCodes", codes.printable AS "printableCodes", codes.opened, sums.*,
          (SELECT count(*)::int FROM labels_label l JOIN scans_scan s ON s.gtin = l.gtin AND s.serial = l.serial
           WHERE l.roll_id = r.id AND l.batch_id IS NULL AND s.verdict = 'inactive') AS "earlyLooks",
          last.counted, last.expected, last.counted_at AS "countedAt", last.full_name AS "countedBy",
          (SELECT l.serial FROM labels_label l WHERE l.roll_id = r.id AND l.batch_id IS NULL AND l.state = 'issued' ORDER BY l.position LIMIT 1) AS "nextSerial",
          (SELECT l.serial FROM labels_label l WHERE l.roll_id = r.id AND l.batch_id IS NULL AND l.state = 'issued' ORDER BY l.position DESC LIMIT 1) AS "lastSerial",
          COALESCE((SELECT json_agg(json_build_object('id', d.id, 'form', d.form, 'size', d.size, 'dpi', d.dpi, 'state', d.state, 'orderedAt', d.ordered_at) ORDER BY d.ordered_at DESC, d.id DESC)
            FROM (SELECT * FROM labels_print WHERE roll_id = r.id ORDER BY ordered_at DESC, id DESC LIMIT 5) d), '[]') AS prints,
          CASE WHEN r.batch_id IS NOT NULL THEN '[]' ELSE COALESCE((SELECT json_agg(json_build_object('batchId', bound.id, 'lot', bound.lot, 'labels', c.labels, 'boundAt', c.changed_at,
              'isRecalled', bound.recalled_at IS NOT NULL,
              'first', (SELECT l.serial FROM labels_label l WHERE l.roll_id = r.id AND l.position = lower(c.positions)),
              'last', (SELECT l.serial FROM labels_label l WHERE l.roll_id = r.id AND l.position = upper(c.positions) - 1)) ORDER BY c.number)
            FROM labels_change c JOIN traceability_batch bound ON bound.id = c.batch_id WHERE c.roll_id = r.id AND c.state = 'active'), '[]') END AS strips,
          CASE WHEN r.batch_id IS NOT NULL THEN '[]' ELSE COALESCE((SELECT json_agg(json_build_object('id', packed.id, 'lot', packed.lot, 'packedOn', packed.packed_on, 'left', waiting.packs)
              ORDER BY packed.packed_on DESC, packed.lot)
            FROM (SELECT DISTINCT o.id, o.lot, o.packed_on FROM traceability_standing t JOIN traceability_batch o ON o.id = t.batch_id
              WHERE t.variant_id = r.variant_id AND t.step = 'pack' AND o.recalled_at IS NULL) packed
            CROSS JOIN LATERAL (SELECT ${packsWithoutLabelSql('packed')} AS packs) waiting
            WHERE waiting.packs > 0), '[]') END AS batches
   FROM labels_roll r
   LEFT JOIN traceability_batch b ON b.id = r.batch_id
   JOIN catalog_variant v ON v.id = r.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   JOIN identity_person who ON who.id = r.issued_by
   CROSS JOIN LATERAL (SELECT count(*) FILTER (WHERE l.state = 'issued')::int AS issued, count(*) FILTER (WHERE l.state = 'active')::int AS active,
       count(*) FILTER (WHERE l.state = 'sold')::int AS sold, count(*) FILTER (WHERE l.state = 'void')::int AS voided,
       count(*) FILTER (WHERE l.state = 'spoiled')::int AS spoiled, COALESCE(sum(l.scans), 0)::int AS scans
     FROM labels_label l WHERE l.roll_id = r.id) sums
   CROSS JOIN LATERAL (SELECT count(i.sealed)::int AS printable, count(i.opened_at)::int AS opened FROM labels_label l
     JOIN labels_inside i ON i.gtin = l.gtin AND i.serial = l.serial WHERE r.has_inside_codes AND l.roll_id = r.id) codes
   LEFT JOIN LATERAL (SELECT c.counted, c.expected, c.counted_at, by_whom.full_name FROM labels_count c JOIN identity_person by_whom ON by_whom.id = c.counted_by
     WHERE c.roll_id = r.id ORDER BY c.counted_at DESC, c.id DESC LIMIT 1) last ON true
   WHERE r.id = $1 AND r.cooperative_id = $2`,
);
