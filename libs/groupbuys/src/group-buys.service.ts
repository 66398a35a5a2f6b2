import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { OutOfStock, Stock } from '#libs/inventory';
import { Clock } from '#platform/clock';
import { Database, isTaken } from '#platform/database';
import { newId, randomCode } from '#platform/ids';
import type { Dong } from '#platform/money';
import { tierTrouble, type Tier } from './group-buy.js';
import { buyOfAttempt, insertBuy, priceAlone } from './groupbuys.query.js';
import { DeadlineWrong, TiersWrong, TooFewOnShelf } from './refusals.js';

/** Said over the phone and sent on in chats, as the code of an order. */
const CODE_LENGTH = 8;

const DAY_MS = 24 * 60 * 60 * 1000;
/** Goods lie on the shelf for it meanwhile, and nobody waits longer for tea. */
export const LONGEST_MS = 60 * DAY_MS;

export interface GroupBuyTerms {
  /** One per filled-in form: pressing again opens no second one. */
  attemptKey: string;
  cooperativeId: string;
  variantId: string;
  tiers: readonly Tier[];
  most: number;
  /** Undefined: now. */
  opensAt?: Date;
  closesAt: Date;
}

/** Opening group buys: what one says never changes, since people pledge on it. */
@Injectable()
export class GroupBuys {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly stock: Stock,
  ) {}

  /** By the director: it is a price. Returns its code. Throws TiersWrong, DeadlineWrong, TooFewOnShelf. */
  async open(director: Actor, terms: GroupBuyTerms): Promise<string> {
    const { cooperativeId, variantId, most, tiers } = terms;
    requireSeat(director, cooperativeId, 'director');
    const [alone] = await this.db.write(priceAlone, [variantId, cooperativeId]);
    if (!alone) throw new HiddenFromActor();
    const trouble = tierTrouble(tiers, most, alone.price);
    if (trouble) throw new TiersWrong(trouble);
    const opensAt = this.opening(terms);
    return this.store(director, terms, opensAt).catch(async (error: unknown) => {
      const [before] = await this.db.write(buyOfAttempt, [terms.attemptKey]);
      if (before) return before.code;
      if (isTaken(error, 'groupbuys_buy_code_key')) return this.open(director, terms);
      throw error instanceof OutOfStock ? new TooFewOnShelf(error.facts.available) : error;
    });
  }

  private opening({ opensAt, closesAt }: GroupBuyTerms): Date {
    const now = this.clock.now();
    const from = opensAt && opensAt > now ? opensAt : now;
    const lasts = closesAt.getTime() - from.getTime();
    if (lasts <= 0 || lasts > LONGEST_MS) throw new DeadlineWrong();
    return from;
  }

  /** All that may be pledged is set aside at once: nobody can pledge what is sold elsewhere meanwhile. The hold comes last, it locks the shelves. */
  private store(director: Actor, terms: GroupBuyTerms, opensAt: Date): Promise<string> {
    const { tiers, ...rest } = terms;
    const [id, code] = [newId(), randomCode(CODE_LENGTH)];
    const threshold = tiers[0]?.from;
    const buy = { id, code, ...rest, threshold, opensAt, openedBy: director.personId, openedAt: this.clock.now() };
    return this.db.transaction(async tx => {
      await this.db.run(tx, insertBuy, [JSON.stringify(buy), asJson(tiers)]);
      await this.stock.hold(tx, [{ lineId: id, variantId: terms.variantId, quantity: terms.most }]);
      return code;
    });
  }
}

/** JSON has no whole numbers of this size: prices travel as text and PostgreSQL reads them as bigint. */
const asJson = (tiers: readonly Tier[]): string =>
  JSON.stringify(tiers.map(({ from, price }: { from: number; price: Dong }) => ({ from, price: price.toString() })));
