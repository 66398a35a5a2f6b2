import { statement } from '#platform/database';

export type LabelVerdict = 'genuine' | 'inactive' | 'recalled' | 'unknown';

export const insertInspection = statement<
  { cooperativeId: string },
  [id: string, personId: string, salt: Buffer, now: Date, expiresAt: Date, cooperativeIds: readonly string[]]
>(
  'recorder.insert-inspection',
  `WITH made AS (
     INSERT INTO recorder_inspection (id, person_id, salt, prepared_at, expires_at) VALUES ($1, $2, $3, $4, $5)
     ON CONFLICT DO NOTHING RETURNING id
   )
   INSERT INTO recorder_inspection_cooperative (inspection_id, cooperative_id)
   SELECT made.id, c.id FROM made, cooperatives_cooperative c WHERE c.id = ANY ($6) RETURNING cooperative_id AS "cooperativeId"`,
);

export const inspectionFor = statement<
  { expiresAt: Date; hasBatch: boolean },
  [id: string, personId: string, cooperativeId: string, batchId: string | null]
>(
  'recorder.inspection-for',
  `SELECT i.expires_at AS "expiresAt",
     ($4::uuid IS NULL OR EXISTS (SELECT FROM traceability_batch b WHERE b.id = $4 AND b.cooperative_id = c.cooperative_id)) AS "hasBatch"
   FROM recorder_inspection i JOIN recorder_inspection_cooperative c ON c.inspection_id = i.id AND c.cooperative_id = $3
   WHERE i.id = $1 AND i.person_id = $2`,
);

/** The row as JSON. */
export interface NewCheck {
  id: string;
  inspectionId: string;
  cooperativeId: string;
  batchId: string | null;
  label: string;
  verdict: LabelVerdict | null;
  isInOrder: boolean;
  note: string;
  happenedAt: string;
  recordedBy: string;
}

export const insertCheck = statement<never, [check: string]>(
  'recorder.insert-check',
  `INSERT INTO recorder_check (id, inspection_id, cooperative_id, batch_id, label, verdict, is_in_order, note, happened_at, recorded_by)
   SELECT c.id, c."inspectionId", c."cooperativeId", c."batchId", c.label, c.verdict, c."isInOrder", c.note, c."happenedAt", c."recordedBy"
   FROM jsonb_to_record($1::jsonb) AS c(id uuid, "inspectionId" uuid, "cooperativeId" uuid, "batchId" uuid, label text, verdict text,
     "isInOrder" boolean, note text, "happenedAt" timestamptz, "recordedBy" uuid) ON CONFLICT (id) DO NOTHING`,
);

export const closeInspection = statement<{ id: string }, [id: string, personId: string, now: Date]>(
  'recorder.close-inspection',
  'UPDATE recorder_inspection SET closed_at = COALESCE(closed_at, $3) WHERE id = $1 AND person_id = $2 RETURNING id',
);

/** Of which co-ops a file shows something, by what an officer's own phones have sent. */
export const inspectedInFile = statement<{ cooperativeId: string }, [hash: Buffer, personId: string]>(
  'recorder.inspected-in-file',
  `SELECT DISTINCT e.cooperative_id AS "cooperativeId" FROM recorder_enclosed e JOIN recorder_item i ON i.id = e.item_id
   JOIN recorder_device d ON d.id = i.device_id WHERE e.hash = $1 AND d.person_id = $2 AND d.cooperative_id IS NULL ORDER BY 1`,
);
