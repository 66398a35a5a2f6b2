import type { CodVerdict } from '#libs/delivery';
import { statement } from '#platform/database';

const SUM = (state: string) => `COALESCE(sum(to_collect) FILTER (WHERE cod_state = '${state}'), 0)::text`;

export interface CodPage {
  /** Sums in đồng as text. */
  carriers: { carrier: string; toCollect: string; collected: string; remitted: string; oldest: string | null }[];
  statements: { id: string; carrier: string; name: string; by: string; at: string; rows: number; matched: number }[];
}

export const codPage = statement<CodPage>(
  'server.cod-page',
  `SELECT
     COALESCE((SELECT json_agg(c ORDER BY c.carrier) FROM (
       SELECT carrier_name AS carrier, ${SUM('to-collect')} AS "toCollect", ${SUM('collected')} AS collected, ${SUM('remitted')} AS remitted,
         min(collected_at) FILTER (WHERE cod_state = 'collected') AS oldest
       FROM delivery_shipment WHERE cod_state <> 'none' AND handed_over_at IS NOT NULL GROUP BY carrier_name) c), '[]') AS carriers,
     COALESCE((SELECT json_agg(s ORDER BY s.at DESC) FROM (
       SELECT t.id, t.carrier, t.file_name AS name, w.full_name AS by, t.imported_at AS at,
         (SELECT count(*)::int FROM delivery_statement_row r WHERE r.statement_id = t.id) AS rows,
         (SELECT count(*)::int FROM delivery_statement_row r WHERE r.statement_id = t.id AND r.verdict = 'matched') AS matched
       FROM delivery_statement t JOIN identity_person w ON w.id = t.imported_by ORDER BY t.imported_at DESC LIMIT 50) s), '[]') AS statements`,
);

export interface StatementPage {
  carrier: string;
  name: string;
  at: Date;
  rows: {
    line: number;
    trackingCode: string;
    amount: string | null;
    due: string | null;
    number: string | null;
    verdict: CodVerdict;
  }[];
}

const MOST_ROWS = 2000;

/** The first rows of a statement, those to look at before those that match. */
export const statementPage = statement<StatementPage, [id: string]>(
  'server.cod-statement-page',
  `SELECT t.carrier, t.file_name AS name, t.imported_at AS at,
     COALESCE((SELECT json_agg(x ORDER BY x.verdict = 'matched', x.line) FROM (
       SELECT r.line, r.tracking_code AS "trackingCode", r.amount::text, s.to_collect::text AS due, o.number, r.verdict
       FROM delivery_statement_row r LEFT JOIN delivery_shipment s ON s.id = r.shipment_id LEFT JOIN ordering_order o ON o.id = s.order_id
       WHERE r.statement_id = t.id ORDER BY r.verdict = 'matched', r.line LIMIT ${MOST_ROWS}) x), '[]') AS rows
   FROM delivery_statement t WHERE t.id = $1`,
);
