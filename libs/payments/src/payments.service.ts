import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Unavailable } from '#platform/errors';
import { newId } from '#platform/ids';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { CardPayments } from './card-payments.service.js';
import type { PaymentsFact } from './facts.js';
import { dueOf, movesOf, type PaymentMethod } from './payment-states.js';
import {
  changeToCollect,
  dueAtProvider,
  expireSome,
  insertPayment,
  movePaymentOfGroup,
  type Moved,
} from './payments.query.js';
import { newReference } from './reference.js';
import { Settlement, type Arrival, type Settled } from './settlement.service.js';
import { WalletPayments } from './wallet/wallet-payments.service.js';

export interface NewPayment {
  /** One payment per group: a second one is refused by the database. */
  groupId: string;
  method: PaymentMethod;
  amount: Dong;
  /** By default PAY_WITHIN_MINUTES from now; cash on delivery has none. */
  expiresAt?: Date;
}

/** How many payments are let go in one transaction: a long one would keep the buyers waiting who are just paying. */
const BATCH = 100;

/** What a payment goes through from the order to its end; steps join the transaction of the order. */
@Injectable()
export class Payments {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settlement: Settlement,
    private readonly cards: CardPayments,
    private readonly wallets: WalletPayments,
  ) {}

  async open(
    tx: Tx,
    { groupId, method, amount, expiresAt }: NewPayment,
  ): Promise<{ paymentId: string; reference: string }> {
    const now = this.clock.now();
    const due = method === 'cod' ? null : (expiresAt ?? dueOf(method, now) ?? null);
    const paymentId = newId();
    for (;;) {
      const reference = newReference();
      const state = method === 'cod' ? 'to-collect' : 'pending';
      const [opened] = await this.db.run(tx, insertPayment, [
        paymentId,
        groupId,
        method,
        amount,
        state,
        reference,
        due,
        now,
      ]);
      if (opened) return { paymentId, reference };
    }
  }

  /** Money arrived. `late`: the goods were let go, so it is owed back. Throws UnknownPayment, OtherSum. */
  settle(tx: Tx, paymentId: string, arrival: Arrival): Promise<Settled> {
    return this.settlement.settle(tx, paymentId, arrival);
  }

  /** The cash was taken at the door. Whatever is not paid at the door stays as it is. */
  async collect(tx: Tx, groupId: string): Promise<void> {
    const moves = JSON.stringify(movesOf('collect'));
    await this.db.run(tx, movePaymentOfGroup, [groupId, moves, this.clock.now(), null, null, null]);
  }

  /** An order of the group was edited: more or less is taken at the door. */
  async changeToCollect(tx: Tx, groupId: string, change: Dong): Promise<void> {
    const [changed] = await this.db.run(tx, changeToCollect, [groupId, change]);
    if (!changed) throw new Error(`group ${groupId} has nothing to collect`);
  }

  /** Nothing of the group will be delivered: no money is awaited any more, and what was paid is owed back. */
  async cancelFor(tx: Tx, groupId: string): Promise<void> {
    const moves = JSON.stringify(movesOf('cancel'));
    const [moved] = await this.db.run(tx, movePaymentOfGroup, [groupId, moves, null, null, null, null]);
    if (moved?.state === 'to-refund') await this.tell(tx, { name: 'payment.refund-owed', paymentId: moved.id });
    if (moved?.state === 'cancelled' && moved.method !== 'cod')
      await this.tell(tx, { name: 'payment.cancelled', paymentId: moved.id });
  }

  /**
   * Lets go of every payment whose time is over, in batches; returns how many. Whoever paid by card or wallet at the last moment is found
   * first, so that a lost webhook costs nobody the goods. May be missed, late, or run by several workers at once.
   */
  async expireDue(): Promise<number> {
    const [trouble] = await this.askAboutDue();
    let expired = 0;
    for (let found = BATCH; found === BATCH; expired += found) found = (await this.expireBatch()).length;
    // Said only now: one payment's trouble keeps nobody else's goods from the shelf.
    if (trouble) throw trouble;
    return expired;
  }

  private expireBatch(): Promise<Moved[]> {
    return this.db.transaction(async tx => {
      const due = await this.db.run(tx, expireSome, [this.clock.now(), JSON.stringify(movesOf('expire')), BATCH]);
      for (const { id, groupId } of due) await this.tell(tx, { name: 'payment.expired', paymentId: id, groupId });
      return due;
    });
  }

  /** When Stripe or the wallet is down the goods are let go all the same; money that was paid then comes back as owed. */
  private async askAboutDue(): Promise<Error[]> {
    const trouble: Error[] = [];
    const silent = new Set<PaymentMethod>();
    for (const { id, method } of await this.db.write(dueAtProvider, [this.clock.now(), BATCH])) {
      if (silent.has(method)) continue;
      try {
        await (method === 'wallet' ? this.wallets : this.cards).reconcile(id);
      } catch (error) {
        if (error instanceof Unavailable) silent.add(method);
        else trouble.push(error as Error);
      }
    }
    return trouble;
  }

  private tell(tx: Tx, fact: PaymentsFact): Promise<void> {
    return this.outbox.add(tx, fact);
  }
}
