import { statement } from '#platform/database';

export type ItemState = 'received' | 'stored' | 'waiting' | 'refused' | 'withdrawn';
export type ItemFlag = 'gap' | 'fork' | 'clock' | 'lot-changed';

export interface ItemRow {
  id: string;
  deviceId: string;
  hash: Buffer;
  body: string;
  happenedAt: Date;
  flags: ItemFlag[];
  state: ItemState;
  code: string | null;
  facts: Record<string, string | number> | null;
  lot: string | null;
}

const COLUMNS = `i.id, i.device_id AS "deviceId", i.hash, i.body, i.happened_at AS "happenedAt", i.flags, i.state, i.code, i.facts, i.lot`;

/** The row as JSON: `recorder.insert-item` reads it. */
export interface NewItem {
  id: string;
  deviceId: string;
  seq: number;
  prev: string;
  hash: string;
  signature: string;
  body: string;
  claimedAt: string;
  trustedAt: string;
  elapsedMs: number;
  awayMs: number;
  recordedAt: string;
  happenedAt: string;
  receivedAt: string;
  batchId: string | null;
  /** Of goods that change hands. */
  handOverCode: string | null;
  isClockOdd: boolean;
  /** What the first item of the device goes back to: SHA-256 of its public key, hex. */
  root: string;
}

/**
 * Takes an item in and says what is odd about its place in the chain: a gap when nothing with the number before is there, a fork when
 * another item has this number or the one before it has another hash. No row comes back when the item is there already.
 */
export const insertItem = statement<{ id: string }, [item: string]>(
  'recorder.insert-item',
  `WITH new AS (
     SELECT n.*, decode(n.prev, 'hex') AS prev_hash FROM jsonb_to_record($1::jsonb) AS n(id uuid, "deviceId" uuid, seq int, prev text, hash text,
       signature text, body text, "claimedAt" timestamptz, "trustedAt" timestamptz, "elapsedMs" bigint, "awayMs" bigint,
       "recordedAt" timestamptz, "happenedAt" timestamptz, "receivedAt" timestamptz, "batchId" uuid,
       "handOverCode" text, "isClockOdd" boolean, root text)
   ), chain AS (
     SELECT new.seq > 1 AND before.hashes IS NULL AS gap,
       EXISTS (SELECT 1 FROM recorder_item o WHERE o.device_id = new."deviceId" AND o.seq = new.seq)
         OR (new.seq = 1 AND new.prev <> new.root)
         OR (before.hashes IS NOT NULL AND NOT new.prev_hash = ANY (before.hashes))
         OR EXISTS (SELECT 1 FROM recorder_item o
           WHERE o.device_id = new."deviceId" AND o.seq = new.seq + 1 AND o.prev <> decode(new.hash, 'hex')) AS fork
     FROM new, LATERAL (SELECT array_agg(b.hash) AS hashes FROM recorder_item b WHERE b.device_id = new."deviceId" AND b.seq = new.seq - 1) before
   )
   INSERT INTO recorder_item (id, device_id, seq, prev, hash, signature, body, claimed_at, trusted_at, elapsed_ms, away_ms, recorded_at,
     happened_at, received_at, batch_id, hand_over_code, flags)
   SELECT id, "deviceId", seq, prev_hash, decode(hash, 'hex'), decode(signature, 'hex'), body, "claimedAt", "trustedAt", "elapsedMs", "awayMs",
     "recordedAt", "happenedAt", "receivedAt", "batchId", "handOverCode",
     array_remove(ARRAY[CASE WHEN gap THEN 'gap' END, CASE WHEN fork THEN 'fork' END, CASE WHEN "isClockOdd" THEN 'clock' END], NULL)
   FROM new, chain ON CONFLICT DO NOTHING RETURNING id`,
);

export const itemById = statement<ItemRow, [id: string]>(
  'recorder.item-by-id',
  `SELECT ${COLUMNS} FROM recorder_item i WHERE i.id = $1`,
);

/** What the time of an item is held against: whether we told the device that time, and when the item before it was recorded. */
export const clockOf = statement<
  { isTrusted: boolean; notBefore: Date | null },
  [deviceId: string, trustedAt: Date, seq: number]
>(
  'recorder.clock-of',
  `SELECT EXISTS (SELECT 1 FROM recorder_sync s WHERE s.device_id = $1 AND s.at = $2) AS "isTrusted",
     (SELECT max(i.recorded_at) FROM recorder_item i WHERE i.device_id = $1 AND i.seq = $3 - 1) AS "notBefore"`,
);

export const insertEnclosed = statement<
  never,
  [itemId: string, cooperativeId: string | null, hashes: readonly Buffer[]]
