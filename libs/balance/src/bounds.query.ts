import { statement } from '#platform/database';
import type { Bound } from './bounds.js';

export const boundsInForce = statement<Bound, [lines: string[]]>(
  'balance.bounds-in-force',
  `SELECT kind, line, task, cooperative_id AS "cooperativeId", least, most, valid_from AS "validFrom", valid_to AS "validTo",
     unit, usual_size AS "usualSize", from_age AS "fromAge" FROM balance_bound
   WHERE line = ANY ($1)`,
);

export const approveBound = statement<
  { id: string },
  [
    id: string,
    kind: string,
    line: string,
    task: string,
    cooperativeId: string,
    least: bigint,
    most: bigint,
    from: string,
    source: string,
    by: string,
    at: Date,
  ]
>(
  'balance.approve-bound',
  `INSERT INTO balance_bound (id, kind, line, task, cooperative_id, least, most, valid_from, source, approved_by, approved_at, certainty)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, 'approved')
   ON CONFLICT ON CONSTRAINT balance_bound_once DO UPDATE SET least = excluded.least, most = excluded.most, source = excluded.source,
     approved_by = excluded.approved_by, approved_at = excluded.approved_at, certainty = excluded.certainty RETURNING id`,
);
