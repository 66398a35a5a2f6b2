import { statement } from '#platform/database';

export interface CaptureRow {
  id: string;
  createdAt: Date;
  finishedAt: Date | null;
  behaviour: Behaviour;
  success: boolean;
  errors: CaptureError[];
}

/** What becomes of a document with a bad event: nothing is kept, or the good ones are. */
export type Behaviour = 'rollback' | 'proceed';

/** RFC 9457, of one event. */
export interface CaptureError {
  type: string;
  title: string;
  status: number;
  detail: string;
  /** The place of the event in the document, from 0, and its id if it came with one. */
  event?: number;
  eventID?: string;
}

const COLUMNS = `id, created_at AS "createdAt", finished_at AS "finishedAt", behaviour, success, errors`;

export const insertCapture = statement<
  never,
  [string, string, string, Date, Behaviour, number, string | null, Date | null, boolean, string]
>(
  'epcis.insert-capture',
  `INSERT INTO epcis_capture (id, party, actor, created_at, behaviour, events, document, finished_at, success, errors)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb)`,
);

export interface WaitingCapture {
  party: string;
  actor: string;
  behaviour: Behaviour;
  document: string;
}

/** Locked: of two workers with the same job, one waits and then finds it done. */
export const lockWaiting = statement<WaitingCapture, [string]>(
  'epcis.lock-waiting-capture',
  `SELECT party, actor, behaviour, document FROM epcis_capture WHERE id = $1 AND finished_at IS NULL FOR UPDATE`,
);
export const waitingCapture = statement<WaitingCapture, [string]>(
  'epcis.waiting-capture',
  `SELECT party, actor, behaviour, document FROM epcis_capture WHERE id = $1 AND finished_at IS NULL`,
);
export const finishCapture = statement<never, [string, Date, boolean, string]>(
  'epcis.finish-capture',
  `UPDATE epcis_capture SET finished_at = $2, success = $3, errors = $4::jsonb, document = NULL WHERE id = $1 AND finished_at IS NULL`,
);

/** Of one party, or of all. */
export const captureById = statement<CaptureRow, [string, string | null]>(
  'epcis.capture-by-id',
  `SELECT ${COLUMNS} FROM epcis_capture WHERE id = $1::uuid AND ($2::text IS NULL OR party = $2)`,
);
export const captureList = statement<CaptureRow, [string | null, Date | null, string | null, number]>(
  'epcis.captures',
  `SELECT ${COLUMNS} FROM epcis_capture WHERE ($1::text IS NULL OR party = $1)
     AND ($2::timestamptz IS NULL OR (created_at, id) < ($2, $3::uuid))
   ORDER BY created_at DESC, id DESC LIMIT $4`,
);

export const rememberPrefixes = statement<never, [string]>(
  'epcis.remember-prefixes',
  `INSERT INTO epcis_prefix (prefix, namespace) SELECT g.prefix, g.namespace FROM json_to_recordset($1::json) AS g (prefix text, namespace text)
   ORDER BY 1, 2 ON CONFLICT DO NOTHING`,
);
/** In order of id, and before their attributes: whoever holds the rows of the things writes their attributes alone. */
export const keepMasterData = statement<never, [string, string]>(
  'epcis.keep-master-data',
  `INSERT INTO epcis_master (party, id, type, children)
   SELECT $1, g.id, g.type, ARRAY(SELECT json_array_elements_text(g.children))
   FROM json_to_recordset($2::json) AS g (id text, type text, children json) ORDER BY g.id
   ON CONFLICT (party, id) DO UPDATE SET type = EXCLUDED.type, children = EXCLUDED.children`,
);
export const forgetAttributes = statement<never, [string, string[]]>(
  'epcis.forget-attributes',
  'DELETE FROM epcis_master_attribute WHERE party = $1 AND id = ANY ($2)',
);
export const keepAttributes = statement<never, [string, string]>(
  'epcis.keep-attributes',
  `INSERT INTO epcis_master_attribute (party, id, given, name, value)
   SELECT $1, g.id, g.given, g.name, g.value
   FROM json_to_recordset($2::json) AS g (id text, given text, name text, value text)`,
);
