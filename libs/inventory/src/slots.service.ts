import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { CapacityBelowBooked, NotByTheDay, SlotTaken, TooManyDays } from './refusals.js';
import {
  callOffSlot,
  holdSlots,
  openSlots,
  releaseSlots,
  sellSlots,
  setCancellation,
  slotOwner,
  unbalancedSlots,
  type CancellationStep,
} from './slots.query.js';

/** So many places of a variant on each of these days for an order line: two nights are two days. */
export interface Booking {
  lineId: string;
  variantId: string;
  days: readonly Day[];
  quantity: number;
}

export interface Opening {
  from: Day;
  /** Included. */
  to: Day;
  /** Places on each day; 0 closes it. */
  capacity: number;
  /** 1 is Monday; every day when it is left out. */
  weekdays?: readonly number[];
}

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];
const MOST_DAYS = 400;
const DAY = 86_400_000;

/** Places at a place on a day: opened by the co-op, promised to order lines, sold, given back. */
@Injectable()
export class Slots {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
  ) {}

  /**
   * Promises places to the lines, all or nothing. Call it last in a transaction: it locks the slots.
   * Throws SlotTaken for the first day of which there are not enough; a day that was not opened, or is over, has none.
   */
  async hold(tx: Tx, bookings: readonly Booking[]): Promise<void> {
    const wanted = bookings.flatMap(({ days, ...booking }) => days.map(day => ({ ...booking, day })));
    if (wanted.length === 0) return;
    const asked = wanted.reduce((sum, { quantity }) => sum + wholePlaces(quantity), 0);
    const [answer] = await this.db.run(tx, holdSlots, [
      wanted.map(({ lineId }) => lineId),
      wanted.map(({ variantId }) => variantId),
      wanted.map(({ day }) => day),
      wanted.map(({ quantity }) => quantity),
      this.clock.today(),
      this.clock.now(),
    ]);
    const short = answer?.short[0];
    if (short) throw new SlotTaken(short.variantId, short.day, short.available);
    if (answer?.booked !== asked) throw new Error(`booked ${answer?.booked} places instead of ${asked}`);
  }

  /** What the lines hold is theirs. Done again, it changes nothing. How many places were sold by this call. */
  async sell(tx: Tx, lineIds: readonly string[]): Promise<number> {
    const [done] = await this.db.run(tx, sellSlots, [[...lineIds]]);
    return done?.moved ?? 0;
  }

  /** Gives back what the lines hold or have bought. Done again, it changes nothing. */
  async release(tx: Tx, lineIds: readonly string[]): Promise<number> {
    const [done] = await this.db.run(tx, releaseSlots, [[...lineIds], this.clock.now()]);
    return done?.moved ?? 0;
  }

  /** By a clerk, from today on. Throws NotByTheDay, TooManyDays, and CapacityBelowBooked when a day has more booked: then none changes. */
  async open(actor: Actor, variantId: string, { from, to, capacity, weekdays }: Opening): Promise<void> {
    await this.requireClerk(actor, variantId);
    const days = (Date.parse(to) - Date.parse(from)) / DAY;
    if (from < this.clock.today() || days < 0 || days > MOST_DAYS) throw new TooManyDays(MOST_DAYS);
    await this.db.transaction(async tx => {
      const [full] = await this.db.run(tx, openSlots, [variantId, from, to, capacity, [...(weekdays ?? EVERY_DAY)]]);
      if (full) throw new CapacityBelowBooked(full.day);
    });
  }

  /** By a clerk: nobody is received on that day. Its bookings end by the reaction to the fact. Pressed again it changes nothing. */
  async callOff(actor: Actor, variantId: string, day: Day, reason: string): Promise<void> {
    await this.requireClerk(actor, variantId);
    await this.db.transaction(async tx => {
      const [off] = await this.db.run(tx, callOffSlot, [variantId, day, reason, actor.personId, this.clock.now()]);
      if (off) await this.outbox.add(tx, { name: 'slot.called-off', variantId, day });
    });
  }

  /** What goes back to who calls off, from now on; bookings are refunded by the rule of the day on which they are called off. */
  async ruleCancellation(actor: Actor, variantId: string, steps: readonly CancellationStep[]): Promise<void> {
    await this.requireClerk(actor, variantId);
    await this.db.write(setCancellation, [
      variantId,
      steps.map(({ daysBefore }) => daysBefore),
      steps.map(({ refundPercent }) => refundPercent),
    ]);
  }

  unbalanced(): Promise<{ variantId: string; day: Day }[]> {
    return this.db.read(unbalancedSlots, []);
  }

  private async requireClerk(actor: Actor, variantId: string): Promise<void> {
    const [owner] = await this.db.read(slotOwner, [variantId]);
    if (!owner) throw new HiddenFromActor();
    requireSeat(actor, owner.cooperativeId, 'clerk');
    if (!owner.isNight) throw new NotByTheDay();
  }
}

function wholePlaces(quantity: number): number {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new RangeError(`${quantity} is not a number of places`);
  return quantity;
}
