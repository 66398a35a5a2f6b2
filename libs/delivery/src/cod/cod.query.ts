import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { ParcelOwed } from './judge-row.js';

/** One import at a time: two files with the same rows at once must not both count them. */
export const LOCK_STATEMENTS = 'LOCK TABLE delivery_statement IN SHARE ROW EXCLUSIVE MODE';

export const statementOfFile = statement<{ id: string }, [hash: Buffer]>(
  'delivery.statement-of-file',
  'SELECT id FROM delivery_statement WHERE file_hash = $1',
);

export const insertStatement = statement<
  never,
  [id: string, carrier: string, name: string, hash: Buffer, by: string, at: Date, rows: string]
>(
  'delivery.insert-statement',
  `WITH made AS (INSERT INTO delivery_statement (id, carrier, file_name, file_hash, imported_by, imported_at) VALUES ($1, $2, $3, $4, $5, $6))
   INSERT INTO delivery_statement_row (statement_id, line, row_key, tracking_code, amount, verdict)
   SELECT $1, r.line, r.key, r."trackingCode", r.amount, 'unknown'
   FROM jsonb_to_recordset($7::jsonb) AS r(line int, key text, "trackingCode" text, amount bigint)`,
);

export interface OpenRow {
  line: number;
  rowKey: string;
  trackingCode: string;
  amount: Dong | null;
}

/** What no import has settled yet, in the order of the file. */
export const openRows = statement<OpenRow, [id: string]>(
  'delivery.open-statement-rows',
  `SELECT line, row_key AS "rowKey", tracking_code AS "trackingCode", amount FROM delivery_statement_row
   WHERE statement_id = $1 AND verdict <> 'matched' ORDER BY line`,
);

/** Keys of this carrier that have been settled, in whatever file. */
export const settledKeys = statement<{ rowKey: string }, [carrier: string, keys: string[]]>(
  'delivery.settled-keys',
  `SELECT row_key AS "rowKey" FROM delivery_statement_row r JOIN delivery_statement s ON s.id = r.statement_id
   WHERE s.carrier = $1 AND r.row_key = ANY ($2) AND r.verdict = 'matched'`,
);

export const carrierOfStatement = statement<{ carrier: string }, [id: string]>(
  'delivery.carrier-of-statement',
  'SELECT carrier FROM delivery_statement WHERE id = $1',
);

/** In id order: a desk may be moving one of them. */
export const lockByTracking = statement<ParcelOwed & { trackingCode: string }, [codes: string[]]>(
  'delivery.lock-by-tracking',
  `SELECT id AS "shipmentId", tracking_code AS "trackingCode", to_collect AS "toCollect", cod_state AS "codState"
   FROM delivery_shipment WHERE tracking_code = ANY ($1) ORDER BY id FOR UPDATE`,
);

export const judgeRows = statement<never, [id: string, verdicts: string]>(
  'delivery.judge-rows',
  `UPDATE delivery_statement_row r SET verdict = v.verdict, shipment_id = v."shipmentId"
   FROM jsonb_to_recordset($2::jsonb) AS v(line int, verdict text, "shipmentId" uuid) WHERE r.statement_id = $1 AND r.line = v.line`,
);

export const remit = statement<{ id: string }, [ids: string[], at: Date]>(
  'delivery.remit',
  `UPDATE delivery_shipment SET cod_state = 'remitted', remitted_at = $2 WHERE id = ANY ($1) AND cod_state = 'collected' RETURNING id`,
);
