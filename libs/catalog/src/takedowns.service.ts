import { Injectable } from '@nestjs/common';
import { requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock, dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { endChange } from './changes.query.js';
import { lockedProduct } from './locked-product.js';
import { needed } from './product.entity.js';
import { AppealNotOpen, NoAppealWaits, TakedownTimesWrong } from './refusals.js';
import { takedownRule } from './takedown-rules.js';
import { decideAppeal, fileAppeal, insertTakedown } from './takedowns.query.js';

/** An order to take a product off the market, as it came. */
export interface TakedownOrder {
  /** Number of the document. */
  reference: string;
  /** Who signed it. */
  authority: string;
  reason: string;
  /** When it arrived; now when it is not said. */
  orderedAt?: Date;
  /** Until when it must be carried out; by the rule of the day when it is not said. */
  dueAt?: Date;
}

export const APPEAL_DECISIONS = ['lifted', 'upheld'] as const;
export type AppealDecision = (typeof APPEAL_DECISIONS)[number];

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const after = (at: Date, milliseconds: number): Date => new Date(at.getTime() + milliseconds);

/** Products taken off the market by order, and what the co-op says to that. */
@Injectable()
export class Takedowns {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Out of the shop at once; a change that waits goes with it. Throws DecisionReasonNeeded, TakedownTimesWrong, ProductHasMovedOn. */
  async takeDown(officer: Actor, productId: string, order: TakedownOrder): Promise<void> {
    requireOffice(officer, 'officer');
    const at = this.clock.now();
    const rule = takedownRule(dayOf(at));
    const { orderedAt = at, dueAt = after(orderedAt, rule.carryOutHours * HOUR) } = order;
    if (orderedAt > at || dueAt <= orderedAt) throw new TakedownTimesWrong();
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      product.takeDown(officer.personId, order.reason, at);
      await this.db.run(tx, endChange, [productId, 'replaced', officer.personId, at, null]);
      await tx.save(product);
      const row = { ...order, id: newId(), productId, reason: needed(order.reason), orderedAt, dueAt };
      const done = { by: officer.personId, at, appealUntil: after(at, rule.appealDays * DAY) };
      await this.db.run(tx, insertTakedown, [JSON.stringify({ ...row, ...done })]);
      await this.outbox.add(tx, { name: 'product.taken-down', productId });
    });
  }

  /** What the co-op says against it; a director, once, in time. Throws AppealNotOpen. */
  async appeal(actor: Actor, productId: string, text: string): Promise<void> {
    const at = this.clock.now();
    const due = after(at, takedownRule(dayOf(at)).answerDays * DAY);
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      requireSeat(actor, product.cooperativeId, 'director');
      product.checkAction('appeal');
      const [filed] = await this.db.run(tx, fileAppeal, [productId, needed(text), actor.personId, at, due]);
      if (!filed) throw new AppealNotOpen();
      await this.outbox.add(tx, { name: 'product.appealed', productId });
    });
  }

  /** Lifted: on sale again as it was. Upheld: it stays down until mended texts are approved. Throws NoAppealWaits, DecisionReasonNeeded. */
  async decide(officer: Actor, productId: string, decision: AppealDecision, reason: string): Promise<void> {
    requireOffice(officer, 'officer');
    const at = this.clock.now();
    return this.db.transaction(async tx => {
      const product = await lockedProduct(tx, productId);
      const values = [productId, decision, needed(reason), officer.personId, at] as [
        string,
        string,
        string,
        string,
        Date,
      ];
      const [decided] = await this.db.run(tx, decideAppeal, values);
      if (!decided) throw new NoAppealWaits();
      if (decision === 'lifted') product.lift(officer.personId, at);
      await tx.save(product);
      await this.outbox.add(tx, { name: 'product.appeal-decided', productId });
    });
  }
}
