import { Injectable } from '@nestjs/common';
import { Stock } from '#libs/inventory';
import { Orders } from '#libs/ordering';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Conflict, Invalid, NotAllowed, type TradeError } from '#platform/errors';
import { plus, times } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { offersOf, type OfferRow } from './offers.query.js';
import {
  agreedPool,
  duePools,
  forgetFailed,
  lockPool,
  takePool,
  type AgreedPool,
  type LockedPool,
} from './pools.query.js';
import { Sharing } from './sharing.service.js';

/** What a failed pool keeps of its buyer: until every letter about it has long been sent. */
const KEPT_MS = 14 * 24 * 60 * 60 * 1000;

/** A pool goes on by itself when its moments come, and becomes one order with a part for each co-op. Every step may be missed, late or run twice. */
@Injectable()
export class PoolEnds {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stock: Stock,
    private readonly orders: Orders,
    private readonly sharing: Sharing,
  ) {}

  /** The sweep. */
  async closeDue(): Promise<void> {
    const now = this.clock.now();
    for (const { id, state } of await this.db.write(duePools, [now])) {
      if (state === 'agreed') await this.settle(id);
      else await this.goOn(id);
    }
    await this.db.write(forgetFailed, [new Date(now.getTime() - KEPT_MS), now]);
  }

  /** The reaction to `pool.agreed`: one order, whose parts are those of the co-ops. */
  async settle(poolId: string): Promise<void> {
    const [pool] = await this.db.write(agreedPool, [poolId]);
    if (!pool) return;
    const offers = await this.db.write(offersOf, [poolId]);
    await this.order(pool, offers).catch((error: unknown) => this.giveUp(poolId, error));
  }

  private goOn(poolId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [pool] = await this.db.run(tx, lockPool, [poolId]);
      const now = this.clock.now();
      if (pool?.state === 'open' && pool.offersUntil <= now) await this.sharing.ask(tx, pool);
      if (pool?.state === 'asked' && pool.answersUntil <= now) await this.closeAnswers(tx, pool);
    });
  }

  /** Who said nothing in time takes nothing. */
  private async closeAnswers(tx: Tx, pool: LockedPool): Promise<void> {
    const silent = (await this.db.run(tx, offersOf, [pool.id])).filter(({ answer }) => answer === null);
    await this.sharing.withoutThese(
      tx,
      pool,
      silent.map(({ id }) => id),
    );
  }

  /** The pool's own key is the attempt: however often this runs, there is one order. */
  private async order(pool: AgreedPool, offers: readonly OfferRow[]): Promise<void> {
    const { name, phone, email, price: unitPrice } = pool;
    const goods = offers.flatMap(({ cooperativeId, variantId, share }) =>
      share ? [{ cooperativeId, variantId, quantity: share, unitPrice }] : [],
    );
    const mostTotal = plus(times(unitPrice, pool.packs), pool.mostDelivery);
    const input = { ...pool, buyer: { name, phone, email: email ?? undefined }, goods, mostTotal };
    await this.orders.placeAgreed(input, async tx => {
      const [taken] = await this.db.run(tx, takePool, [pool.id, this.clock.now()]);
      if (!taken) return false;
      await this.outbox.add(tx, { name: 'pool.closed', poolId: pool.id });
      const held = offers.filter(({ answer }) => answer !== 'declined');
      await this.stock.handBack(
        tx,
        held.map(({ variantId }) => variantId),
        held.map(({ id, capacity }) => ({ lineId: id, by: capacity })),
      );
      return true;
    });
  }

  /** What ordering refuses for good, as goods that were recalled meanwhile or a dearer tariff: everybody is told. Anything else is tried again. */
  private async giveUp(poolId: string, error: unknown): Promise<void> {
    const isRefused = error instanceof Conflict || error instanceof NotAllowed || error instanceof Invalid;
    if (!isRefused) throw error;
    await this.db.transaction(async tx => {
      const [pool] = await this.db.run(tx, lockPool, [poolId]);
      if (pool?.state === 'agreed') await this.sharing.fail(tx, poolId, (error as TradeError).code);
    });
  }
}
