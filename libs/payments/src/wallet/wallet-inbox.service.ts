import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { closeEvent, lockOpenEvent, storeEvent } from '../events.query.js';
import type { PaymentsFact } from '../facts.js';
import { lockAttempt } from './attempts.query.js';
import { WalletArrivals } from './wallet-arrivals.service.js';
import { Wallet, type WalletNews } from './wallet.js';

/** What the wallet hears back: it comes again until it is `taken` or `known`. */
export type NoticeAnswer = 'taken' | 'known' | 'unknown-order' | 'other-sum';

/** Notices of the wallet: verified, stored, answered; then reacted to. */
@Injectable()
export class WalletInbox {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly wallet: Wallet,
    private readonly arrivals: WalletArrivals,
  ) {}

  /**
   * Believes only what the wallet signed. Once this returns the notice is safe: also one of an order that we do not know or of another sum, which
   * people then see. Throws BadSignature, WalletUnavailable.
   */
  receive(fields: Readonly<Record<string, string>>): Promise<NoticeAnswer> {
    const news = this.wallet.newsIn(fields);
    return this.db.transaction(async tx => {
      const isNew = await this.keep(tx, news, 'notice');
      const [attempt] = await this.db.run(tx, lockAttempt, [news.reference]);
      if (!attempt) return 'unknown-order';
      if (attempt.amount !== news.amount) return 'other-sum';
      return isNew ? 'taken' : 'known';
    });
  }

  /** A step: false when it was told before. */
  async keep(tx: Tx, news: WalletNews, by: 'notice' | 'answer'): Promise<boolean> {
    const { kind, reference, transaction, amount } = news;
    const told = JSON.stringify({ ...news, amount: amount.toString() });
    const values = [newId(), this.wallet.name, `${reference}-${transaction}-${kind}`, `${by}.${kind}`, told] as const;
    const stored = await this.db.run(tx, storeEvent, [...values, this.clock.now()]);
    for (const { id: eventId } of stored)
      await this.outbox.add(tx, { name: 'payment.wallet-told', eventId } satisfies PaymentsFact);
    return stored.length > 0;
  }

  /** The reaction: draws the consequence of a stored notice, once. Throws UnknownPayment, OtherSum, PaymentSuspected: it stays open, for people to see. */
  settle(eventId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [event] = await this.db.run(tx, lockOpenEvent, [eventId]);
      if (!event) return;
      const told = event.payload as Omit<WalletNews, 'amount'> & { amount: string };
      await this.arrivals.take(tx, { ...told, amount: dong(told.amount) });
      await this.db.run(tx, closeEvent, [eventId, this.clock.now()]);
    });
  }
}
