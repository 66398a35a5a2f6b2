import { packsWithoutLabelSql } from '#libs/balance';
import type { RecallState } from '#libs/recalls';
import type { Answers, BatchUnit, OwnUnit, OwnWord, Step } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { FlagRow } from '../balance/flag-sql.js';
import { enclosedSql, type Enclosed } from '../recorder/enclosed-part.js';

export interface TaskOfBatch {
  id: string;
  kind: string;
  step: Step;
  /** ISO 8601 */
  happenedAt: string;
  siteId: string;
  site: string;
  commune: string;
  input: number;
  output: number;
  packs: number | null;
  netQuantity: number | null;
  netUnit: string | null;
  note: string;
  recordedBy: string;
  answers: Answers;
  /** Photos and voice notes of the phone that recorded it. */
  enclosed: Enclosed[];
  /** As it was typed: "3 gùi". */
  said: string | null;
  /** Declared wrong: it stays and does not count. */
  wrong: { reason: string; note: string; by: string; at: string; replacedBy: string | null } | null;
  /** It was written in place of a wrong one. */
  isReplacement: boolean;
}

export interface PackOfBatch {
  variantId: string;
  netQuantity: number;
  netUnit: string;
}

export interface SiteOfBatch {
  id: string;
  name: string;
  commune: string;
}

export interface BatchPage {
  id: string;
  lot: string;
  unit: BatchUnit;
  balance: bigint;
  producedOn: Day | null;
  packedOn: Day | null;
  bestBefore: Day | null;
  recalledAt: Date | null;
  reasonVi: string | null;
  reasonEn: string | null;
  startedBy: string;
  line: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  /** In the order in which things happened. */
  tasks: TaskOfBatch[];
  packed: (PackOfBatch & { packs: number })[];
  /** Packs that wait for a label. */
  unlabelled: number;
  /** The oldest sheet of labels that nobody has activated. */
  idleRoll: string | null;
  /** Packs on sale that count in the batch's unit. */
  variants: PackOfBatch[];
  /** Places of the co-op. */
  sites: SiteOfBatch[];
  recipeVersion: number;
  /** Local units of the co-op, amounts as text. */
  ownUnits: (Omit<OwnUnit, 'holds'> & { holds: string })[];
  ownWords: OwnWord[];
  /** What members brought, in base units. */
  brought: string;
  /** What does not add up and waits for a countersigned explanation: until then nothing is labelled or sold. */
  flags: Pick<FlagRow, 'id' | 'kind' | 'numbers'>[];
  /** The recall that reaches it, drills apart: while it is proposed the goods are held. */
  recall: { id: string; state: RecallState } | null;
}

