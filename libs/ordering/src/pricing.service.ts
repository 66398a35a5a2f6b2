import { Injectable } from '@nestjs/common';
import { Delivery, type Terms } from '#libs/delivery';
import {
  CodeDoesNotApply,
  discountsOf,
  PromotionUses,
  type BuyerBefore,
  type Discount,
  type Offers,
  type PricedGoods,
  type ToOrder,
} from '#libs/promotions';
import { Clock } from '#platform/clock';
import { Database, statement, type Tx } from '#platform/database';
import type { Dong } from '#platform/money';
import { codeTrouble } from './discounted.js';
import type { NewGroup } from './placing.js';

/** The number alone says who it is: a guest has no other name. What was cancelled was no order. */
const buyerBefore = statement<BuyerBefore, [phone: string]>(
  'ordering.buyer-before',
  `SELECT EXISTS (SELECT FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id
       WHERE g.buyer_phone = $1 AND g.erased_at IS NULL AND o.state <> 'cancelled') AS "hasOrdered",
     ARRAY(SELECT p.id::text FROM promotions_use u JOIN promotions_promotion p ON p.id = u.promotion_id
       WHERE u.buyer = $1 AND u.released_at IS NULL AND p.most_per_buyer IS NOT NULL
       GROUP BY p.id HAVING count(*) >= p.most_per_buyer) AS "usedUp"`,
);

/** Nobody knows yet: the page believes in a first order, and the order itself looks. */
const STRANGER: BuyerBefore = { hasOrdered: false, usedUp: [] };

export interface ToPrice {
  lines: readonly PricedGoods[];
  fees: ReadonlyMap<string, Dong>;
  /** In E.164, once it was typed. */
  phone: string | undefined;
}

/** What promotions take off what somebody is about to order: the checkout page and the order ask the same. */
@Injectable()
export class Pricing {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly uses: PromotionUses,
    private readonly delivery: Delivery,
  ) {}

  /** For the page, and for whoever pays at the door. `trouble`: why the code that was typed does not count. */
  async preview(code: string | undefined, { feesAtDoor, ...toPrice }: ToPrice & { feesAtDoor?: ToPrice['fees'] }) {
    const offers = await this.uses.offers(code, 'fresh');
    const order = await this.orderOf(offers, toPrice, phone => this.db.write(buyerBefore, [phone]));
    const discountsFor = (fees: ToPrice['fees']) => discountsOf({ ...order, fees }, offers.coded, offers.automatic);
    return {
      discounts: discountsFor(toPrice.fees),
      atDoor: discountsFor(feesAtDoor ?? toPrice.fees),
      trouble: codeTrouble(offers, order),
    };
  }

  /** What an order is decided on besides its goods: to be known before its transaction begins. Throws PickupGone. */
  async known(
    { promotionCode, pickups = [] }: NewGroup,
    how: 'fresh' | 'kept',
  ): Promise<{ terms: Terms; offers: Offers }> {
    await this.delivery.refuseGone(pickups);
    const [terms, offers] = await Promise.all([this.delivery.terms(), this.uses.offers(promotionCode, how)]);
    return { terms, offers };
  }

  /** Within the transaction of the order; asks nothing where nothing is in play. Throws CodeDoesNotApply. */
  async price(tx: Tx, offers: Offers, toPrice: ToPrice): Promise<Discount[]> {
    if (isNothingInPlay(offers)) return [];
    const order = await this.orderOf(offers, toPrice, phone => this.db.run(tx, buyerBefore, [phone]));
    const trouble = codeTrouble(offers, order);
    if (trouble) throw new CodeDoesNotApply(trouble.why, trouble.missing);
    return discountsOf(order, offers.coded, offers.automatic);
  }

  private async orderOf(offers: Offers, { lines, fees, phone }: ToPrice, ask: Ask): Promise<ToOrder> {
    const depends = [offers.coded, ...offers.automatic].some(one => one?.isFirstOrder || one?.mostPerBuyer);
    const [known] = depends && phone !== undefined ? await ask(phone) : [];
    return { day: this.clock.today(), lines, fees, ceilingBp: offers.ceilingBp, buyer: known ?? STRANGER };
  }
}

type Ask = (phone: string) => Promise<BuyerBefore[]>;

const isNothingInPlay = ({ automatic, codeIs }: Offers): boolean => automatic.length === 0 && codeIs === 'none';
