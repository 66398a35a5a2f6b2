import { Injectable } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { addDays, type Day } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { goodsOfDesk } from './baskets.query.js';
import { ordersCalledOff, stayOf } from './bookings.query.js';
import { Cancellations } from './cancellations.service.js';
import { Orders } from './orders.service.js';
import type { Placed, PlaceInput } from './placing.js';

/** Places at a place: so many guests from a day on, for so many nights. */
export interface BookInput extends Omit<
  PlaceInput,
  'basketKey' | 'pickups' | 'promotionCode' | 'communeCode' | 'addressLine'
> {
  variantId: string;
  from: Day;
  nights: number;
  places: number;
}

/** Orders of what is spent at a place on a day: they hold the places of each night besides what every order holds. */
@Injectable()
export class Bookings {
  constructor(
    private readonly db: Database,
    private readonly orders: Orders,
    private readonly cancellations: Cancellations,
  ) {}

  /** Throws what `Orders.place` throws; SlotTaken of the inventory. */
  async book({ variantId, from, nights, places, ...input }: BookInput): Promise<Placed> {
    const [stay] = await this.db.write(stayOf, [variantId]);
    if (!stay) throw new HiddenFromActor();
    const { cooperativeId, communeCode } = stay;
    const take = async (tx: Tx) => ({
      rows: await this.db.run(tx, goodsOfDesk, [cooperativeId, [variantId], [places * nights]]),
    });
    const booked = { days: Array.from({ length: nights }, (_, at) => addDays(from, at)), places };
    // Its guests come to it: where they live nobody needs to know.
    return this.orders.placeBooked({ ...input, communeCode, addressLine: '', booked }, take);
  }

  /** The reaction to `slot.called-off`, and the sweep after it: orders of that day are cancelled, and what was paid for them goes back. */
  async endCalledOff(): Promise<void> {
    for (const { id, reason } of await this.db.write(ordersCalledOff, []))
      await this.cancellations.calledOff(id, reason);
  }
}
