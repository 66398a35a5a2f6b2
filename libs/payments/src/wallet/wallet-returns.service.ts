import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { returnCredit } from '../bank-credits.query.js';
import type { PaymentsFact } from '../facts.js';
import { attemptOfCredit, paidAttemptOf, refuseSurplus } from './attempts.query.js';
import { Wallet, type ReturnAnswer } from './wallet.js';

/** Money goes back to the wallet it came from. No call to the wallet is made in a transaction. */
@Injectable()
export class WalletReturns {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly wallet: Wallet,
  ) {}

  /** A part of what was paid; without one, all that does not go back in parts. `id`: of our row. Throws WalletUnavailable. */
  async giveBack(id: string, paymentId: string, part?: Dong): Promise<ReturnAnswer> {
    const [attempt] = await this.db.write(paidAttemptOf, [paymentId]);
    if (!attempt) throw new Error(`payment ${paymentId} is owed back but the wallet's payment is not known`);
    const { transaction, rest } = attempt;
    const amount = part ?? rest;
    return this.wallet.giveBack({ id, attempt, transaction, amount, isWhole: amount === attempt.amount });
  }

  /** The reaction: what came by a second attempt for the same order. Of lines of the bank nothing goes back by itself. Throws WalletUnavailable. */
  async returnSurplus(creditId: string): Promise<void> {
    const [attempt] = await this.db.write(attemptOfCredit, [creditId]);
    if (!attempt) return;
    const { transaction, amount } = attempt;
    const answer = await this.wallet.giveBack({ id: creditId, attempt, transaction, amount, isWhole: true });
    await this.db.transaction(async tx => {
      const now = this.clock.now();
      if (answer.kind === 'refused') return void (await this.db.run(tx, refuseSurplus, [creditId, now]));
      const [returned] = await this.db.run(tx, returnCredit, [creditId, `VNPAY-${answer.transaction}`, now, true]);
      if (returned) await this.outbox.add(tx, { name: 'payment.credit-decided', creditId } satisfies PaymentsFact);
    });
  }
}
