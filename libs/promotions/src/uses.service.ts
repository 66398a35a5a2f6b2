import { Injectable } from '@nestjs/common';
import { Clock, type Day } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { plus, type Dong } from '#platform/money';
import { codeOf, offerOf, WHOLE_BP, type Offers } from './offers.js';
import {
  addUse,
  claimUse,
  forgetBuyers,
  inPlayOn,
  lockPromotionsOf,
  offerOfCode,
  releaseDiscounts,
} from './promotions.query.js';
import { PromotionGone } from './refusals.js';

/** How long a process goes by what it has read; whoever is refused because of it reads anew. */
const KEPT_FOR_MS = 15_000;

type Rules = Pick<Offers, 'automatic' | 'ceilingBp'>;

/** What one promotion takes off one order. */
export interface Taken {
  discountId: string;
  promotionId: string;
  orderId: string;
  goods: Dong;
  delivery: Dong;
}

/** What somebody who orders has to do with promotions: steps of the transaction of the order. */
@Injectable()
export class PromotionUses {
  private kept?: { day: Day; rules: Rules; until: number };

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What may apply today. `fresh`: for a page, or after a refusal; otherwise as it was read a while ago. */
  async offers(typed: string | undefined, how: 'fresh' | 'kept'): Promise<Offers> {
    const day = this.clock.today();
    const rules = (how === 'kept' && this.keptOf(day)) || (await this.read(day));
    const code = codeOf(typed ?? '');
    const isKept = how === 'kept';
    if (code === '') return { ...rules, coded: undefined, codeIs: 'none', isKept };
    const [found] = await this.db.write(offerOfCode, [code]);
    const codeIs = !found ? 'unknown' : found.isEnded ? 'over' : 'known';
    return { ...rules, coded: found && codeIs === 'known' ? offerOf(found.offer) : undefined, codeIs, isKept };
  }

  /**
   * Counts each promotion that takes something off, in id order; within the transaction of the order, before its stock. Throws PromotionGone when
   * somebody else was faster.
   */
  async take(tx: Tx, buyer: { groupId: string; phone: string }, taken: readonly Taken[]): Promise<void> {
    const promotions = [...new Set(taken.map(one => one.promotionId))].sort();
    // Sent at once and run in this order: PostgreSQL waits for a promotion's lock before it looks at the uses of the buyer.
    await Promise.all(
      promotions.map(id =>
        this.takeOne(
          tx,
          buyer,
          id,
          taken.filter(one => one.promotionId === id),
        ),
      ),
    );
  }

  /** The orders are cancelled: before their stock goes back, since locks are taken in the same order everywhere. */
  async release(tx: Tx, orderIds: readonly string[]): Promise<void> {
    await this.db.run(tx, lockPromotionsOf, [orderIds]);
    await this.db.run(tx, releaseDiscounts, [orderIds, this.clock.now()]);
  }

  /** Who used it is nobody's business any more. */
  async forget(tx: Tx, groupIds: readonly string[]): Promise<void> {
    await this.db.run(tx, forgetBuyers, [groupIds]);
  }

  private async takeOne(
    tx: Tx,
    { groupId, phone }: { groupId: string; phone: string },
    promotionId: string,
    taken: readonly Taken[],
  ): Promise<void> {
    const amount = plus(...taken.flatMap(({ goods, delivery }) => [goods, delivery]));
    const discounts = taken.map(({ discountId: id, orderId, goods, delivery }) => ({
      ...{ id, orderId },
      goods: goods.toString(),
      delivery: delivery.toString(),
    }));
    const use = [newId(), promotionId, groupId, phone, this.clock.now(), JSON.stringify(discounts)] as const;
    const [[claimed], [added]] = await Promise.all([
      this.db.run(tx, claimUse, [promotionId, amount, this.clock.today()]),
      this.db.run(tx, addUse, [...use]),
    ]);
    if (!claimed || !added) throw new PromotionGone();
  }

  private keptOf(day: Day): Rules | undefined {
    return this.kept?.day === day && this.kept.until > performance.now() ? this.kept.rules : undefined;
  }

  private async read(day: Day): Promise<Rules> {
    const [found] = await this.db.write(inPlayOn, [day]);
    const rules = { automatic: (found?.automatic ?? []).map(offerOf), ceilingBp: found?.ceilingBp ?? WHOLE_BP };
    this.kept = { day, rules, until: performance.now() + KEPT_FOR_MS };
    return rules;
  }
}
