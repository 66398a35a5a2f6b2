import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { PaymentsFact } from '../facts.js';
import { OtherSum, PaymentSuspected, UnknownPayment } from '../refusals.js';
import { Settlement } from '../settlement.service.js';
import { endAttempt, insertSurplus, lockAttempt, type LockedAttempt } from './attempts.query.js';
import type { WalletNews } from './wallet.js';

/** What news of an attempt means for us. The notice, the buyer's return and the sweep all end here, in whatever order and however often. */
@Injectable()
export class WalletArrivals {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settlement: Settlement,
  ) {}

  /** A step. Throws UnknownPayment, OtherSum, PaymentSuspected. */
  async take(tx: Tx, news: WalletNews): Promise<void> {
    const [attempt] = await this.db.run(tx, lockAttempt, [news.reference]);
    if (!attempt) throw new UnknownPayment();
    if (news.kind === 'paid') await this.paid(tx, attempt, news);
    if (news.kind === 'failed') await this.db.run(tx, endAttempt, [attempt.id, 'failed', null, this.clock.now()]);
    if (news.kind === 'suspected' && attempt.state === 'open') throw new PaymentSuspected(news.reference);
  }

  private async paid(tx: Tx, attempt: LockedAttempt, { amount, transaction, reference }: WalletNews): Promise<void> {
    if (amount !== attempt.amount) throw new OtherSum(`${amount} instead of ${attempt.amount}`);
    const at = this.clock.now();
    const [ended] = await this.db.run(tx, endAttempt, [attempt.id, 'paid', transaction, at]);
    if (!ended) return;
    const { paymentId } = attempt;
    const arrival = { at, intentId: `vnpay-${transaction}`, received: { amount, currency: 'vnd' } };
    if ((await this.settlement.settle(tx, paymentId, arrival)) !== 'already') return;
    // Paid by another attempt before, in another window or by a second press.
    const line = [newId(), `VNPAY-${transaction}`, amount, reference, paymentId, at] as const;
    for (const { id: creditId } of await this.db.run(tx, insertSurplus, [...line]))
      await this.outbox.add(tx, { name: 'payment.credit-decided', creditId } satisfies PaymentsFact);
  }
}
