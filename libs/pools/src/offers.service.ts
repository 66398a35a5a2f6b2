import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { OutOfStock, Stock } from '#libs/inventory';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { acceptOffer, deleteOffer, fillsPool, insertOffer, offersOf, type OfferRow } from './offers.query.js';
import { lockPoolOfCode, type LockedPool } from './pools.query.js';
import { AnswerGiven, OfferKnown, OtherPack, PoolNotWaiting, TooFewToOffer } from './refusals.js';
import { Sharing } from './sharing.service.js';

export interface OfferWish {
  variantId: string;
  /** Packs it could deliver, all of which are held for it at once. */
  capacity: number;
}

/** What a co-op says to a pool: what it could deliver, and then whether it takes its share. By its director, who answers for a price. */
@Injectable()
export class Offers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly stock: Stock,
    private readonly sharing: Sharing,
  ) {}

  /** Throws PoolNotWaiting, OtherPack, OfferKnown, TooFewToOffer. */
  async offer(director: Actor, cooperativeId: string, code: string, { variantId, capacity }: OfferWish): Promise<void> {
    requireSeat(director, cooperativeId, 'director');
    const id = newId();
    try {
      await this.whileOpen(code, async (tx, pool, now) => {
        const [fits] = await this.db.run(tx, fillsPool, [pool.id, variantId, cooperativeId]);
        if (!fits) throw new OtherPack();
        const { personId } = director;
        await this.db.run(tx, insertOffer, [id, pool.id, cooperativeId, variantId, capacity, personId, now]);
        await this.stock.hold(tx, [{ lineId: id, variantId, quantity: capacity }]);
      });
    } catch (error) {
      if (isTaken(error, 'pools_offer_once')) throw new OfferKnown();
      throw error instanceof OutOfStock ? new TooFewToOffer(error.facts.available) : error;
    }
  }

  /** While offers come in; done again, it changes nothing. Throws PoolNotWaiting. */
  takeBack(director: Actor, cooperativeId: string, code: string): Promise<void> {
    requireSeat(director, cooperativeId, 'director');
    return this.whileOpen(code, async (tx, pool) => {
      const gone = await this.db.run(tx, deleteOffer, [pool.id, cooperativeId]);
      await this.stock.release(
        tx,
        gone.map(({ id }) => id),
      );
    });
  }

  /** Takes the share, and more up to what was offered should another decline. Given once; repeated, it changes nothing. Throws PoolNotWaiting, AnswerGiven. */
  accept(director: Actor, cooperativeId: string, code: string): Promise<void> {
    return this.answer(director, cooperativeId, code, 'accepted', async (tx, pool, offer) => {
      await this.db.run(tx, acceptOffer, [offer.id, this.clock.now()]);
      await this.sharing.agreeIfAllAccepted(tx, pool);
    });
  }

  /** Gives the share to the others. Throws PoolNotWaiting, AnswerGiven. */
  decline(director: Actor, cooperativeId: string, code: string): Promise<void> {
    return this.answer(director, cooperativeId, code, 'declined', (tx, pool, offer) =>
      this.sharing.withoutThese(tx, pool, [offer.id]),
    );
  }

  private answer(
    director: Actor,
    cooperativeId: string,
    code: string,
    answer: 'accepted' | 'declined',
    give: (tx: Tx, pool: LockedPool, offer: OfferRow) => Promise<void>,
  ): Promise<void> {
    requireSeat(director, cooperativeId, 'director');
    return this.db.transaction(async tx => {
      const pool = await this.lock(tx, code);
      const offer = (await this.db.run(tx, offersOf, [pool.id])).find(one => one.cooperativeId === cooperativeId);
      if (!offer) throw new HiddenFromActor();
      if (offer.answer === answer) return;
      if (pool.state !== 'asked' || pool.answersUntil <= this.clock.now()) throw new PoolNotWaiting();
      if (offer.answer !== null) throw new AnswerGiven();
      await give(tx, pool, offer);
    });
  }

  private whileOpen(code: string, change: (tx: Tx, pool: LockedPool, now: Date) => Promise<void>): Promise<void> {
    return this.db.transaction(async tx => {
      const pool = await this.lock(tx, code);
      const now = this.clock.now();
      if (pool.state !== 'open' || pool.offersUntil <= now) throw new PoolNotWaiting();
      await change(tx, pool, now);
    });
  }

  private async lock(tx: Tx, code: string): Promise<LockedPool> {
    const [pool] = await this.db.run(tx, lockPoolOfCode, [code]);
    if (!pool) throw new HiddenFromActor();
    return pool;
  }
}
