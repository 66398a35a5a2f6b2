import { Injectable } from '@nestjs/common';
import { addDays, Clock, startOfDay } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId, newSecret, secretHash } from '#platform/ids';
import { changeBasketLine, discardBaskets, MOST_LINES, putIntoBasket, removeBasketLine } from './baskets.query.js';
import { joiningOf } from './joining.js';
import {
  adoptBasket,
  dropMerged,
  lockToJoin,
  mergeLines,
  openBasket,
  queueToJoin,
  repointKeys,
  type MergedLine,
} from './joining.query.js';
import { BasketFull, NoLongerOnSale } from './refusals.js';

/** A basket nobody touched for so long is thrown away, and its cookie ends. */
export const BASKET_DAYS = 90;

export interface BasketPut {
  /** The secret for the buyer's cookie: theirs, or a new one where they had none that we know. */
  key: string;
  /** Lines in the basket. */
  count: number;
}

export interface Joined {
  /** The cookie that opens the person's basket from this browser; undefined where they have none. */
  key: string | undefined;
  /** Lines of the merged basket; empty where nothing had to be merged. */
  merged: MergedLine[];
}

/** What a buyer means to buy. It promises nothing: prices and stock are those of the moment of ordering. */
@Injectable()
export class Baskets {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds packs to what is there, up to 999 of one kind. */
  async put(key: string | undefined, variantId: string, quantity: number): Promise<BasketPut> {
    const newKey = newSecret();
    const known = key === undefined ? null : secretHash(key);
    const [put] = await this.db.write(putIntoBasket, [
      known,
      newId(),
      secretHash(newKey),
      variantId,
      quantity,
      this.clock.now(),
    ]);
    if (!put) throw new NoLongerOnSale();
    if (!put.isPut) throw new BasketFull(MOST_LINES);
    return { key: put.isKnown && key !== undefined ? key : newKey, count: put.count };
  }

  /** Sets the packs of a line; zero takes it out. A line that is gone stays gone. */
  async change(key: string, variantId: string, quantity: number): Promise<void> {
    if (quantity <= 0) return this.remove(key, variantId);
    await this.db.write(changeBasketLine, [secretHash(key), variantId, quantity, this.clock.now()]);
  }

  async remove(key: string, variantId: string): Promise<void> {
    await this.db.write(removeBasketLine, [secretHash(key), variantId]);
  }

  /**
   * A guest has signed in: what this browser's cookie opens and what the person has from elsewhere become one basket. Run twice, or from
   * two tabs, it changes nothing more.
   */
  join(personId: string, key?: string): Promise<Joined> {
    return this.db.transaction(async tx => {
      await this.db.run(tx, queueToJoin, [personId]);
      const found = await this.db.run(tx, lockToJoin, [personId, key === undefined ? null : secretHash(key)]);
      const joining = joiningOf(personId, found);
      if (joining.step === 'open') return { key: await this.openTo(tx, joining.basketId), merged: [] };
      if (joining.step === 'adopt') await this.db.run(tx, adoptBasket, [joining.basketId, personId]);
      const merged = joining.step === 'merge' ? await this.merge(tx, joining.into, joining.from) : [];
      const isOpen = joining.step !== 'nothing' || found.some(basket => basket.isOpen && basket.personId === personId);
      return { key: isOpen ? key : undefined, merged };
    });
  }

  private async openTo(tx: Tx, basketId: string): Promise<string> {
    const key = newSecret();
    await this.db.run(tx, openBasket, [secretHash(key), basketId]);
    return key;
  }

  private async merge(tx: Tx, into: string, from: string): Promise<MergedLine[]> {
    const merged = await this.db.run(tx, mergeLines, [into, from, this.clock.today()]);
    await this.db.run(tx, repointKeys, [into, from]);
    await this.db.run(tx, dropMerged, [from]);
    return merged;
  }

  /** For the schedule: how many forgotten baskets were thrown away. */
  async discardForgotten(): Promise<number> {
    const before = startOfDay(addDays(this.clock.today(), -BASKET_DAYS));
    return (await this.db.write(discardBaskets, [before])).length;
  }
}
