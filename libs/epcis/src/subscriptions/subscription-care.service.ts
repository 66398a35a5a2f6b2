import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Bell } from '#platform/outbox';
import { EVENTS_CHANNEL } from '../event-book.service.js';
import { NoKeyHolds } from './refusals.js';
import * as sql from './subscription-care.query.js';

/** What people do with the subscriptions of their programs: a director with those of the co-op, an officer or the operator with those outside. */
@Injectable()
export class SubscriptionCare {
  private readonly bell: Bell;

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {
    this.bell = new Bell(db, EVENTS_CHANNEL);
  }

  /** It goes on where it stopped; one that is not paused is tried at once. Throws HiddenFromActor, NoKeyHolds. */
  async resumeOfCooperative(actor: Actor, cooperativeId: string, id: string): Promise<void> {
    await this.resume(this.cooperative(actor, cooperativeId), id);
  }

  /** The same for a partner's or the department's. */
  async resumeOutside(actor: Actor, id: string): Promise<void> {
    await this.resume(this.outside(actor), id);
  }

  /** What it was not told stays untold. A second time nothing changes. Throws HiddenFromActor. */
  async endOfCooperative(actor: Actor, cooperativeId: string, id: string): Promise<void> {
    await this.db.write(sql.endSubscription, [...this.cooperative(actor, cooperativeId), id]);
  }

  async endOutside(actor: Actor, id: string): Promise<void> {
    await this.db.write(sql.endSubscription, [...this.outside(actor), id]);
  }

  private async resume(owner: sql.Owner, id: string): Promise<void> {
    const [found] = await this.db.write(sql.resumeWithKey, [...owner, id, this.clock.now()]);
    if (!found) throw new HiddenFromActor();
    if (!found.isResumed) throw new NoKeyHolds();
    this.bell.ring();
  }

  private cooperative(actor: Actor, cooperativeId: string): sql.Owner {
    requireSeat(actor, cooperativeId, 'director');
    return [cooperativeId, false];
  }

  private outside(actor: Actor): sql.Owner {
    requireOffice(actor, 'operator', 'officer');
    return [null, actor.offices.includes('officer')];
  }
}
