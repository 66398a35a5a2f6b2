import { Injectable } from '@nestjs/common';
import { EventRule, EventRules, type Flag, type StoredEvent } from '#libs/epcis';
import { Database, statement, type Tx } from '#platform/database';
import { Balance } from './balance.service.js';
import { goodsOf } from './goods-of-event.js';
import { HeldGoodsLeave } from './refusals.js';

const LEAVING = new Set(['shipping', 'retail_selling', 'dispensing']);
const isSold = (disposition = ''): boolean => /(^|\W|Disp-)retail_sold$/.test(disposition);

/**
 * Of the lots that programs say have left: one of the teller's own whose batch is held. What people tell went through a verb that asked
 * already: a parcel that was sold before the batch was held is still on its way. What the leaving itself is flagged for holds what stays.
 */
const heldAmong = statement<{ name: string }, [told: string]>(
  'balance.held-among',
  `SELECT l.name FROM jsonb_to_recordset($1::jsonb) AS t(name text, party text, actor text, event bigint)
   JOIN balance_lot l ON l.name = t.name AND l.cooperative_id::text = t.party
   WHERE EXISTS (SELECT FROM balance_flag f WHERE f.batch_id = l.batch_id AND f.state <> 'countersigned' AND f.event IS DISTINCT FROM t.event)
     AND NOT EXISTS (SELECT FROM identity_person p WHERE p.id::text = t.actor)
   ORDER BY l.name LIMIT 1`,
);

/** A held batch is not sold, by no way (issue 3, T5): a program of the co-op cannot tell that its goods were sent or sold. */
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
    const told = stored.filter(hasLeft).flatMap(event =>
      goodsOf(event).quantityList.map(({ name }) => ({
        name,
        party: event.party,
        actor: event.actor,
        event: String(event.id),
      })),
    );
    if (told.length === 0) return [];
    const [held] = await this.db.run(tx, heldAmong, [JSON.stringify(told)]);
    if (held) throw new HeldGoodsLeave(held.name);
    return [];
  }
}

function hasLeft(stored: StoredEvent): boolean {
  if (stored.isDeclaration || stored.event.type !== 'ObjectEvent') return false;
  return LEAVING.has(goodsOf(stored).bizStep ?? '') || isSold(stored.event.disposition);
}
