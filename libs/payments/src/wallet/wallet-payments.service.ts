import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Unavailable } from '#platform/errors';
import { newId } from '#platform/ids';
import type { PaymentState } from '../payment-states.js';
import { paymentOf, type Payment } from '../payments.query.js';
import { PaymentNotOpen, UnknownPayment } from '../refusals.js';
import { askLater, attemptById, attemptsToAsk, beginAttempt, openAttemptsOf } from './attempts.query.js';
import { WalletArrivals } from './wallet-arrivals.service.js';
import { WalletInbox } from './wallet-inbox.service.js';
import { Wallet, type WalletAttempt, type WalletVisit } from './wallet.js';

/** How long a notice may take before the wallet is asked. */
const ASK_AFTER_MS = 5 * 60_000;
const ASK_AGAIN_AFTER = '5 minutes';
const ASK_FOR_DAYS = 3;
const AT_ONCE = 50;
/** Who presses twice at the same moment draws the same number; a third draw is not needed by people. */
const DRAWS = 5;

/** Wallets: the buyer pays on the wallet's own page. No call to the wallet is made in a transaction. */
@Injectable()
export class WalletPayments {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly wallet: Wallet,
    private readonly arrivals: WalletArrivals,
    private readonly inbox: WalletInbox,
  ) {}

  /**
   * The address of the wallet's page. Before another attempt the wallet is asked for those that are open, so that nobody pays twice who only came
   * back too early. Throws PaymentNotOpen, WalletUnavailable.
   */
  async begin(paymentId: string, visit: WalletVisit): Promise<string> {
    if ((await this.reconcile(paymentId)) === 'paid') return visit.returnUrl;
    return this.wallet.addressFor(await this.attempt(paymentId), visit);
  }

  /** Asks the wallet whether the money is there, and settles if so; whoever has paid is found even when every notice is lost. */
  async reconcile(paymentId: string): Promise<PaymentState> {
    for (const attempt of await this.db.write(openAttemptsOf, [paymentId])) await this.ask(attempt);
    return (await this.payment(paymentId)).state;
  }

  /** The sweep: attempts of which nothing was heard. May be missed, late, or run by several workers at once. Returns how many were asked. */
  async askDue(): Promise<number> {
    const due = await this.db.write(attemptsToAsk, [this.clock.now(), AT_ONCE]);
    const trouble: unknown[] = [];
    for (const attempt of due) await this.ask(attempt).catch((error: unknown) => trouble.push(error));
    // Said only now: one attempt's trouble keeps nobody else's money from its order. That the wallet is silent is no trouble of ours.
    const bad = trouble.find(error => !(error instanceof Unavailable));
    if (bad) throw bad;
    return due.length - trouble.length;
  }

  private async ask(attempt: WalletAttempt): Promise<void> {
    const news = await this.wallet.ask(attempt);
    await this.db.transaction(async tx => {
      // A person must see it, as if the wallet had told it by itself.
      if (news.kind === 'suspected') await this.inbox.keep(tx, news, 'answer');
      else if (news.kind !== 'open') await this.arrivals.take(tx, news);
      await this.db.run(tx, askLater, [attempt.id, this.clock.now(), ASK_AGAIN_AFTER, ASK_FOR_DAYS]);
    });
  }

  private async attempt(paymentId: string): Promise<WalletAttempt> {
    for (let draw = 0; draw < DRAWS; draw++) {
      const now = this.clock.now();
      const id = newId();
      const [begun] = await this.db.write(beginAttempt, [id, paymentId, now, new Date(now.getTime() + ASK_AFTER_MS)]);
      const [attempt] = begun ? await this.db.write(attemptById, [id]) : [];
      if (attempt) return attempt;
      const { state, expiresAt } = await this.payment(paymentId);
      if (state !== 'pending' || !expiresAt || expiresAt <= now) break;
    }
    throw new PaymentNotOpen();
  }

  private async payment(id: string): Promise<Payment> {
    // From the primary: a replica may not know yet what a notice has just settled.
    const [payment] = await this.db.write(paymentOf, [id]);
    if (!payment) throw new UnknownPayment();
    return payment;
  }
}
