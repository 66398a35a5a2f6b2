import { Injectable } from '@nestjs/common';
import { EventRule, EventRules, type Flag, type StoredEvent } from '#libs/epcis';
import { Database, type Tx } from '#platform/database';
import { Balance } from './balance.service.js';
import { goodsOf } from './goods-of-event.js';
import { heldAmong, type GoodsTold } from './held-goods.query.js';
import { HeldGoodsLeave } from './refusals.js';

// Shipping is all of departing, and consigning is shipping with the hand-over (CBV 2.0 §7.1).
const LEAVING = new Set(['shipping', 'consigning', 'departing', 'retail_selling', 'dispensing']);
const TAKING = new Set(['receiving', 'accepting']);
const isSold = (disposition = ''): boolean => /(^|\W|Disp-)(retail_sold|(partially_)?dispensed)$/.test(disposition);

/** Where in an event the goods stand that it moves; what goes into a making stays where it is. */
const MOVED = new Set(['epc', 'class', 'parent', 'child', 'childClass']);

/** A held batch is not sold, by no way (issue 3, T5): a program of a co-op cannot tell that its goods were sent or sold, nor that another's were taken over. */
@Injectable()
export class HeldGoods extends EventRule {
  /** After the balance, which has locked the lots and raised what these same events give reason for. */
  constructor(
    private readonly db: Database,
    _balance: Balance,
    rules: EventRules,
  ) {
    super();
    rules.add(this);
  }

  /** Throws HeldGoodsLeave. */
  async admit(tx: Tx, stored: readonly StoredEvent[]): Promise<Flag[]> {
    const told = stored.flatMap(toldBy);
    if (told.length === 0) return [];
    const [held] = await this.db.run(tx, heldAmong, [JSON.stringify(told)]);
    if (held) throw new HeldGoodsLeave(held.name);
    return [];
  }
}

function toldBy(stored: StoredEvent): GoodsTold[] {
  const { id, isDeclaration, event, epcs, party, actor } = stored;
  const bizStep = goodsOf(stored).bizStep ?? '';
  const isTaken = TAKING.has(bizStep);
  if (isDeclaration || !(isTaken || LEAVING.has(bizStep) || isSold(event.disposition))) return [];
  return epcs
    .filter(({ role }) => MOVED.has(role))
    .map(({ epc }) => ({ name: epc, party, actor, event: String(id), isTaken }));
}
