import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { tidy } from '#platform/language';
import { zero } from '#platform/money';
import {
  assignCredit,
  creditNow,
  declineCredit,
  keepCredit,
  lockCredit,
  returnCredit,
  type CreditState,
  type LockedCredit,
} from './bank-credits.query.js';
import { BankCredits } from './bank-credits.service.js';
import { judgeWaiting } from './judge-credit.js';
import { lockPayment } from './payments.query.js';
import { CreditDecided, NothingToReturn, PaymentDoesNotWait, ReturnKnown } from './refusals.js';

/** For how long a line that is kept waiting stands below those that nobody looked at. */
const LOOK_AGAIN_MS = 3 * 24 * 60 * 60_000;

/** What people do with money that no rule could place. A decision is made once; the same again changes nothing. */
@Injectable()
export class Suspense {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly credits: BankCredits,
  ) {}

  /**
   * It is the money of this payment, by the same rules as if its reference had stood in the text. The payment is locked before the line, as
   * wherever lines come in. Throws PaymentDoesNotWait, CreditDecided.
   */
  async match(treasurer: Actor, creditId: string, paymentId: string): Promise<void> {
    requireOffice(treasurer, 'operator', 'officer');
    await this.db.transaction(async tx => {
      const [payment] = await this.db.run(tx, lockPayment, [paymentId]);
      const [credit] = await this.db.run(tx, lockCredit, [creditId]);
      if (!credit) throw new HiddenFromActor();
      if (credit.paymentId === paymentId && isTheirs(credit)) return;
      if (credit.state !== 'suspense') throw new CreditDecided();
      if (payment?.method !== 'vietqr' || payment.state !== 'pending') throw new PaymentDoesNotWait();
      const [waiting] = await this.credits.withReceived(tx, [payment]);
      if (!waiting) return;
      const judged = judgeWaiting(waiting, credit.amount);
      const toReturn = judged.state === 'matched' ? judged.surplus : zero;
      const values = [creditId, judged.state, paymentId, judged.reason ?? null, toReturn, treasurer.personId] as const;
      await this.db.run(tx, assignCredit, [...values, this.clock.now()]);
      if (judged.state !== 'matched') return;
      await this.credits.settle(tx, waiting);
      await this.credits.tell(tx, 'payment.credit-decided', creditId);
    });
  }

  /** It pays for nothing here: all of it goes back to whoever sent it. Throws CreditDecided. */
  async decline(treasurer: Actor, creditId: string): Promise<void> {
    requireOffice(treasurer, 'operator', 'officer');
    await this.db.transaction(async tx => {
      const [declined] = await this.db.run(tx, declineCredit, [creditId, treasurer.personId, this.clock.now()]);
      if (declined) await this.credits.tell(tx, 'payment.credit-decided', creditId);
      else if ((await this.stateOf(tx, creditId)) !== 'declined') throw new CreditDecided();
    });
  }

  /** Nobody can tell yet, and somebody was asked. Throws CreditDecided. */
  async keep(treasurer: Actor, creditId: string, note: string): Promise<void> {
    requireOffice(treasurer, 'operator', 'officer');
    const until = new Date(this.clock.now().getTime() + LOOK_AGAIN_MS);
    await this.db.transaction(async tx => {
      const [kept] = await this.db.run(tx, keepCredit, [creditId, treasurer.personId, until, note]);
      if (!kept && (await this.stateOf(tx, creditId))) throw new CreditDecided();
    });
  }

  /** It was sent back; the bank's line proves it. Throws NothingToReturn, ReturnKnown. */
  async returned(treasurer: Actor, creditId: string, bankReference: string): Promise<void> {
    requireOffice(treasurer, 'operator', 'officer');
    const reference = tidy(bankReference).toUpperCase();
    try {
      await this.db.transaction(async tx => {
        const [returned] = await this.db.run(tx, returnCredit, [creditId, reference, this.clock.now(), false]);
        if (returned) await this.credits.tell(tx, 'payment.credit-decided', creditId);
        else await this.checkReturned(tx, creditId, reference);
      });
    } catch (error) {
      if (isTaken(error, 'payments_credit_return')) throw new ReturnKnown();
      throw error;
    }
  }

  private async checkReturned(tx: Tx, creditId: string, reference: string): Promise<void> {
    const [credit] = await this.db.run(tx, creditNow, [creditId]);
    if (!credit) throw new HiddenFromActor();
    if (credit.returnReference !== reference) throw new NothingToReturn();
  }

  private async stateOf(tx: Tx, creditId: string): Promise<CreditState> {
    const [credit] = await this.db.run(tx, creditNow, [creditId]);
    if (!credit) throw new HiddenFromActor();
    return credit.state;
  }
}

/** Matched, or waiting for the rest of that payment's sum. */
const isTheirs = ({ state, reason }: LockedCredit): boolean =>
  state === 'matched' || (state === 'suspense' && reason === 'too-little');
