import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { tidy } from '#platform/language';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import type { PaymentsFact } from './facts.js';
import { judgeCredit, type Judgement, type SuspenseReason } from './judge-credit.js';
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

export interface RecordedCredit {
  creditId: string;
  state: 'matched' | 'suspense';
  /** Why somebody must look; undefined when matched. */
  reason?: SuspenseReason;
  paymentId?: string;
}

const insertCredit = statement<
  never,
  [
    id: string,
    bankReference: string,
    amount: Dong,
    text: string,
    paymentId: string | null,
    state: string,
    reason: string | null,
    by: string,
    now: Date,
  ]
>(
  'payments.insert-credit',
  `INSERT INTO payments_credit (id, bank_reference, amount, transfer_text, payment_id, state, reason, recorded_by, received_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
);

/** Money in the market's bank account. VietQR itself calls nobody back: an officer writes down what the bank shows. */
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
    try {
      return await this.db.transaction(tx => this.recordIn(tx, officer, credit));
    } catch (error) {
      if (isTaken(error, 'payments_credit_once')) throw new CreditKnown();
      throw error;
    }
  }

  private async recordIn(
    tx: Tx,
    officer: Actor,
    { bankReference, amount, transferText }: Credit,
  ): Promise<RecordedCredit> {
    const candidates = await this.db.run(tx, lockReferred, [referencesIn(transferText)]);
    const judgement = judgeCredit(candidates, amount);
    const creditId = newId();
    const { state, payment } = judgement;
    const reason = state === 'suspense' ? judgement.reason : undefined;
    await this.db.run(tx, insertCredit, [
      creditId,
      tidy(bankReference).toUpperCase(),
      amount,
      tidy(transferText),
      payment?.id ?? null,
      state,
      reason ?? null,
      officer.personId,
      this.clock.now(),
    ]);
    await this.settle(tx, judgement, amount);
    if (state === 'suspense')
      await this.outbox.add(tx, { name: 'payment.credit-suspended', creditId } satisfies PaymentsFact);
    return { creditId, state, reason, paymentId: payment?.id };
  }

  /** The exact sum that came too late goes through the same routine: it is then owed back, and the buyer's page says so. */
  private async settle(tx: Tx, judgement: Judgement<Payment>, amount: Dong): Promise<void> {
    const isTheirs = judgement.state === 'matched' || judgement.reason === 'too-late';
    if (!isTheirs || !judgement.payment) return;
    const received = { amount, currency: 'vnd' };
    await this.settlement.settle(tx, judgement.payment.id, { at: this.clock.now(), received });
  }
}
