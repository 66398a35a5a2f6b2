import type { Clock } from '#platform/clock';
import { type Database, statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';

/** Something that happened: a name of the trade and the ids it concerns. Each lib declares its own; the worker's table knows them all. */
export interface FactShape {
  readonly name: string;
  readonly [id: string]: string;
}

/** The LISTEN channel on which a server tells the workers that there is something to react to. */
export const FACTS_CHANNEL = 'platform_facts';

const addFact = statement<never, [string, string, string, Date]>(
  'platform.add-fact',
  'INSERT INTO platform_fact (id, name, body, happened_at) VALUES ($1, $2, $3::jsonb, $4)',
);
const nudge = statement<never, [string]>('platform.nudge', "SELECT pg_notify($1, '')");

/** Facts are saved with the change they tell of. After the commit the workers are nudged; what a lost nudge leaves, the sweep finds. */
export class Outbox {
  private nudging = false;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async add(tx: Tx, fact: FactShape): Promise<void> {
    await this.db.run(tx, addFact, [newId(), fact.name, JSON.stringify(fact), this.clock.now()]);
    this.db.afterCommit(tx, this.nudge);
  }

  /**
   * NOTIFY takes a lock over the whole database until its transaction commits, so inside the order's transaction it would
   * make all orders commit one after the other. Hence afterwards, by itself, and once for many.
   */
  private readonly nudge = (): void => {
    if (this.nudging) return;
    this.nudging = true;
    setTimeout(() => {
      this.nudging = false;
      this.db.write(nudge, [FACTS_CHANNEL]).catch(() => undefined); // the sweep covers it
    }, 20).unref();
  };
}
