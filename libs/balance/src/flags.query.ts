import { statement } from '#platform/database';

export const raiseFlags = statement<{ id: string }, [flags: string]>(
  'balance.raise-flags',
  `WITH raised AS (
     INSERT INTO balance_flag (id, kind, lot_id, cooperative_id, batch_id, event, numbers, raised_at)
     SELECT id, kind, lot, "cooperativeId", "batchId", event, numbers, "raisedAt" FROM jsonb_to_recordset($1::jsonb)
       AS f(id uuid, kind text, lot bigint, "cooperativeId" uuid, "batchId" uuid, event bigint, numbers jsonb, "raisedAt" timestamptz)
     ON CONFLICT ON CONSTRAINT balance_flag_once DO NOTHING RETURNING id, raised_at
   ), step AS (
     INSERT INTO balance_flag_step (flag_id, state, words, happened_at) SELECT id, 'open', '', raised_at FROM raised
   )
   SELECT id FROM raised`,
);

/** An event that was declared wrong raises nothing any more: its flags are settled by the correction, which is told in the step. */
export const withdrawFlags = statement<{ id: string }, [events: bigint[], now: Date]>(
  'balance.withdraw-flags',
  `WITH gone AS (
     UPDATE balance_flag SET state = 'countersigned', explanation = COALESCE(explanation, 'errorDeclaration'), decision = 'errorDeclaration', decided_at = $2
     WHERE event = ANY ($1) AND state <> 'countersigned' RETURNING id
   ), step AS (
     INSERT INTO balance_flag_step (flag_id, state, words, happened_at) SELECT id, 'countersigned', 'errorDeclaration', $2 FROM gone
   )
   SELECT id FROM gone`,
);

export const heldBatch = statement<{ held: boolean }, [batchId: string]>(
  'balance.held-batch',
  `SELECT EXISTS (SELECT FROM balance_flag WHERE batch_id = $1 AND state <> 'countersigned') AS held`,
);

export const lockFlag = statement<
  { cooperativeId: string | null; batchId: string | null; state: string },
  [flagId: string]
>(
  'balance.lock-flag',
  'SELECT cooperative_id AS "cooperativeId", batch_id AS "batchId", state FROM balance_flag WHERE id = $1 FOR UPDATE',
);

type Step = [flagId: string, words: string, personId: string, now: Date];

export const explainFlag = statement<{ id: string }, Step>(
  'balance.explain-flag',
  `WITH step AS (
     INSERT INTO balance_flag_step (flag_id, state, person_id, words, happened_at) VALUES ($1, 'explained', $3, $2, $4)
   )
   UPDATE balance_flag SET state = 'explained', explanation = $2, explained_by = $3, explained_at = $4, decided_by = NULL, decided_at = NULL, decision = NULL
   WHERE id = $1 AND state IN ('open', 'explained', 'rejected') RETURNING id`,
);

export const decideFlag = statement<{ id: string }, [...Step, state: string]>(
  'balance.decide-flag',
  `WITH step AS (
     INSERT INTO balance_flag_step (flag_id, state, person_id, words, happened_at) VALUES ($1, $5, $3, $2, $4)
   )
   UPDATE balance_flag SET state = $5, decision = $2, decided_by = $3, decided_at = $4 WHERE id = $1 AND state = 'explained' RETURNING id`,
);
