import { statement } from '#platform/database';

export interface CalledPacks {
  variantId: string;
  batchId: string;
  gtin: string;
  lot: string;
  /** Base units in one pack. */
  netQuantity: number;
}

/** How events call the packs of a variant from a batch. A variant of another product than the batch's has none. */
export const packsCalled = statement<CalledPacks, [variantIds: string[], batchIds: string[]]>(
  'balance.packs-called',
  `SELECT asked.variant AS "variantId", asked.batch AS "batchId", v.gtin, b.lot, v.net_quantity AS "netQuantity"
   FROM (SELECT DISTINCT variant, batch FROM unnest($1::uuid[], $2::uuid[]) AS a(variant, batch)) asked
   JOIN catalog_variant v ON v.id = asked.variant JOIN traceability_batch b ON b.id = asked.batch AND b.product_id = v.product_id`,
);

/** In the order of all lots: whoever sells, labels or tells events of them at the same moment waits. */
export const lockPacks = statement<{ id: bigint; name: string }, [names: string[]]>(
  'balance.lock-packs',
  'SELECT id, name FROM balance_lot WHERE name = ANY ($1) ORDER BY name COLLATE "C" FOR NO KEY UPDATE',
);

/** What of a lot is in the hands of its co-op: packed, and neither gone to somebody else nor destroyed. Selling here does not move it. */
const IN_HAND = `COALESCE((SELECT sum(e.amount) FROM balance_entry e
  WHERE e.lot_id = l.id AND e.holder = l.cooperative_id::text AND e.voided_by IS NULL), 0)`;

/** Sold never passes what was packed (B6). Asked once the lots are locked: the sum then sees what others booked a moment ago. */
export const addSold = statement<{ id: bigint }, [ids: bigint[], amounts: bigint[]]>(
  'balance.add-sold',
  `UPDATE balance_lot l SET sold = l.sold + asked.amount FROM unnest($1::bigint[], $2::bigint[]) AS asked(id, amount)
   WHERE l.id = asked.id AND l.sold + asked.amount <= ${IN_HAND} RETURNING l.id`,
);

export const takeSoldBack = statement<{ id: bigint }, [ids: bigint[], amounts: bigint[]]>(
  'balance.take-sold-back',
  `UPDATE balance_lot l SET sold = l.sold - asked.amount FROM unnest($1::bigint[], $2::bigint[]) AS asked(id, amount) WHERE l.id = asked.id RETURNING l.id`,
);

/**
 * Labels that are on packs of a batch, or were issued for them. Void and spoiled ones are waste paper, unless they were void only after their pack had left with an
 * order: what came back and was written off is no pack that waits for another label. Two counts, for two indexes.
 */
const labelsOf = (batchId: string): string =>
  `((SELECT count(*) FROM labels_label t WHERE t.gtin = v.gtin AND t.batch_id = ${batchId} AND t.state NOT IN ('void', 'spoiled'))
    + (SELECT count(*) FROM labels_label t WHERE t.gtin = v.gtin AND t.batch_id = ${batchId} AND t.state = 'void' AND t.order_line_id IS NOT NULL
        AND EXISTS (SELECT FROM labels_change c WHERE c.roll_id = t.roll_id AND c.state = 'sold' AND c.positions @> t.position)))`;

/** Packs of the variant `v` that were made in the lot `l` and not destroyed, minus their labels (B3). */
const unlabelledOf = (batchId: string): string =>
  `((l.created - l.destroyed) / v.net_quantity - ${labelsOf(batchId)})::int`;

/** Asked once the lot is locked. */
export const packsWithoutLabel = statement<{ left: number }, [lotId: bigint, gtin: string, batchId: string]>(
  'balance.packs-without-label',
  `SELECT ${unlabelledOf('$3')} AS left FROM balance_lot l JOIN catalog_variant v ON v.gtin = $2 WHERE l.id = $1`,
);

/**
 * For pages: how many packs of the variant `v` from the batch of that alias wait for a label, by the rule that `withoutLabel` holds everybody to.
 * Not locked: it is what would be given now. A lot has only letters, digits and dashes, so that its name is written here as it is.
 */
export const packsWithoutLabelSql = (batch: string): string =>
  `COALESCE((SELECT GREATEST(0, ${unlabelledOf(`${batch}.id`)}) FROM balance_lot l
     WHERE l.name = 'https://id.gs1.org/01/' || v.gtin || '/10/' || ${batch}.lot), 0)`;

export interface GoneOn {
  id: bigint;
  name: string;
  /** Base units sold that are not in the co-op's hands; 0 when only labels are too many. */
  missing: bigint;
}

/** Lots of packs of which more are sold or labelled than are left (B3, B6): a packing was declared wrong afterwards, or they went elsewhere. */
export const packsGoneOn = statement<GoneOn, [ids: bigint[], gtins: string[]]>(
  'balance.packs-gone-on',
  `SELECT told.id, told.name, GREATEST(told.sold - told.hand, 0)::bigint AS missing FROM (
     SELECT l.id, l.name, l.sold, ${IN_HAND} AS hand, ${labelsOf('l.batch_id')} * v.net_quantity AS labelled, l.created - l.destroyed AS packed
     FROM unnest($1::bigint[], $2::text[]) AS asked(id, gtin) JOIN balance_lot l ON l.id = asked.id JOIN catalog_variant v ON v.gtin = asked.gtin) told
   WHERE told.sold > told.hand OR told.labelled > told.packed ORDER BY told.name`,
);
