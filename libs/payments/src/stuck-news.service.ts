import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { tidy } from '#platform/language';
import { closeByPerson, eventExists } from './stripe-listing.query.js';

/** News that fits nothing of ours, and that no rule could settle. */
@Injectable()
export class StuckNews {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** A person has looked at it and says what was done. The same again changes nothing. */
  async close(treasurer: Actor, eventId: string, note: string): Promise<void> {
    requireOffice(treasurer, 'operator', 'officer');
    const values = [eventId, treasurer.personId, tidy(note), this.clock.now()] as const;
    const [closed] = await this.db.write(closeByPerson, [...values]);
    if (!closed && (await this.db.write(eventExists, [eventId])).length === 0) throw new HiddenFromActor();
  }
}
