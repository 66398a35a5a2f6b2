import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { BankCredits } from './bank-credits.service.js';
import { creditOf, isSigned, noticeIn, type NoticeHeaders } from './bank-notice.js';
import { closeEvent, lockOpenEvent, storeEvent } from './events.query.js';
import type { PaymentsFact } from './facts.js';
import { PaymentSettings } from './payment-settings.js';
import { BadSignature, OtherSum } from './refusals.js';

/** Notices of an aggregator that watches the account: verified, stored, answered; then reacted to. */
@Injectable()
export class BankInbox {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: PaymentSettings,
    private readonly credits: BankCredits,
  ) {}

  /** Believes only what was signed just now, byte for byte. Once this returns the notice is safe. Throws BadSignature. */
  async receive(rawBody: Buffer | undefined, headers: NoticeHeaders): Promise<void> {
    const { bankNoticeSecret: secret } = this.settings;
    if (!rawBody || !secret || !isSigned(rawBody, headers, secret, this.clock.now())) throw new BadSignature();
    const notice = noticeIn(rawBody);
    // Signed, and still no notice: a test letter of theirs, say. There is nothing to come back for.
    if (!notice) return;
    const { id, transferType: type } = notice;
    await this.db.transaction(async tx => {
      const values = [newId(), 'sepay', id, type, String(rawBody), this.clock.now()] as const;
      for (const { id: eventId } of await this.db.run(tx, storeEvent, [...values]))
        await this.outbox.add(tx, { name: 'payment.notice-received', eventId } satisfies PaymentsFact);
    });
  }

  /**
   * The reaction: takes the line in, once. A line that is in already, by whichever road, changes nothing; one that is in with another sum stays
   * open, for a person to see. Throws OtherSum.
   */
  settle(eventId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [event] = await this.db.run(tx, lockOpenEvent, [eventId]);
      if (!event) return;
      const notice = noticeIn(JSON.stringify(event.payload));
      const credit = notice && creditOf(notice, this.settings.bankAccount);
      const taken = credit && (await this.credits.take(tx, credit, { source: 'notice', by: null }));
      if (taken === 'differs') throw new OtherSum(`the line ${credit?.bankReference} is in with another sum`);
      await this.db.run(tx, closeEvent, [eventId, this.clock.now()]);
    });
  }
}
