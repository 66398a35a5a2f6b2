import type { Clock } from '#platform/clock';
import { type Database, statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Bell } from './bell.js';

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

/** Facts are saved with the change they tell of. After the commit the workers are nudged; what a lost nudge leaves, the sweep finds. */
export class Outbox {
  private readonly bell: Bell;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    this.bell = new Bell(db, FACTS_CHANNEL);
  }

  async add(tx: Tx, fact: FactShape): Promise<void> {
    await this.db.run(tx, addFact, [newId(), fact.name, JSON.stringify(fact), this.clock.now()]);
    this.db.afterCommit(tx, this.bell.ring);
  }
}
