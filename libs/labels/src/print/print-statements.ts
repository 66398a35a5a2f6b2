// What printing a roll needs to know of it.
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface RollToPrint {
  cooperativeId: string;
  cooperative: string;
  isRecalled: boolean;
  line: string;
  productVi: string;
  productEn: string;
  netQuantity: number;
  netUnit: string;
  gtin: string;
  /** Null on a free roll: what is packed later decides. */
  lot: string | null;
  producedOn: Day | null;
  bestBefore: Day | null;
  isPerishable: boolean;
  issuedAt: Date;
  /** In the order of the roll, without the void ones. */
  serials: string[];
  /** The code under the seal of each, encrypted; null where there is none or it can be printed no more. */
  sealedCodes: (Buffer | null)[];
}

/** The same with the codes as they are printed. */
export interface RollOnPaper extends Omit<RollToPrint, 'sealedCodes'> {
  insideCodes: readonly (string | undefined)[];
}

export const rollToPrint = statement<RollToPrint, [rollId: string]>(
  'labels.roll-to-print',
  `SELECT r.cooperative_id AS "cooperativeId", c.name AS cooperative, b.recalled_at IS NOT NULL AS "isRecalled", p.line,
          p.name_vi AS "productVi", p.name_en AS "productEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", r.gtin, b.lot,
          b.produced_on AS "producedOn", b.best_before AS "bestBefore", p.shelf_life_days IS NOT NULL AS "isPerishable", r.issued_at AS "issuedAt",
          ARRAY(SELECT l.serial FROM labels_label l WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled') ORDER BY l.position) AS serials,
          CASE WHEN r.has_inside_codes THEN ARRAY(SELECT i.sealed FROM labels_label l LEFT JOIN labels_inside i ON i.gtin = l.gtin AND i.serial = l.serial
            WHERE l.roll_id = r.id AND l.state NOT IN ('void', 'spoiled') ORDER BY l.position) ELSE '{}' END AS "sealedCodes"
   FROM labels_roll r
   LEFT JOIN traceability_batch b ON b.id = r.batch_id
   JOIN catalog_variant v ON v.id = r.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = r.cooperative_id
   WHERE r.id = $1`,
);
