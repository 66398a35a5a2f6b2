import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { Orders } from '#libs/ordering';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Conflict, Invalid, NotAllowed } from '#platform/errors';
import { dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { outcomeOf } from './group-buy.js';
import { callOffBuy, closeBuy, dueBuys, lockBuyOfCode, lockDue, releasePledges } from './groupbuys.query.js';
import { dropPledge, forgetSettled, takePledge, toSettle, unsettledBuys, type ToSettle } from './pledges.query.js';
import { GroupBuyNotRunning } from './refusals.js';

/** What a pledge that came to nothing keeps of its buyer: until every letter about it has long been sent. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

/** The end of a group buy: decided once, and then an order for each pledge, or none. Every step may be missed, late or run twice. */
@Injectable()
export class Closings {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stock: Stock,
    private readonly orders: Orders,
  ) {}

  /** The sweep: what is due is closed, and what lost its nudge is ordered. */
  async closeDue(): Promise<void> {
    const now = this.clock.now();
    for (const { id } of await this.db.write(dueBuys, [now])) await this.close(id);
    for (const { id } of await this.db.write(unsettledBuys, [])) await this.settle(id);
    await this.db.write(forgetSettled, [new Date(now.getTime() - KEPT_MS), now]);
  }

  /**
   * The co-op cannot keep it: its director says why, and nobody is bound any more. Only before its time is over, since then pledges are orders.
   * Pressed again it changes nothing. Throws GroupBuyNotRunning.
   */
  callOff(director: Actor, code: string, reason: string): Promise<void> {
    return this.db.transaction(async tx => {
      const now = this.clock.now();
      const [buy] = await this.db.run(tx, lockBuyOfCode, [code]);
      if (!buy) throw new HiddenFromActor();
      requireSeat(director, buy.cooperativeId, 'director');
      if (buy.state === 'called-off') return;
      if (buy.state !== 'open' || buy.closesAt <= now) throw new GroupBuyNotRunning();
      await this.db.run(tx, callOffBuy, [buy.id, reason, director.personId, now]);
      await this.outbox.add(tx, { name: 'groupbuy.closed', buyId: buy.id });
      await this.giveAllBack(tx, buy.id, now);
    });
  }

  private close(buyId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const now = this.clock.now();
      const [buy] = await this.db.run(tx, lockDue, [buyId, now]);
      if (!buy) return;
      const tiers = buy.tiers.map(({ from, price }) => ({ from, price: dong(price) }));
      const { state, price } = outcomeOf(tiers, buy.pledged);
      await this.db.run(tx, closeBuy, [buyId, state, price, now]);
      await this.outbox.add(tx, { name: 'groupbuy.closed', buyId });
      if (state === 'missed') {
        await this.giveAllBack(tx, buyId, now);
      } else if (buy.pledged < buy.most) {
        await this.stock.lessen(tx, [{ lineId: buyId, by: buy.most - buy.pledged }]);
      }
    });
  }

  /** The shelves come last, as wherever goods are given back. */
  private async giveAllBack(tx: Tx, buyId: string, now: Date): Promise<void> {
    for (const { id } of await this.db.run(tx, releasePledges, [buyId, now]))
      await this.outbox.add(tx, { name: 'pledge.ended', pledgeId: id });
    await this.stock.release(tx, [buyId]);
  }

  /** The reaction to `groupbuy.closed`: an order for each pledge that has none yet. */
  async settle(buyId: string): Promise<void> {
    for (const pledge of await this.db.write(toSettle, [buyId])) {
      await this.order(pledge).catch((error: unknown) => this.drop(pledge, error));
    }
  }

  /** The pledge's own secret is the attempt: however often this runs, there is one order. */
  private async order(pledge: ToSettle): Promise<void> {
    const { name, phone, email, packs, variantId, cooperativeId } = pledge;
    const input = {
      ...pledge,
      attemptKey: pledge.key,
      buyer: { name, phone, email: email ?? undefined },
      personId: pledge.personId ?? undefined,
      goods: [{ cooperativeId, variantId, quantity: packs, unitPrice: pledge.price }],
    };
    await this.orders.placeAgreed(input, async tx => {
      const [taken] = await this.db.run(tx, takePledge, [pledge.id, this.clock.now()]);
      if (taken) await this.stock.handBack(tx, [variantId], [{ lineId: pledge.buyId, by: packs }]);
      return taken !== undefined;
    });
  }

  /** What ordering refuses for good, as goods that were recalled meanwhile: its buyer is told. Anything else is tried again. */
  private async drop({ id, buyId, packs }: ToSettle, error: unknown): Promise<void> {
    const isRefused = error instanceof Conflict || error instanceof NotAllowed || error instanceof Invalid;
    if (!isRefused) throw error;
    await this.db.transaction(async tx => {
      const [dropped] = await this.db.run(tx, dropPledge, [id, error.code, this.clock.now()]);
      if (!dropped) return;
      await this.outbox.add(tx, { name: 'pledge.ended', pledgeId: id });
      await this.stock.lessen(tx, [{ lineId: buyId, by: packs }]);
    });
  }
}
