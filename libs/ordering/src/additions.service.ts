import { Injectable } from '@nestjs/common';
import { Delivery, USUAL_RHYTHM, type PackingRhythm, type Terms } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { dong, minus, plus, times, zero, type Dong } from '#platform/money';
import { isOpenForMore, type JoinedParcel } from './additions.js';
import * as sql from './additions.query.js';
import { goodsOfDesk, type BasketRow } from './baskets.query.js';
import type { FollowKey } from './cancellations.service.js';
import { groupOfAttempt } from './orders.query.js';
import { Orders } from './orders.service.js';
import { Pricing } from './pricing.service.js';
import type { NewGroup, Placed } from './placing.js';
import { NotOpenForMore } from './refusals.js';
import { waysThere } from './ways-there.js';

export interface AddInput {
  /** One per filled-in form: pressing again with the same one adds nothing more. */
  attemptKey: string;
  goods: readonly { variantId: string; quantity: number }[];
  /** What all of it costs on top, as the buyer saw it when they pressed. */
  expectedTotal: Dong;
}

/** What adding these goods would cost. */
export interface AdditionSums {
  goods: Dong;
  fee: Dong;
  discount: Dong;
  total: Dong;
}

/**
 * More for the parcel of an order that is not packed yet. What is added is an order like all others, by the same road, with a payment of its own in the same way; only its
 * delivery costs what the heavier parcel costs on top.
 */
@Injectable()
export class Additions {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly orders: Orders,
    private readonly delivery: Delivery,
    private readonly pricing: Pricing,
  ) {}

  /** Throws NotOpenForMore, and what Orders.place throws; of goods of others it knows nothing. */
  async add({ followKey }: FollowKey, orderId: string, input: AddInput): Promise<Placed> {
    const order = await this.find(followKey, orderId);
    const rhythm = this.rhythmOf(await this.delivery.terms(), order);
    return this.orders.placeJoined(groupOf(order, input), async tx => {
      const joins = await this.join(tx, orderId, rhythm, input.attemptKey);
      return joins ? { rows: await this.goodsIn(tx, order, input.goods), joins } : { rows: [] };
    });
  }

  /** Throws NotOpenForMore. */
  async preview({ followKey }: FollowKey, orderId: string, goods: AddInput['goods']): Promise<AdditionSums> {
    const [order, terms] = await Promise.all([this.find(followKey, orderId), this.delivery.terms()]);
    const rows = allOf(goods, await this.db.write(goodsOfDesk, asked(order, goods)));
    const [joined] = await this.db.read(sql.joinedOrder, [orderId]);
    const [parcel] = await this.db.read(sql.parcelSoFar, [orderId]);
    if (!joined || !parcel || !this.isOpen(joined, this.rhythmOf(terms, order))) throw new NotOpenForMore();
    const group = groupOf(order, { attemptKey: '', goods, expectedTotal: zero });
    const ways = waysThere(group, rows, terms, this.clock.now(), joinedParcel(orderId, joined, parcel));
    const fees = new Map([...ways].map(([cooperativeId, { fee }]) => [cooperativeId, fee]));
    const lines = rows.map(row => ({ ...row, total: times(dong(row.unitPrice), row.quantity) }));
    const { discounts } = await this.pricing.preview(undefined, { lines, fees, phone: order.phone });
    const [sum, fee] = [plus(...lines.map(line => line.total)), plus(...fees.values())];
    const discount = plus(...discounts.map(({ amount }) => amount));
    return { goods: sum, fee, discount, total: minus(plus(sum, fee), discount) };
  }

  private async find(followKey: string, orderId: string): Promise<sql.OrderToJoin> {
    const [order] = await this.db.write(sql.orderToJoin, [orderId, followKey]);
    if (!order) throw new HiddenFromActor();
    return order;
  }

  /** Under the lock of the order. Nothing when this very press has added already. Throws NotOpenForMore. */
  private async join(
    tx: Tx,
    orderId: string,
    rhythm: PackingRhythm,
    attemptKey: string,
  ): Promise<JoinedParcel | undefined> {
    const [joined] = await this.db.run(tx, sql.lockJoinedOrder, [orderId]);
    const [before] = await this.db.run(tx, groupOfAttempt, [attemptKey]);
    if (before) return undefined;
    if (!joined || !this.isOpen(joined, rhythm)) throw new NotOpenForMore();
    const [parcel] = await this.db.run(tx, sql.parcelSoFar, [orderId]);
    return parcel && joinedParcel(orderId, joined, parcel);
  }

  private async goodsIn(tx: Tx, order: sql.OrderToJoin, goods: AddInput['goods']): Promise<BasketRow[]> {
    return allOf(goods, await this.db.run(tx, goodsOfDesk, asked(order, goods)));
  }

  private isOpen(joined: sql.JoinedOrder, rhythm: PackingRhythm): boolean {
    return isOpenForMore({ state: joined.state, promised: promisedOf(joined) }, rhythm, this.clock.now());
  }

  private rhythmOf({ rhythms }: Terms, { cooperativeId }: sql.OrderToJoin): PackingRhythm {
    return rhythms.get(cooperativeId) ?? USUAL_RHYTHM;
  }
}

const asked = ({ cooperativeId }: sql.OrderToJoin, goods: AddInput['goods']): [string, string[], number[]] => [
  cooperativeId,
  goods.map(one => one.variantId),
  goods.map(one => one.quantity),
];

function allOf(goods: AddInput['goods'], rows: BasketRow[]): BasketRow[] {
  if (rows.length < goods.length) throw new HiddenFromActor();
  return rows;
}

const promisedOf = ({ packBy, promisedFrom: from, promisedTo: to }: sql.JoinedOrder) =>
  packBy && from && to ? { packBy, from, to } : undefined;

const joinedParcel = (orderId: string, joined: sql.JoinedOrder, parcel: sql.ParcelSoFar): JoinedParcel => ({
  ...{ orderId, grams: parcel.grams, mm3: parcel.mm3 },
  goods: dong(parcel.goods),
  fee: dong(parcel.fee),
  promised: promisedOf(joined),
});

/** For the same buyer, to the same place, paid by the same means. */
const groupOf = (order: sql.OrderToJoin, { attemptKey, expectedTotal }: AddInput): NewGroup => {
  const { personId, name, phone, email, communeCode, addressLine, note, locale, paymentMethod, pickup } = order;
  return {
    ...{ attemptKey, expectedTotal, communeCode, addressLine, note, locale, paymentMethod },
    ...(personId !== null && { personId }),
    buyer: { name, phone, ...(email !== null && { email }) },
    ...(pickup && { pickups: [pickup] }),
  };
};
