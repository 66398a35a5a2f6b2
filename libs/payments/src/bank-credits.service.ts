import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { tidy } from '#platform/language';
import { plus, zero, type Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import {
  amountKnown,
  declineWaiting,
  insertCredit,
  judgeLine,
  lockWaitingLines,
  matchWaiting,
  type CreditState,
} from './bank-credits.query.js';
import type { PaymentsFact } from './facts.js';
import { judgeCredit, type Candidate, type CreditReason, type Judgement } from './judge-credit.js';
import { lockReferred, type Payment } from './payments.query.js';
import { referencesIn } from './reference.js';
import { CreditKnown } from './refusals.js';
import { Settlement } from './settlement.service.js';

/** A line of the bank's statement. */
export interface Credit {
  /** The bank's own number of the line. */
  bankReference: string;
  amount: Dong;
  /** As the bank shows it: prefixed, cut, in whatever case. */
  transferText: string;
}

/** How the market learnt of a line. Nobody stands behind the notice of an aggregator. */
export type CreditSource = { source: 'hand' | 'statement'; by: string } | { source: 'notice'; by: null };

export interface RecordedCredit {
  creditId: string;
  state: CreditState;
  /** What is the matter with it; undefined when it is simply the sum of an order. */
  reason?: CreditReason;
  paymentId?: string;
}

export type Waiting = Payment & Candidate;

/** Money in the market's bank account. An officer writes down what the bank shows, a statement of the bank is taken in, an aggregator tells: one line is one row. */
@Injectable()
export class BankCredits {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settlement: Settlement,
  ) {}

  /** Finds whose money it is and settles it in the same transaction, or keeps it in suspense. Throws CreditKnown. */
  async record(officer: Actor, credit: Credit): Promise<RecordedCredit> {
    requireOffice(officer, 'officer');
    const by = { source: 'hand', by: officer.personId } as const;
    const recorded = await this.db.transaction(tx => this.take(tx, credit, by));
    if (typeof recorded === 'string') throw new CreditKnown();
    return recorded;
  }

  /** A step: `known` when the line is in already, `differs` when it is in with another sum. */
  async take(tx: Tx, credit: Credit, { source, by }: CreditSource): Promise<RecordedCredit | 'known' | 'differs'> {
    const { amount, transferText } = credit;
    const reference = tidy(credit.bankReference).toUpperCase();
    const candidates = await this.withReceived(tx, await this.db.run(tx, lockReferred, [referencesIn(transferText)]));
    const line = [newId(), reference, amount, tidy(transferText), source, by, this.clock.now()] as const;
    const [inserted] = await this.db.run(tx, insertCredit, [...line]);
    if (!inserted) return this.knownAs(tx, reference, amount);
    return this.judge(tx, inserted.id, judgeCredit(candidates, amount), amount);
  }

  /** The reaction: the rest of a sum did not come in time, so what came goes back. */
  async declineWaiting(paymentId: string): Promise<void> {
    await this.db.transaction(async tx => {
      for (const { id } of await this.db.run(tx, declineWaiting, [paymentId, this.clock.now()]))
        await this.tell(tx, 'payment.credit-decided', id);
    });
  }

  /** A step: the payments, locked before, with what came of each and waits for the rest. */
  async withReceived(tx: Tx, payments: readonly Payment[]): Promise<Waiting[]> {
    if (payments.length === 0) return [];
    const lines = await this.db.run(tx, lockWaitingLines, [payments.map(({ id }) => id)]);
    return payments.map(payment => ({
      ...payment,
      received: plus(...lines.filter(line => line.paymentId === payment.id).map(line => line.amount)),
    }));
  }

  /** A step: the payment has all of its money, with what waited for the rest. */
  async settle(tx: Tx, payment: Payment): Promise<void> {
    const now = this.clock.now();
    for (const { id } of await this.db.run(tx, matchWaiting, [payment.id, now]))
      await this.tell(tx, 'payment.credit-decided', id);
    await this.settlement.settle(tx, payment.id, { at: now, received: { amount: payment.amount, currency: 'vnd' } });
  }

  tell(tx: Tx, name: 'payment.credit-decided' | 'payment.credit-suspended', creditId: string): Promise<void> {
    return this.outbox.add(tx, { name, creditId } satisfies PaymentsFact);
  }

  private async knownAs(tx: Tx, reference: string, amount: Dong): Promise<'known' | 'differs'> {
    const [known] = await this.db.run(tx, amountKnown, [reference]);
    return known?.amount === amount ? 'known' : 'differs';
  }

  private async judge(tx: Tx, id: string, judged: Judgement<Waiting>, amount: Dong): Promise<RecordedCredit> {
    const { state, reason, payment } = judged;
    const toReturn = state === 'matched' ? judged.surplus : state === 'declined' ? amount : zero;
    await this.db.run(tx, judgeLine, [id, state, payment?.id ?? null, reason ?? null, toReturn]);
    if (state === 'matched') await this.settle(tx, judged.payment);
    if (state === 'suspense') await this.tell(tx, 'payment.credit-suspended', id);
    if (toReturn > zero) await this.tell(tx, 'payment.credit-decided', id);
    return { creditId: id, state, reason, paymentId: payment?.id };
  }
}
