// The rows behind the log, as they are in the tables now: what the department's auditor holds against what was logged.
import { statement } from '#platform/database';

const MOST = 500;

/** One JSON array of at most MOST rows after a key, in the order of that key, as PostgreSQL writes it. */
export interface RowsText {
  rows: string;
}
const rowsOf = (sql: string): string =>
  `SELECT COALESCE(json_agg(x), '[]')::text AS rows FROM (${sql} LIMIT ${MOST}) x`;
const time = (column: string): string =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS ${column}`;

/** With everything that is kept of an event for finding it. */
export const eventRows = statement<RowsText, [string]>(
  'server.audit-events',
  rowsOf(`SELECT id AS key, id, event_id, encode(variant, 'hex') AS variant, is_declaration, encode(hash, 'hex') AS hash, type, ${time('event_time')},
     ${time('record_time')}, action, biz_step, disposition, read_point, biz_location, transformation_id, party, actor, capture_id,
     encode(canonical, 'base64') AS content, encode(nonce, 'base64') AS nonce, encode(salt, 'base64') AS salt,
     (SELECT COALESCE(json_agg(json_build_array(role, epc, kind, quantity::float8, uom)), '[]') FROM epcis_event_epc WHERE event = e.id) AS epcs,
     (SELECT COALESCE(json_agg(json_build_array(path, text, num::float8, extract(epoch FROM at)::float8)), '[]')
      FROM epcis_event_ext WHERE event = e.id) AS facets
   FROM epcis_event e WHERE id > COALESCE(nullif($1, '')::bigint, 0) ORDER BY id`),
);

/** `number` without a gap would be asked too much of an identity column; the log itself says what is missing. */
export const changeRows = statement<RowsText, [string]>(
  'server.audit-changes',
  rowsOf(`SELECT c.number AS key, c.id, c.number, roll_id, state, b.lot, positions::text AS positions, labels, changed_by AS actor,
     ${time('changed_at')}, encode(salt, 'base64') AS salt, encode(content, 'base64') AS content
   FROM labels_change c LEFT JOIN traceability_batch b ON b.id = c.batch_id
   WHERE number > COALESCE(nullif($1, '')::bigint, 0) ORDER BY number`),
);

/** A roll a row, with all its labels by position. */
export const rollRows = statement<RowsText, [string]>(
  'server.audit-rolls',
  rowsOf(`SELECT r.id AS key, r.id, r.gtin, r.quantity, p.cooperative_id = r.cooperative_id AS is_owners,
     (SELECT COALESCE(json_agg(json_build_array(l.position, l.gtin, l.serial, l.state, b.lot, l.order_line_id) ORDER BY l.position), '[]')
      FROM labels_label l LEFT JOIN traceability_batch b ON b.id = l.batch_id WHERE l.roll_id = r.id) AS labels
   FROM labels_roll r JOIN catalog_variant v ON v.id = r.variant_id JOIN catalog_product p ON p.id = v.product_id WHERE r.id > COALESCE(nullif($1, ''), '00000000-0000-0000-0000-000000000000')::uuid ORDER BY r.id`),
);

/** Lines that have no place in the log yet. */
export const pendingRows = statement<RowsText, [string]>(
  'server.audit-pending',
  rowsOf(
    `SELECT id AS key, id, entry FROM transparency_pending WHERE id > COALESCE(nullif($1, '')::bigint, 0) ORDER BY id`,
  ),
);

/** Entries one by one, from a number on; without one, those that stand behind the last checkpoint. */
export const entryRows = statement<RowsText, [string]>(
  'server.audit-entries',
  rowsOf(`SELECT index + 1 AS key, index, entry FROM transparency_entry
   WHERE index >= COALESCE(nullif($1, '')::bigint, (SELECT max(size) FROM transparency_checkpoint), 0) ORDER BY index`),
);

/** Tiles that no checkpoint asks for are no tiles of the log. */
export const tileRows = statement<RowsText, [string]>(
  'server.audit-tiles',
  rowsOf(`SELECT tile * 8 + level AS key, level, tile, octet_length(hashes) AS bytes FROM transparency_tile
   WHERE tile * 8 + level > COALESCE(nullif($1, '')::bigint, -1) ORDER BY tile * 8 + level`),
);
