import { statement } from '#platform/database';

/** Something that happened to a pack or its batch, and its line in the log. */
export interface ProvenStep {
  kind: 'event' | 'declaration' | 'label';
  /** The task in the recipe of the product line, or the state the label came into. */
  what: string;
  line: string;
  /** ISO 8601 */
  happenedAt: string;
  /** Null while the line waits for its place in the log. */
  index: number | null;
}

/** Values: GTIN, serial or null, lot or null. Oldest first. No row: there is no such pack or lot. */
export const proofsPage = statement<{ lot: string; steps: ProvenStep[] }, [string, string | null, string | null]>(
  'server.proofs-page',
  `WITH pack AS (
     SELECT b.id, b.lot, b.product_id, l.roll_id, l.position FROM labels_label l JOIN traceability_batch b ON b.id = l.batch_id
     WHERE l.gtin = $1 AND l.serial = $2 AND l.state IN ('active', 'sold') AND ($3::text IS NULL OR b.lot = $3)
     UNION ALL
     SELECT b.id, b.lot, b.product_id, NULL, NULL FROM catalog_variant v JOIN traceability_batch b ON b.product_id = v.product_id AND b.lot = $3
     WHERE $2::text IS NULL AND v.gtin = $1
       AND EXISTS (SELECT FROM traceability_task t WHERE t.batch_id = b.id AND t.variant_id = v.id)
   ), told AS (
     SELECT CASE WHEN x.is_correction THEN 'declaration' ELSE 'event' END AS kind, t.kind AS what, t.happened_at, x.event_id AS subject
     FROM pack JOIN traceability_task t ON t.batch_id = pack.id JOIN traceability_event x ON x.task_id = t.id
     UNION ALL
     SELECT 'label', c.state, c.changed_at, c.id::text
     FROM pack JOIN labels_change c ON c.roll_id = pack.roll_id AND c.positions @> pack.position
   )
   SELECT pack.lot, (
     SELECT COALESCE(json_agg(json_build_object('kind', told.kind, 'what', told.what, 'line', p.line, 'happenedAt', told.happened_at,
         'index', e.index) ORDER BY told.happened_at, e.index), '[]')
     FROM told LEFT JOIN transparency_entry e ON e.subject = told.subject AND e.entry::jsonb ->> 'kind' = told.kind) AS steps
   FROM pack JOIN catalog_product p ON p.id = pack.product_id`,
);
