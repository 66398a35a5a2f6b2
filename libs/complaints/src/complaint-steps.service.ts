import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { PartRefunds } from '#libs/payments';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { dong, plus, type Dong } from '#platform/money';
import { canComplaint, complaintActions, type ComplaintAction, type ComplaintState } from './complaint-actions.js';
import { daysAfter, TURN_DAYS } from './complaint-rules.js';
import { Complaints } from './complaints.service.js';
import {
  amountOf,
  freeLines,
  lockComplaint,
  moveComplaint,
  overdue,
  owedFor,
  unpaidOfGroup,
  type Complaint,
} from './complaints.query.js';
import { partsBack, type PartBack } from './money-back.js';
import { ComplaintHasMovedOn, ComplaintTextNeeded, OfferNeedsSum } from './refusals.js';
import { ReturnedGoods, type Fate } from './returned-goods.service.js';

/** Who acts: the buyer by the link of the order, the co-op, or the department. */
export type Acting =
  { side: 'buyer'; followKey: string } | { side: 'cooperative' | 'department'; actor: Actor } | { side: 'market' };

export interface ComplaintStep {
  action: ComplaintAction;
  text?: string;
  /** What is offered, or what the department decides on where that is less than all. */
  amount?: Dong;
  /** The delivery fee goes back as well. */
  withDelivery?: boolean;
  /** What becomes of goods that came back. */
  fate?: Fate;
}

