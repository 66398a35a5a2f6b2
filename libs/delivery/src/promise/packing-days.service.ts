import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { newId } from '#platform/ids';
import type { PackingRhythm } from './promised-days.js';

export interface ClosedDays {
  from: Day;
  to: Day;
  reason: string;
}

const setRhythm = statement<
  never,
  [cooperativeId: string, weekdays: number[], cutOffHour: number, packingDays: number, by: string, at: Date]
>(
  'delivery.set-rhythm',
  `INSERT INTO delivery_packing (cooperative_id, weekdays, cut_off_hour, packing_days, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT (cooperative_id) DO UPDATE SET weekdays = EXCLUDED.weekdays, cut_off_hour = EXCLUDED.cut_off_hour,
     packing_days = EXCLUDED.packing_days, said_by = EXCLUDED.said_by, said_at = EXCLUDED.said_at`,
);

/** Said twice, it stands once. */
const closeDays = statement<
  never,
  [id: string, cooperativeId: string, from: Day, to: Day, reason: string, by: string, at: Date]
>(
  'delivery.close-days',
  `INSERT INTO delivery_closed (id, cooperative_id, first_day, last_day, reason, said_by, said_at)
   SELECT $1, $2, $3, $4, $5, $6, $7
   WHERE NOT EXISTS (SELECT FROM delivery_closed WHERE cooperative_id = $2 AND first_day = $3 AND last_day = $4 AND reopened_at IS NULL)`,
);

/** Again, it changes nothing. */
const openDays = statement<{ id: string }, [id: string, cooperativeId: string, at: Date]>(
  'delivery.open-days',
  'UPDATE delivery_closed SET reopened_at = COALESCE(reopened_at, $3) WHERE id = $1 AND cooperative_id = $2 RETURNING id',
);

/** When a co-op packs, and when it does not: what buyers are promised from now on. Orders that are there keep the days they were told. */
@Injectable()
export class PackingDays {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  async set(actor: Actor, cooperativeId: string, rhythm: Omit<PackingRhythm, 'closed'>): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const { weekdays, cutOffHour, packingDays } = rhythm;
    const by = [actor.personId, this.clock.now()] as const;
    await this.db.write(setRhythm, [cooperativeId, [...weekdays], cutOffHour, packingDays, ...by]);
  }

  async close(actor: Actor, cooperativeId: string, { from, to, reason }: ClosedDays): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    await this.db.write(closeDays, [newId(), cooperativeId, from, to, reason, actor.personId, this.clock.now()]);
  }

  /** They pack on these days after all. */
  async reopen(actor: Actor, cooperativeId: string, closedId: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const [gone] = await this.db.write(openDays, [closedId, cooperativeId, this.clock.now()]);
    if (!gone) throw new HiddenFromActor();
  }
}