export const batchPage = statement<BatchPage, [batchId: string, cooperativeId: string]>(
  'traceability.batch-page',
  `SELECT b.id, b.lot, b.unit, b.balance, b.produced_on AS "producedOn", b.packed_on AS "packedOn", b.best_before AS "bestBefore",
     b.recalled_at AS "recalledAt", b.recall_reason_vi AS "reasonVi", b.recall_reason_en AS "reasonEn", who.full_name AS "startedBy",
     p.line, p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn",
     COALESCE((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'step', t.step, 'happenedAt', t.happened_at, 'siteId', s.id,
         'site', s.name, 'commune', u.full_name, 'input', t.input, 'output', t.output, 'packs', t.packs, 'netQuantity', v.net_quantity,
         'netUnit', v.net_unit, 'note', t.note, 'recordedBy', r.full_name, 'answers', t.answers, 'enclosed', ${enclosedSql('t.id')},
         'said', CASE WHEN x.unit NOT IN ('', 'kg', 'lít', 'cái', 'đêm') THEN x.amount || ' ' || x.unit END,
         'wrong', CASE WHEN k.task_id IS NOT NULL THEN json_build_object('reason', k.reason, 'note', k.note, 'by', kp.full_name, 'at', k.corrected_at,
           'replacedBy', k.replaced_by) END,
         'isReplacement', EXISTS (SELECT FROM traceability_correction y WHERE y.replaced_by = t.id)) ORDER BY t.happened_at, t.position)
       FROM traceability_task t JOIN traceability_site s ON s.id = t.site_id JOIN places_unit u ON u.code = s.commune_code
       JOIN identity_person r ON r.id = t.recorded_by LEFT JOIN catalog_variant v ON v.id = t.variant_id
       LEFT JOIN traceability_correction k ON k.task_id = t.id LEFT JOIN identity_person kp ON kp.id = k.corrected_by
       -- A form at the desk has one unit; a phone has one for each amount.
       CROSS JOIN LATERAL (SELECT COALESCE(j ->> 'output', j ->> 'input', j ->> 'amount') AS amount,
         COALESCE(j ->> 'unit', j ->> 'outputUnit', j ->> 'inputUnit', j ->> 'amountUnit') AS unit FROM (SELECT t.typed::jsonb AS j) y) x
       WHERE t.batch_id = b.id), '[]') AS tasks,
     COALESCE((SELECT json_agg(json_build_object('variantId', v.id, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit, 'packs', t.packs)
         ORDER BY v.position)
       FROM (SELECT variant_id, sum(packs)::int AS packs FROM traceability_standing WHERE batch_id = b.id AND step = 'pack' GROUP BY variant_id) t
       JOIN catalog_variant v ON v.id = t.variant_id), '[]') AS packed,
     (SELECT COALESCE(sum(${packsWithoutLabelSql('b')}), 0)::int FROM catalog_variant v WHERE v.product_id = b.product_id) AS unlabelled,
     (SELECT r.id FROM labels_roll r WHERE r.batch_id = b.id AND r.activated_at IS NULL ORDER BY r.issued_at, r.id LIMIT 1) AS "idleRoll",
     COALESCE((SELECT json_agg(json_build_object('variantId', v.id, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit) ORDER BY v.position)
       FROM catalog_variant v WHERE v.product_id = p.id AND v.withdrawn_at IS NULL AND v.net_unit = b.unit), '[]') AS variants,
     COALESCE((SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'commune', u.full_name) ORDER BY f_fold(s.name), s.id)
       FROM traceability_site s JOIN places_unit u ON u.code = s.commune_code WHERE s.cooperative_id = b.cooperative_id), '[]') AS sites,
     b.recipe_version AS "recipeVersion",
     COALESCE((SELECT json_agg(json_build_object('name', n.name, 'holds', n.holds::text, 'base', n.base, 'validFrom', n.valid_from))
       FROM traceability_unit n WHERE n.cooperative_id = b.cooperative_id), '[]') AS "ownUnits",
     COALESCE((SELECT json_agg(json_build_object('kind', w.kind, 'vi', w.vi, 'en', w.en))
       FROM traceability_word w WHERE w.cooperative_id = b.cooperative_id AND w.line = p.line), '[]') AS "ownWords",
     (SELECT COALESCE(sum(d.amount), 0)::text FROM traceability_delivery d WHERE d.batch_id = b.id AND d.withdrawn_at IS NULL) AS brought,
     COALESCE((SELECT json_agg(json_build_object('id', f.id, 'kind', f.kind, 'numbers', f.numbers) ORDER BY f.raised_at, f.id)
       FROM balance_flag f WHERE f.batch_id = b.id AND f.state <> 'countersigned'), '[]') AS flags,
     (SELECT json_build_object('id', r.id, 'state', r.state) FROM recalls_batch k JOIN recalls_recall r ON r.id = k.recall_id
       WHERE k.batch_id = b.id AND NOT r.is_drill AND r.state <> 'withdrawn' ORDER BY r.proposed_at DESC, r.id LIMIT 1) AS recall
   FROM traceability_batch b
   JOIN catalog_product p ON p.id = b.product_id
   JOIN identity_person who ON who.id = b.created_by
   WHERE b.id = $1 AND b.cooperative_id = $2`,
);

/** What the form of a task depends on. */
export const batchUnit = statement<
  { unit: BatchUnit; line: string; lot: string; recipeVersion: number },
  [batchId: string, cooperativeId: string]
>(
  'traceability.batch-unit',
  `SELECT b.unit, p.line, b.lot, b.recipe_version AS "recipeVersion" FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id WHERE b.id = $1 AND b.cooperative_id = $2`,
);
