import type { Clock } from '#platform/clock';
import { type Database, statement } from '#platform/database';
import type { FactShape } from './outbox.js';

export interface OpenFact {
  id: string;
  fact: FactShape;
}

const openFacts = statement<{ id: string; body: FactShape }, [Date, Date, number]>(
  'platform.open-facts',
  `SELECT f.id, f.body FROM platform_fact f
   WHERE f.settled_at IS NULL AND f.happened_at <= $1
     AND NOT EXISTS (SELECT FROM platform_reaction r WHERE r.fact_id = f.id AND r.done_at IS NULL AND r.last_tried_at > $2)
   ORDER BY f.happened_at LIMIT $3`,
);
const doneReactions = statement<{ reaction: string }, [string]>(
  'platform.done-reactions',
  'SELECT reaction FROM platform_reaction WHERE fact_id = $1 AND done_at IS NOT NULL',
);
const recordDone = statement<never, [string, string, Date]>(
  'platform.reaction-done',
  `INSERT INTO platform_reaction (fact_id, reaction, attempts, done_at, last_tried_at) VALUES ($1, $2, 1, $3, $3)
   ON CONFLICT (fact_id, reaction) DO UPDATE SET attempts = platform_reaction.attempts + 1, done_at = $3, last_tried_at = $3, last_error = NULL
   WHERE platform_reaction.done_at IS NULL`,
);
const recordFailure = statement<never, [string, string, Date, string]>(
  'platform.reaction-failed',
  `INSERT INTO platform_reaction (fact_id, reaction, attempts, last_tried_at, last_error) VALUES ($1, $2, 1, $3, $4)
   ON CONFLICT (fact_id, reaction) DO UPDATE SET attempts = platform_reaction.attempts + 1, last_tried_at = $3, last_error = $4
   WHERE platform_reaction.done_at IS NULL`,
);
const settleFact = statement<never, [string, string[], Date]>(
  'platform.settle-fact',
  `UPDATE platform_fact SET settled_at = $3 WHERE id = $1 AND settled_at IS NULL
     AND (SELECT count(*) FROM platform_reaction WHERE fact_id = $1 AND reaction = ANY ($2) AND done_at IS NOT NULL) = cardinality($2)`,
);

const settleFacts = statement<never, [string[], Date]>(
  'platform.settle-facts',
  'UPDATE platform_fact SET settled_at = $2 WHERE id = ANY ($1) AND settled_at IS NULL',
);

/** The worker's side of the outbox: which facts are open, and what has been done about each. */
export class FactBook {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Facts nobody has finished with, oldest first; those whose reaction was tried less than `restMs` ago are left to their retry. */
  async open(limit: number, restMs: number): Promise<OpenFact[]> {
    const now = this.clock.now();
    const rows = await this.db.read(openFacts, [now, new Date(now.getTime() - restMs), limit]);
    return rows.map(row => ({ id: row.id, fact: row.body }));
  }

  async isDone(factId: string, reaction: string): Promise<boolean> {
    return (await this.db.read(doneReactions, [factId])).some(row => row.reaction === reaction);
  }

  /**
   * Marks one reaction done, and the fact settled when `all` its reactions are. While another reaction to the fact is still at work, the
   * relay brings up the done ones too, round after round: that is no further attempt, and the row stays as it was.
   */
  async done(factId: string, reaction: string, all: string[]): Promise<void> {
    const now = this.clock.now();
    await this.db.write(recordDone, [factId, reaction, now]);
    await this.db.write(settleFact, [factId, all, now]);
  }

  /** Facts that nobody reacts to are settled at once. */
  async settle(factIds: string[]): Promise<void> {
    if (factIds.length > 0) await this.db.write(settleFacts, [factIds, this.clock.now()]);
  }

  async failed(factId: string, reaction: string, error: unknown): Promise<void> {
    const text = error instanceof Error ? error.message : String(error);
    await this.db.write(recordFailure, [factId, reaction, this.clock.now(), text.slice(0, 500)]);
  }
}
