// What the department lets co-ops hold, and what they hold of it. Two functions of the database say which row holds and what counts (migration "allowances").
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

/** Nothing comes back when it is there already: the same form was sent twice. */
export const addAllowance = statement<
  { id: string },
  [id: string, cooperativeId: string | null, labels: number, from: Day, reason: string, setBy: string, setAt: Date]
>(
  'labels.add-allowance',
  `INSERT INTO labels_allowance (id, cooperative_id, labels, valid_from, reason, set_by, set_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT (id) DO NOTHING RETURNING id`,
);

/** What the co-op may still hold; below nothing when the allowance was lowered. */
export const allowanceLeft = statement<{ left: number }, [cooperativeId: string, today: Day]>(
  'labels.allowance-left',
  'SELECT labels - labels_unbound($1) AS left FROM labels_allowance_of($1, $2)',
);