>(
  'recorder.insert-enclosed',
  `INSERT INTO recorder_enclosed (item_id, position, cooperative_id, hash)
   SELECT $1, h.position, c.id, h.hash FROM unnest($3::bytea[]) WITH ORDINALITY AS h(hash, position)
   JOIN cooperatives_cooperative c ON c.id = $2 ON CONFLICT DO NOTHING`,
);

/** What became of an item. What stands in the book stands there, whatever was thought meanwhile. */
export const settleItem = statement<
  { id: string },
  [
    id: string,
    state: ItemState,
    code: string | null,
    facts: string | null,
    lot: string | null,
    flag: ItemFlag | null,
    now: Date,
  ]
>(
  'recorder.settle-item',
  `UPDATE recorder_item SET state = $2, code = $3, facts = $4::jsonb, lot = COALESCE($5, lot), answered_at = $7,
     flags = CASE WHEN $6::text IS NULL OR $6 = ANY (flags) THEN flags ELSE flags || $6::text END
   WHERE id = $1 AND (state IN ('received', 'waiting') OR ($2 = 'stored' AND state <> 'stored')) RETURNING id`,
);

export const withdrawItem = statement<{ id: string }, [id: string, deviceId: string, now: Date]>(
  'recorder.withdraw-item',
  `UPDATE recorder_item SET state = 'withdrawn', code = NULL, facts = NULL, answered_at = $3
   WHERE id = $1 AND device_id = $2 AND state IN ('waiting', 'refused', 'withdrawn') RETURNING id`,
);

/** What still waits at a co-op, in the order in which it happened. */
export const openItems = statement<ItemRow, [cooperativeId: string, most: number]>(
  'recorder.open-items',
  `SELECT ${COLUMNS} FROM recorder_item i JOIN recorder_device d ON d.id = i.device_id
   WHERE d.cooperative_id = $1 AND i.state IN ('received', 'waiting') ORDER BY i.happened_at, i.device_id, i.seq LIMIT $2`,
);

/** Co-ops with items that may go on now that something was recorded in a batch: its own, and whoever waits to take over goods from it. */
export const cooperativesWaitingFor = statement<{ cooperativeId: string }, [batchId: string]>(
  'recorder.cooperatives-waiting-for',
  `SELECT b.cooperative_id AS "cooperativeId" FROM traceability_batch b WHERE b.id = $1
     AND EXISTS (SELECT 1 FROM recorder_device d JOIN recorder_item i ON i.device_id = d.id AND i.state IN ('received', 'waiting')
       WHERE d.cooperative_id = b.cooperative_id)
   UNION
   SELECT d.cooperative_id FROM traceability_hand_over h
   JOIN recorder_item i ON i.hand_over_code = h.code AND i.state IN ('received', 'waiting') JOIN recorder_device d ON d.id = i.device_id
   WHERE h.from_batch_id = $1 AND h.received_at IS NULL AND h.cancelled_at IS NULL`,
);

/**
 * Whether the phone that drew a code has given up its goods: whoever wrote that they were given took it back while it waited, or the book
 * did not take it. Nothing will come under this code any more.
 */
export const isGivenUp = statement<{ one: number }, [code: string]>(
  'recorder.is-given-up',
  `SELECT 1 AS one FROM recorder_item i WHERE i.hand_over_code = $1 AND i.body::jsonb -> 'deed' ->> 'what' = 'give'
   HAVING count(*) > 0 AND bool_and(i.state IN ('withdrawn', 'refused'))`,
);

/** What came with this hash before. */
export const itemByHash = statement<ItemRow, [deviceId: string, hash: Buffer]>(
  'recorder.item-by-hash',
  `SELECT ${COLUMNS} FROM recorder_item i WHERE i.device_id = $1 AND i.hash = $2`,
);

/** Nothing for a flag of no batch of the house. */
export const batchOfFlag = statement<{ batchId: string }, [flagId: string]>(
  'recorder.batch-of-flag',
  'SELECT batch_id AS "batchId" FROM balance_flag WHERE id = $1 AND batch_id IS NOT NULL',
);

export const isEnclosed = statement<{ one: number }, [cooperativeId: string, hash: Buffer]>(
  'recorder.is-enclosed',
  'SELECT 1 AS one FROM recorder_enclosed WHERE cooperative_id = $1 AND hash = $2 LIMIT 1',
);

export const insertEnclosure = statement<
  never,
  [cooperativeId: string, hash: Buffer, mediaType: string, bytes: Buffer, now: Date]
>(
  'recorder.insert-enclosure',
  `INSERT INTO recorder_enclosure (cooperative_id, hash, media_type, bytes, received_at) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING`,
);

export const enclosureByHash = statement<{ mediaType: string; bytes: Buffer }, [cooperativeId: string, hash: Buffer]>(
  'recorder.enclosure-by-hash',
  'SELECT media_type AS "mediaType", bytes FROM recorder_enclosure WHERE cooperative_id = $1 AND hash = $2',
);
