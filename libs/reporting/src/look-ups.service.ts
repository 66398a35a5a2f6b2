import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';

/** What was looked at: which report, and with which selection. */
export type LookUpSubject = Readonly<Record<string, string | number | null>>;

const insertLookUp = statement<never, [personId: string, action: string, what: string, at: Date]>(
  'reporting.insert-look-up',
  'INSERT INTO reporting_look_up (person_id, action, what, at) VALUES ($1, $2, $3::jsonb, $4)',
);

/** Who looked at or took away which sums: kept, never changed. */
@Injectable()
export class LookUps {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async note(actor: Actor, action: 'viewed' | 'exported', what: LookUpSubject): Promise<void> {
    await this.db.write(insertLookUp, [actor.personId, action, JSON.stringify(what), this.clock.now()]);
  }
}
