import { statement } from '#platform/database';
import { FLAG, type FlagRow } from './flag-sql.js';

/** Those of the co-op: what waits for its words first. */
export const deskFlags = statement<FlagRow, [cooperativeId: string]>(
  'server.desk-flags',
  `SELECT ${FLAG} WHERE f.cooperative_id = $1
   ORDER BY array_position(ARRAY['rejected', 'open', 'explained', 'countersigned'], f.state), f.raised_at DESC, f.id LIMIT 100`,
);

export const flagOfDesk = statement<{ id: string }, [flagId: string, cooperativeId: string]>(
  'server.flag-of-desk',
  'SELECT id FROM balance_flag WHERE id = $1 AND cooperative_id = $2',
);
