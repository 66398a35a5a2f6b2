import type { BatchUnit, Step } from '#libs/traceability';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

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
}

export const batchPage = statement<BatchPage, [batchId: string, cooperativeId: string]>(
  'traceability.batch-page',
  `SELECT b.id, b.lot, b.unit, b.balance, b.produced_on AS "producedOn", b.packed_on AS "packedOn", b.best_before AS "bestBefore",
     b.recalled_at AS "recalledAt", b.recall_reason_vi AS "reasonVi", b.recall_reason_en AS "reasonEn", who.full_name AS "startedBy",
     p.line, p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn",
     COALESCE((SELECT json_agg(json_build_object('id', t.id, 'kind', t.kind, 'step', t.step, 'happenedAt', t.happened_at, 'siteId', s.id,
         'site', s.name, 'commune', u.full_name, 'input', t.input, 'output', t.output, 'packs', t.packs, 'netQuantity', v.net_quantity,
         'netUnit', v.net_unit, 'note', t.note, 'recordedBy', r.full_name) ORDER BY t.happened_at, t.position)
       FROM traceability_task t JOIN traceability_site s ON s.id = t.site_id JOIN places_unit u ON u.code = s.commune_code
       JOIN identity_person r ON r.id = t.recorded_by LEFT JOIN catalog_variant v ON v.id = t.variant_id WHERE t.batch_id = b.id), '[]') AS tasks,
     COALESCE((SELECT json_agg(json_build_object('variantId', v.id, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit, 'packs', t.packs)
         ORDER BY v.position)
       FROM (SELECT variant_id, sum(packs)::int AS packs FROM traceability_standing WHERE batch_id = b.id AND step = 'pack' GROUP BY variant_id) t
       JOIN catalog_variant v ON v.id = t.variant_id), '[]') AS packed,
     ((SELECT COALESCE(sum(t.packs), 0) FROM traceability_standing t WHERE t.batch_id = b.id AND t.step = 'pack')
       - (SELECT count(*) FROM labels_label l WHERE l.batch_id = b.id AND l.state NOT IN ('void', 'spoiled')))::int AS unlabelled,
     (SELECT r.id FROM labels_roll r WHERE r.batch_id = b.id AND r.activated_at IS NULL ORDER BY r.issued_at, r.id LIMIT 1) AS "idleRoll",
     COALESCE((SELECT json_agg(json_build_object('variantId', v.id, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit) ORDER BY v.position)
       FROM catalog_variant v WHERE v.product_id = p.id AND v.withdrawn_at IS NULL AND v.net_unit = b.unit), '[]') AS variants,
     COALESCE((SELECT json_agg(json_build_object('id', s.id, 'name', s.name, 'commune', u.full_name) ORDER BY f_fold(s.name), s.id)
       FROM traceability_site s JOIN places_unit u ON u.code = s.commune_code WHERE s.cooperative_id = b.cooperative_id), '[]') AS sites
   FROM traceability_batch b
   JOIN catalog_product p ON p.id = b.product_id
   JOIN identity_person who ON who.id = b.created_by
   WHERE b.id = $1 AND b.cooperative_id = $2`,
);

/** What the form of a task depends on. */
export const batchUnit = statement<{ unit: BatchUnit; line: string }, [batchId: string, cooperativeId: string]>(
  'traceability.batch-unit',
  `SELECT b.unit, p.line FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id WHERE b.id = $1 AND b.cooperative_id = $2`,
);
