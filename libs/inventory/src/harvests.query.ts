import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { HarvestState } from './harvest.js';

/** A pack of the co-op that may be promised before it is there: on sale, sent by parcel, at a price that no scale changes. */
export const CAN_BE_AHEAD = `p.state = 'approved' AND v.withdrawn_at IS NULL AND NOT v.catch_weight AND v.shipping_grams > 0`;

export const packToDeclare = statement<{ id: string }, [variantId: string, cooperativeId: string]>(
  'inventory.pack-to-declare',
  `SELECT v.id FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE v.id = $1 AND p.cooperative_id = $2 AND ${CAN_BE_AHEAD}`,
);

export const insertHarvest = statement<never, [harvest: string]>(
  'inventory.insert-harvest',
  `INSERT INTO inventory_harvest (id, code, attempt_key, variant_id, expected, share, expected_from, expected_to, waits_until, declared_by, declared_at)
   SELECT * FROM jsonb_to_record($1::jsonb) AS h(id uuid, code text, "attemptKey" text, "variantId" uuid, expected int, share smallint, "from" date,
     "to" date, "waitsUntil" date, "declaredBy" uuid, "declaredAt" timestamptz)`,
);

export const harvestOfAttempt = statement<{ code: string }, [attemptKey: string]>(
  'inventory.harvest-of-attempt',
  'SELECT code FROM inventory_harvest WHERE attempt_key = $1',
);

export interface HarvestFound {
  id: string;
  cooperativeId: string;
  variantId: string;
  from: Day;
  to: Day;
}

const FOUND = `SELECT h.id, p.cooperative_id AS "cooperativeId", h.variant_id AS "variantId", h.expected_from AS "from", h.expected_to AS "to"`;
const OF_CODE = `FROM inventory_harvest h JOIN catalog_variant v ON v.id = h.variant_id JOIN catalog_product p ON p.id = v.product_id WHERE h.code = $1`;

export const harvestOfCode = statement<HarvestFound, [code: string]>(
  'inventory.harvest-of-code',
  `${FOUND} ${OF_CODE}`,
);

export interface HarvestLocked extends HarvestFound {
  state: HarvestState;
  gatheredAt: Date | null;
  shortAt: Date | null;
}

/** The lock of everything that happens to a harvest and its pre-orders; shelves are locked after it. */
export const lockHarvest = statement<HarvestLocked, [code: string]>(
  'inventory.lock-harvest',
  `${FOUND}, h.state, h.gathered_at AS "gatheredAt", h.short_at AS "shortAt" ${OF_CODE} FOR UPDATE OF h`,
);

/** Its batch is locked before the harvest, as a packing does: of a co-op, and of the product of the pack. */
export const lockBatchToTie = statement<{ id: string }, [batchId: string, code: string]>(
  'inventory.lock-batch-to-tie',
  `SELECT b.id FROM traceability_batch b JOIN catalog_variant v ON v.product_id = b.product_id JOIN inventory_harvest h ON h.variant_id = v.id
   WHERE b.id = $1 AND h.code = $2 AND b.recalled_at IS NULL FOR KEY SHARE OF b`,
);

export const tieBatch = statement<never, [harvestId: string, batchId: string, personId: string, now: Date]>(
  'inventory.tie-batch',
  `WITH tied AS (
     INSERT INTO inventory_harvest_batch (harvest_id, batch_id, tied_by, tied_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING
   )
   UPDATE inventory_harvest SET gathered_at = COALESCE(gathered_at, $4) WHERE id = $1`,
);

/** Once: those who wait from here on knew it before. */
export const markShort = statement<{ id: string }, [harvestId: string, now: Date]>(
  'inventory.mark-short',
  `WITH marked AS (UPDATE inventory_harvest SET short_at = $2 WHERE id = $1 AND short_at IS NULL RETURNING id)
   SELECT p.id FROM inventory_preorder p JOIN marked m ON m.id = p.harvest_id WHERE p.state = 'waiting' ORDER BY p.turn`,
);

export const endHarvest = statement<
  never,
  [id: string, state: HarvestState, now: Date, reason: string | null, personId: string | null]
>(
  'inventory.end-harvest',
  'UPDATE inventory_harvest SET state = $2, ended_at = $3, call_off_reason = $4, called_off_by = $5 WHERE id = $1',
);

export const harvestsNotOver = statement<{ code: string; to: Day; waitsUntil: Day }>(
  'inventory.harvests-not-over',
  `SELECT code, expected_to AS "to", waits_until AS "waitsUntil" FROM inventory_harvest WHERE state = 'open' ORDER BY id`,
);
