import { Injectable } from '@nestjs/common';
import { PickupGone, type Terms } from '#libs/delivery';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Payments } from '#libs/payments';
import { PromotionGone, type Offers } from '#libs/promotions';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId, newSecret, randomCode, secretHash } from '#platform/ids';
import { dong, times } from '#platform/money';
import { Outbox } from '#platform/outbox';
import type { JoinedParcel } from './additions.js';
import { goodsOfDesk, takeBasket, type BasketRow } from './baskets.query.js';
import { discounted } from './discounted.js';
import {
  addHistory,
  cancelOrders,
  confirmOrders,
  groupOfAttempt,
  insertGroup,
  lockWaitingOrders,
} from './orders.query.js';
import { Holdings } from './holdings.service.js';
import { Pricing } from './pricing.service.js';
import {
  asJson,
  groupRecord,
  refuseOtherTotal,
  type AgreedInput,
  type NewGroup,
  type PhoneInput,
  type Placed,
  type PlaceInput,
} from './placing.js';
import { BasketEmpty, NoLongerOnSale, TotalChanged } from './refusals.js';
import { splitByCooperative, sumOf, type GroupSums, type OrderPart } from './split-by-cooperative.js';
import { wayRecord, waysThere, type WayThere } from './ways-there.js';

/** Said over the phone: 32^8 codes, and a taken one is drawn again. */
const CODE_LENGTH = 8;

/** Kept as the reason of a cancellation; pages say it in the reader's language. */
export const UNPAID = 'unpaid';

/** What is ordered, taken from where it was chosen: a basket, or what a clerk took down; and the parcel in which it travels, if that is there already. */
type Take = (tx: Tx) => Promise<{ rows: BasketRow[]; joins?: JoinedParcel }>;

/** What an order is decided on besides its goods. */
interface Known {
  terms: Terms;
  offers: Offers;
}

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(row => row.id);