/** What each side does about a complaint, by the one table of its actions. */
@Injectable()
export class ComplaintSteps {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly complaints: Complaints,
    private readonly refunds: PartRefunds,
    private readonly goods: ReturnedGoods,
  ) {}

  /** Throws ComplaintHasMovedOn, ComplaintTextNeeded, OfferNeedsSum, MoreThanPaid. */
  take(by: Acting, id: string, step: ComplaintStep): Promise<void> {
    return this.db.transaction(async tx => {
      const [complaint] = await this.db.run(tx, lockComplaint, [id]);
      if (!complaint) throw new HiddenFromActor();
      requireSide(by, complaint, step.action);
      this.check(complaint, step);
      const { to, pays } = complaintActions[step.action];
      const withDelivery = complaint.withDelivery || (pays === true && step.withDelivery === true);
      const parts = pays ? await this.partsOf(tx, complaint, step, withDelivery) : [];
      const offered = step.action === 'offer' ? await this.offered(tx, complaint, step) : null;
      if (to) await this.move(tx, complaint, to, { parts, offered, withDelivery });
      if (parts.length > 0) await this.refunds.oweComplaint(tx, { groupId: complaint.groupId, complaintId: id, parts });
      const personId = 'actor' in by ? by.actor.personId : null;
      await this.complaints.say(tx, id, { side: by.side, personId, action: step.action, text: step.text ?? '' });
      // The shelves come last: they are locked for the shortest time.
      if (step.action === 'receive' && 'actor' in by)
        await this.goods.takeBack(tx, by.actor, id, step.fate ?? 'written-off');
    });
  }

  /** Whatever nobody acted on in time goes to the department. May be missed, late, or run by several workers at once. */
  async escalateDue(): Promise<number> {
    const due = await this.db.write(overdue, [this.clock.now()]);
    let escalated = 0;
    for (const { id } of due)
      escalated += await this.take({ side: 'market' }, id, { action: 'overdue' }).then(
        () => 1,
        (error: unknown) => {
          if (error instanceof ComplaintHasMovedOn) return 0;
          throw error;
        },
      );
    return escalated;
  }

  /** The reaction to the end of a sister: cash of a group is in only then, and what was settled before goes back now. */
  async followOrder(orderId: string): Promise<void> {
    for (const { id } of await this.db.write(unpaidOfGroup, [orderId]))
      await this.db.transaction(async tx => {
        const [complaint] = await this.db.run(tx, lockComplaint, [id]);
        const [agreed] = await this.db.run(tx, amountOf, [id]);
        if (!complaint || !agreed?.amount) return;
        const parts = await this.mayGoBack(tx, complaint, complaint.withDelivery);
        const all = plus(...parts.map(({ amount }) => amount));
        const amount = dong(agreed.amount);
        // What a recall, or this itself, brought back meanwhile is no longer owed.
        const asked = partsBack(parts, amount < all ? amount : undefined);
        if (asked.length > 0)
          await this.refunds.oweComplaint(tx, { groupId: complaint.groupId, complaintId: id, parts: asked });
      });
  }

  private check(complaint: Complaint, { action, text = '' }: ComplaintStep): void {
    const { answerBy } = complaint;
    if (!canComplaint(action, complaint)) throw new ComplaintHasMovedOn();
    const now = this.clock.now();
    if (action === 'escalate' && answerBy && answerBy < now) throw new ComplaintHasMovedOn();
    if (action === 'overdue' && answerBy && answerBy > now) throw new ComplaintHasMovedOn();
    if (complaintActions[action].needsText && text.trim() === '') throw new ComplaintTextNeeded();
  }

  /** All, unless the buyer took less, or the department decides so. */
  private async partsOf(
    tx: Tx,
    complaint: Complaint,
    { action, amount }: ComplaintStep,
    withDelivery: boolean,
  ): Promise<PartBack[]> {
    if (complaint.wish === 'answer') return [];
    const most = await this.mayGoBack(tx, complaint, withDelivery);
    if (action === 'accept' && complaint.offered !== null) return partsBack(most, dong(complaint.offered));
    return partsBack(most, complaintActions[action].less && !complaint.isWhole ? amount : undefined);
  }

  /** Of the goods: whoever offers the delivery as well may just as well pay all. */
  private async offered(tx: Tx, complaint: Complaint, { amount }: ComplaintStep): Promise<Dong> {
    if (amount === undefined) throw new OfferNeedsSum();
    return plus(...partsBack(await this.mayGoBack(tx, complaint, false), amount).map(part => part.amount));
  }

  private async mayGoBack(tx: Tx, { id }: Complaint, withDelivery: boolean): Promise<PartBack[]> {
    const rows = await this.db.run(tx, owedFor, [id, withDelivery]);
    return rows.map(({ lineId, amount }) => ({ lineId, amount: dong(amount) }));
  }

  private async move(tx: Tx, { id, state }: Complaint, to: ComplaintState, decided: Decided): Promise<void> {
    const now = this.clock.now();
    const { parts, offered, withDelivery } = decided;
    const amount = parts.length > 0 ? plus(...parts.map(part => part.amount)) : null;
    const values = [id, state, to, turnOf(to, now), amount, now, offered, withDelivery] as const;
    const [moved] = await this.db.run(tx, moveComplaint, [...values]);
    if (!moved) throw new ComplaintHasMovedOn();
    if (to === 'dismissed' || to === 'withdrawn') await this.db.run(tx, freeLines, [id]);
  }
}

/** What a step means in money. */
interface Decided {
  parts: readonly PartBack[];
  offered: Dong | null;
  withDelivery: boolean;
}

/** By when the next one must have acted. */
function turnOf(state: ComplaintState, now: Date): Date | null {
  if (state === 'awaiting-goods') return daysAfter(now, TURN_DAYS.sendBack);
  if (state === 'refused' || state === 'offered') return daysAfter(now, TURN_DAYS.goToDepartment);
  if (state === 'escalated') return daysAfter(now, TURN_DAYS.decide);
  return state === 'open' ? daysAfter(now, TURN_DAYS.answer) : null;
}

/** Hidden from whoever has nothing to do with it. */
function requireSide(by: Acting, complaint: Complaint, action: ComplaintAction): void {
  const { by: sides, roles } = complaintActions[action];
  if (by.side === 'buyer' && by.followKey !== complaint.key) throw new HiddenFromActor();
  if (by.side === 'cooperative') requireSeat(by.actor, complaint.cooperativeId, ...roles);
  if (by.side === 'department') requireOffice(by.actor, 'officer');
  if (!sides.includes(by.side)) throw new ComplaintHasMovedOn();
}
