import { statement } from '#platform/database';
import type { OriginKind, Reach } from './closure.query.js';

export type RecallState = 'proposed' | 'confirmed' | 'withdrawn' | 'closed';

export const cooperativesOf = statement<{ id: string }, [batchIds: string[]]>(
  'recalls.cooperatives-of',
  'SELECT DISTINCT cooperative_id AS id FROM traceability_batch WHERE id = ANY ($1)',
);

export const insertRecall = statement<
  { id: string },
  [
    id: string,
    kind: OriginKind,
    origin: string,
    withSiblings: boolean,
    reasonVi: string,
    reasonEn: string,
    isDrill: boolean,
    by: string,
    at: Date,
  ]
>(
  'recalls.insert-recall',
  `INSERT INTO recalls_recall (id, origin_kind, origin, with_siblings, reason_vi, reason_en, is_drill, proposed_by, proposed_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT (id) DO NOTHING RETURNING id`,
);

export const setBatches = statement<never, [recallId: string, batchIds: string[]]>(
  'recalls.set-batches',
  `INSERT INTO recalls_batch (recall_id, batch_id) SELECT $1, unnest($2::uuid[]) ON CONFLICT DO NOTHING`,
);

export interface LockedRecall {
  kind: OriginKind;
  origin: string;
  withSiblings: boolean;
  reasonVi: string;
  reasonEn: string;
  isDrill: boolean;
  state: RecallState;
  proposedBy: string;
  batchIds: string[];
}

export const lockRecall = statement<LockedRecall, [recallId: string]>(
  'recalls.lock-recall',
  `SELECT origin_kind AS kind, origin, with_siblings AS "withSiblings", reason_vi AS "reasonVi", reason_en AS "reasonEn", is_drill AS "isDrill", state,
     proposed_by AS "proposedBy", ARRAY(SELECT batch_id::text FROM recalls_batch WHERE recall_id = $1 ORDER BY batch_id) AS "batchIds"
   FROM recalls_recall WHERE id = $1 FOR UPDATE`,
);

/** In the order of their ids: whoever packs, labels or recalls one of them waits, and two recalls never deadlock. */
export const lockBatches = statement<{ id: string }, [batchIds: string[]]>(
  'recalls.lock-batches',
  'SELECT id FROM traceability_batch WHERE id = ANY ($1) ORDER BY id FOR UPDATE',
);

/** The page, the resolver and every label read this column: they flip with the commit, however many serials there are. */
export const recallBatches = statement<
  { id: string },
  [batchIds: string[], at: Date, reasonVi: string, reasonEn: string]
>(
  'recalls.recall-batches',
  `UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = $3, recall_reason_en = $4
   WHERE id = ANY ($1) AND recalled_at IS NULL RETURNING id`,
);

export const confirmRecall = statement<never, [recallId: string, by: string, at: Date, tookMs: number, reach: Reach]>(
  'recalls.confirm-recall',
  `UPDATE recalls_recall SET state = 'confirmed', confirmed_by = $2, confirmed_at = $3, took_ms = $4, reach = $5 WHERE id = $1`,
);

export const endRecall = statement<never, [recallId: string, state: RecallState, by: string, at: Date]>(
  'recalls.end-recall',
  'UPDATE recalls_recall SET state = $2, ended_by = $3, ended_at = $4 WHERE id = $1',
);

/** The packs of these batches as lots, and whose they are: what the events of the recall name. */
export const packLots = statement<{ cooperativeId: string; gln: string; name: string }, [batchIds: string[]]>(
  'recalls.pack-lots',
  `SELECT DISTINCT b.cooperative_id AS "cooperativeId", c.gln, 'https://id.gs1.org/01/' || v.gtin || '/10/' || b.lot AS name
   FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id JOIN traceability_task t ON t.batch_id = b.id AND t.step = 'pack'
   JOIN catalog_variant v ON v.id = t.variant_id WHERE b.id = ANY ($1) ORDER BY 1, 3`,
);

export const addAnswer = statement<
  { id: string },
  [id: string, recallId: string, batchId: string, found: string, packs: number, note: string, by: string, at: Date]
>(
  'recalls.add-answer',
  `INSERT INTO recalls_answer (id, recall_id, batch_id, found, packs, note, recorded_by, recorded_at)
   SELECT $1, $2, $3, $4, $5, $6, $7, $8 FROM recalls_batch WHERE recall_id = $2 AND batch_id = $3 ON CONFLICT (id) DO NOTHING RETURNING id`,
);

/** Packs that were packed of the recalled batches, and packs whose end or place is known. */
export const accounted = statement<{ packed: number; accounted: number }, [recallId: string]>(
  'recalls.accounted',
  `SELECT (SELECT COALESCE(sum(t.packs), 0)::int FROM traceability_task t JOIN recalls_batch b ON b.batch_id = t.batch_id
       WHERE b.recall_id = $1 AND t.step = 'pack' AND NOT EXISTS (SELECT FROM traceability_correction c WHERE c.task_id = t.id)) AS packed,
     (SELECT COALESCE(sum(packs), 0)::int FROM recalls_answer WHERE recall_id = $1) AS accounted`,
);