@Injectable()
export class Orders {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly holdings: Holdings,
    private readonly payments: Payments,
    private readonly pricing: Pricing,
  ) {}

  /**
   * Orders what is in the basket: all of it or nothing.
   * Throws BasketEmpty, NoLongerOnSale, TotalChanged; UnknownDestination, NoTariffToday and PickupGone of delivery, OutOfStock of the inventory,
   * CodeDoesNotApply and PromotionGone of promotions.
   */
  place(input: PlaceInput): Promise<Placed> {
    return this.once(input, async tx => ({ rows: await this.db.run(tx, takeBasket, [secretHash(input.basketKey)]) }));
  }

  /** A clerk orders goods of their own co-op for who is on the phone. Throws what `place` throws; of goods of others it knows nothing. */
  async placeByPhone(clerk: Actor, { cooperativeId, goods, ...input }: PhoneInput): Promise<Placed> {
    requireSeat(clerk, cooperativeId, 'clerk');
    const [variantIds, quantities] = [goods.map(one => one.variantId), goods.map(one => one.quantity)];
    return this.once({ ...input, paymentMethod: 'cod', takenBy: clerk.personId }, async tx => {
      const rows = await this.db.run(tx, goodsOfDesk, [cooperativeId, variantIds, quantities]);
      if (rows.length < goods.length) throw new HiddenFromActor();
      return { rows };
    });
  }

  /**
   * Orders goods at a price agreed before. `claim` is the first step of the transaction and its lock: false, the order has been placed already.
   * Throws what `place` throws.
   */
  placeAgreed({ goods, mostTotal, ...input }: AgreedInput, claim: (tx: Tx) => Promise<boolean>): Promise<Placed> {
    return this.once({ ...input, paymentMethod: 'cod', expectedTotal: mostTotal, isAgreed: true }, async tx => {
      if (!(await claim(tx))) return { rows: [] };
      const rows: BasketRow[] = [];
      for (const { cooperativeId, variantId, quantity, unitPrice } of goods)
        for (const row of await this.db.run(tx, goodsOfDesk, [cooperativeId, [variantId], [quantity]]))
          rows.push({ ...row, unitPrice });
      return { rows };
    });
  }

  /** Orders goods that travel in a parcel which is there already (Additions). `take` locks its order; without rows, the order has been placed already. */
  placeJoined(input: NewGroup, take: Take): Promise<Placed> {
    return this.once(input, take);
  }

  /** Orders goods of a harvest that is expected (PreOrders): promised of it, not of the shelves, and no promotion takes anything off them. */
  placeAhead(input: NewGroup & Required<Pick<NewGroup, 'ahead'>>, take: Take): Promise<Placed> {
    return this.once(input, take);
  }

  /** Orders places on days (Bookings): they are held besides the packs, and no promotion takes anything off them. */
  placeBooked(input: NewGroup & Required<Pick<NewGroup, 'booked'>>, take: Take): Promise<Placed> {
    return this.once(input, take);
  }

  private async once(input: NewGroup, take: Take): Promise<Placed> {
    try {
      return await this.placeWith(input, take, 'kept').catch((error: unknown) => {
        // What was kept of promotions may be behind by some seconds: the buyer may have seen more than we know.
        if (error instanceof TotalChanged || error instanceof PromotionGone)
          return this.placeWith(input, take, 'fresh');
        throw error;
      });
    } catch (error) {
      // Pressed twice: the basket is empty, or the key taken, because the other press has ordered.
      const isRepeated =
        error instanceof BasketEmpty || error instanceof PickupGone || isTaken(error, 'ordering_group_attempt');
      const before = isRepeated ? await this.placedBefore(input.attemptKey) : undefined;
      if (before) return before;
      if (isTaken(error, 'ordering_group_code_key')) return this.once(input, take);
      throw error;
    }
  }

  private async placeWith(input: NewGroup, take: Take, how: 'fresh' | 'kept'): Promise<Placed> {
    const known = await this.pricing.known(input, how);
    return this.db.transaction(async tx => this.placeIn(tx, input, await take(tx), known));
  }

  /** The holds come last: the stock rows of a sought-after product are then locked for the shortest time. */
  private async placeIn(
    tx: Tx,
    input: NewGroup,
    { rows, joins }: Awaited<ReturnType<Take>>,
    known: Known,
  ): Promise<Placed> {
    const { terms, offers } = known;
    refuseUnsold(rows, input.booked !== undefined);
    const placed: Placed = {
      groupId: newId(),
      key: newSecret(),
      code: randomCode(CODE_LENGTH),
      paymentMethod: input.paymentMethod,
    };
    const now = this.clock.now();
    const ways = waysThere(input, rows, terms, now, joins);
    const fees = new Map([...ways].map(([cooperativeId, { fee }]) => [cooperativeId, fee]));
    const lines = rows.map(row => ({ ...row, unitPrice: dong(row.unitPrice) }));
    const toPrice = { lines: rows.map(pricedOf), fees, phone: input.buyer.phone };
    const discounts =
      input.isAgreed || input.ahead || input.booked ? [] : await this.pricing.price(tx, offers, toPrice);
    const { parts, taken } = discounted(splitByCooperative(placed.code, lines, fees), discounts);
    const sums = sumOf(parts);
    refuseOtherTotal(input, sums.total);
    const demands = parts.flatMap(part =>
      part.lines.map(line => ({ lineId: line.id, variantId: line.variantId, quantity: line.quantity })),
    );
    // None waits for the answer of another: all go to PostgreSQL at once, which takes them in this order.
    await Promise.all([
      this.store(tx, { input, placed, now, addedTo: joins?.orderId }, parts, ways, sums),
      this.payments.open(tx, { groupId: placed.groupId, method: input.paymentMethod, amount: sums.total }),
      this.outbox.add(tx, { name: 'order.placed', groupId: placed.groupId }),
      this.holdings.take(tx, { groupId: placed.groupId, phone: input.buyer.phone }, taken, demands, input),
    ]);
    return placed;
  }

  /** The money is there. Run again, or after the orders were cancelled, it changes nothing. */
  confirm(groupId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const waiting = await this.db.run(tx, lockWaitingOrders, [groupId]);
      const now = this.clock.now();
      const ids = idsOf(await this.db.run(tx, confirmOrders, [idsOf(waiting), now]));
      if (ids.length === 0) return;
      await this.db.run(tx, addHistory, [ids, 'confirmed', null, '', now]);
      for (const orderId of ids) await this.outbox.add(tx, { name: 'order.confirmed', orderId });
    });
  }

  /** The time to pay ran out: the goods go back on the shelf. Run again, or after the money came, it changes nothing. */
  cancelUnpaid(groupId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const waiting = await this.db.run(tx, lockWaitingOrders, [groupId]);
      const now = this.clock.now();
      const ids = idsOf(await this.db.run(tx, cancelOrders, [idsOf(waiting), now, UNPAID]));
      if (ids.length === 0) return;
      await this.holdings.giveBack(tx, ids);
      await this.db.run(tx, addHistory, [ids, 'lapsed', null, '', now]);
      for (const orderId of ids) await this.outbox.add(tx, { name: 'order.cancelled', orderId });
    });
  }

  private async store(
    tx: Tx,
    { input, placed, now, addedTo }: { input: NewGroup; placed: Placed; now: Date; addedTo: string | undefined },
    parts: OrderPart[],
    ways: ReadonlyMap<string, WayThere>,
    sums: GroupSums,
  ): Promise<void> {
    const lines = parts.flatMap(part => part.lines.map(line => ({ ...line, orderId: part.id })));
    const orders = parts.map(({ lines: _lines, ...part }) => ({
      ...part,
      addedTo,
      ...wayRecord(input, part.cooperativeId, ways.get(part.cooperativeId)),
    }));
    // What is paid at the door waits for nothing.
    const state = input.paymentMethod === 'cod' ? 'confirmed' : 'placed';
    const group = groupRecord(input, placed, sums, now);
    await this.db.run(tx, insertGroup, [asJson(group), asJson(orders), asJson(lines), state]);
  }

  /** From the primary: a replica may not know yet what the other press has just committed. */
  private async placedBefore(attemptKey: string): Promise<Placed | undefined> {
    const [group] = await this.db.write(groupOfAttempt, [attemptKey]);
    return group && { groupId: group.id, key: group.key, code: group.code, paymentMethod: group.paymentMethod };
  }
}

const pricedOf = (row: BasketRow) => ({ ...row, total: times(dong(row.unitPrice), row.quantity) });

function refuseUnsold(rows: readonly BasketRow[], isBooked: boolean): void {
  if (rows.length === 0) throw new BasketEmpty();
  const gone = rows.find(row => !row.isOnSale || (row.hasDays && !isBooked));
  if (gone) throw new NoLongerOnSale(gone.nameVi);
}
