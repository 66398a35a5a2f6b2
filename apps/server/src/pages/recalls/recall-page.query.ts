import type { Found, OriginKind, Reach, RecallState } from '#libs/recalls';
import { statement } from '#platform/database';

export interface BatchOfRecall {
  id: string;
  lot: string;
  nameVi: string;
  nameEn: string;
  cooperative: string;
  packed: number;
  accounted: number;
}

export interface AnswerOfRecall {
  lot: string;
  found: Found;
  packs: number;
  note: string;
  by: string;
  at: string;
}

export interface RecallPage {
  id: string;
  kind: OriginKind;
  origin: string;
  /** What people call the origin: the lot of a batch, the name of a place or a party. */
  originName: string | null;
  withSiblings: boolean;
  reasonVi: string;
  reasonEn: string;
  isDrill: boolean;
  state: RecallState;
  proposedBy: string;
  proposer: string;
  proposedAt: Date;
  confirmer: string | null;
  confirmedAt: Date | null;
  tookMs: number | null;
  /** As it was when the recall was confirmed. */
  reach: Reach | null;
  ender: string | null;
  endedAt: Date | null;
  cooperatives: number;
  batches: BatchOfRecall[];
  answers: AnswerOfRecall[];
}

/** The origin of the recall `r` as people call it. */
export const ORIGIN_NAME = `CASE r.origin_kind
  WHEN 'batch' THEN (SELECT x.lot FROM recalls_batch y JOIN traceability_batch x ON x.id = y.batch_id WHERE y.recall_id = r.id AND x.id::text = r.origin)
  WHEN 'party' THEN (SELECT x.name FROM cooperatives_cooperative x WHERE x.id::text = r.origin)
  WHEN 'site' THEN (SELECT s.name FROM traceability_site s JOIN cooperatives_cooperative x ON x.id = s.cooperative_id
    WHERE 'https://id.gs1.org/414/' || x.gln || '/254/' || s.extension = r.origin LIMIT 1) END`;

/** One recall. With a co-op: only when it reaches a batch of that co-op, and then only with its batches and answers. */
export const recallPage = statement<RecallPage, [recallId: string, cooperativeId: string | null]>(
  'server.recall-page',
  `WITH reached AS (
     SELECT b.id, b.lot, p.name_vi, p.name_en, c.id AS cooperative_id, c.name AS cooperative,
       (SELECT COALESCE(sum(t.packs), 0)::int FROM traceability_standing t WHERE t.batch_id = b.id AND t.step = 'pack') AS packed,
       (SELECT COALESCE(sum(a.packs), 0)::int FROM recalls_answer a WHERE a.recall_id = $1 AND a.batch_id = b.id) AS accounted
     FROM recalls_batch k JOIN traceability_batch b ON b.id = k.batch_id JOIN catalog_product p ON p.id = b.product_id
     JOIN cooperatives_cooperative c ON c.id = b.cooperative_id WHERE k.recall_id = $1
   ), shown AS (SELECT * FROM reached WHERE $2::uuid IS NULL OR cooperative_id = $2)
   SELECT r.id, r.origin_kind AS kind, r.origin, ${ORIGIN_NAME} AS "originName", r.with_siblings AS "withSiblings", r.reason_vi AS "reasonVi",
     r.reason_en AS "reasonEn", r.is_drill AS "isDrill", r.state, r.proposed_by AS "proposedBy", one.full_name AS proposer, r.proposed_at AS "proposedAt",
     two.full_name AS confirmer, r.confirmed_at AS "confirmedAt", r.took_ms AS "tookMs", r.reach, ender.full_name AS ender, r.ended_at AS "endedAt",
     (SELECT count(DISTINCT cooperative_id)::int FROM reached) AS cooperatives,
     (SELECT json_agg(json_build_object('id', id, 'lot', lot, 'nameVi', name_vi, 'nameEn', name_en, 'cooperative', cooperative, 'packed', packed,
       'accounted', accounted) ORDER BY cooperative, lot, id) FROM shown) AS batches,
     COALESCE((SELECT json_agg(json_build_object('lot', s.lot, 'found', a.found, 'packs', a.packs, 'note', a.note, 'by', w.full_name, 'at', a.recorded_at)
         ORDER BY a.recorded_at DESC, a.id)
       FROM recalls_answer a JOIN shown s ON s.id = a.batch_id JOIN identity_person w ON w.id = a.recorded_by WHERE a.recall_id = $1), '[]') AS answers
   FROM recalls_recall r JOIN identity_person one ON one.id = r.proposed_by LEFT JOIN identity_person two ON two.id = r.confirmed_by
   LEFT JOIN identity_person ender ON ender.id = r.ended_by
   WHERE r.id = $1 AND EXISTS (SELECT FROM shown)`,
);
