import { statement } from '#platform/database';

/** A photo of a task that counts, whose file has come. */
export const photoOfTask = statement<
  { position: number; bytes: Buffer; batchId: string; isTakenDown: boolean },
  [cooperativeId: string, taskId: string, hash: Buffer]
>(
  'recorder.photo-of-task',
  `SELECT n.position, f.bytes, t.batch_id AS "batchId", p.taken_down_at IS NOT NULL AS "isTakenDown"
   FROM recorder_enclosed n JOIN traceability_standing t ON t.id = n.item_id
   JOIN recorder_enclosure f ON f.cooperative_id = n.cooperative_id AND f.hash = n.hash AND f.media_type = 'image/jpeg'
   LEFT JOIN recorder_public_photo p ON p.item_id = n.item_id AND p.position = n.position
   WHERE n.item_id = $2 AND n.hash = $3 AND n.cooperative_id = $1 ORDER BY n.position LIMIT 1`,
);

/** No row comes back of one that the department took down meanwhile. */
export const publishPhoto = statement<
  { id: string },
  [id: string, taskId: string, position: number, cooperativeId: string, bytes: Buffer, by: string, now: Date]
>(
  'recorder.publish-photo',
  `INSERT INTO recorder_public_photo AS p (id, item_id, position, cooperative_id, bytes, published_by, published_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT ON CONSTRAINT recorder_public_photo_once DO UPDATE
   SET bytes = COALESCE(p.bytes, EXCLUDED.bytes), published_by = EXCLUDED.published_by, published_at = EXCLUDED.published_at
   WHERE p.taken_down_at IS NULL RETURNING id`,
);

export const hidePhoto = statement<{ id: string }, [taskId: string, position: number, cooperativeId: string]>(
  'recorder.hide-photo',
  'UPDATE recorder_public_photo SET bytes = NULL WHERE item_id = $1 AND position = $2 AND cooperative_id = $3 RETURNING id',
);

export const takeDownPhoto = statement<{ batchId: string }, [id: string, by: string, reason: string, now: Date]>(
  'recorder.take-down-photo',
  `UPDATE recorder_public_photo p SET bytes = NULL, taken_down_at = COALESCE(p.taken_down_at, $4), taken_down_by = COALESCE(p.taken_down_by, $2),
     takedown_reason = COALESCE(p.takedown_reason, $3)
   FROM traceability_task t WHERE p.id = $1 AND t.id = p.item_id RETURNING t.batch_id AS "batchId"`,
);

/** Of a task that was declared wrong nothing is shown any more. */
export const publicPhoto = statement<{ bytes: Buffer }, [id: string]>(
  'recorder.public-photo',
  `SELECT p.bytes FROM recorder_public_photo p JOIN traceability_standing t ON t.id = p.item_id WHERE p.id = $1 AND p.bytes IS NOT NULL`,
);
