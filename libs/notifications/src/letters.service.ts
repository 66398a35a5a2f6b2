import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { NotificationsFact } from './facts.js';
import * as book from './letter-book.query.js';
import { LetterSettings } from './letter-settings.js';
import { flagDecidedLetters, flagFacts, flagRaisedLetters } from './flag-letters.js';
import type { LetterDraft } from './letter.js';
import { isFinal, Mailer } from './mailer.service.js';
import { factsOfGroup, factsOfOrder, type OrderFacts } from './order-facts.query.js';
import { cancelledLetters, confirmedLetters, placedLetters, shippedLetters } from './order-letters.js';
import { alertFacts, alertLetters } from './alert-letters.js';
import { recallFacts, recallLetters } from './recall-letters.js';
import { subscriptionFacts, subscriptionLetters } from './subscription-letters.js';
import { productFacts, productLetters, sellerFacts, verificationLetters } from './seller-letters.js';

/** After so many the letter stays failed, for the operator to look at. */
export const MOST_SENDINGS = 8;

/** The letter book: what the market tells people. Reactions to facts, each of which may run twice: an occasion is written once. */
@Injectable()
export class Letters {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly mailer: Mailer,
    private readonly settings: LetterSettings,
  ) {}

  /** Returns the letter's id, or undefined when the occasion already has one. */
  async write(draft: LetterDraft): Promise<string | undefined> {
    return (await this.writeAll([draft]))[0];
  }

  /**
   * Sends a letter that is not yet sent. Throws what the mail server said, so that the worker tries again; not when the answer
   * is final or was given too often. Two workers at once could both send it: mailboxes see one Message-ID.
   */
  async send(letterId: string): Promise<void> {
    const [letter] = await this.db.write(book.takeLetter, [letterId]);
    if (!letter) return;
    try {
      await this.mailer.carry(letter);
    } catch (error) {
      await this.db.write(book.noteFailed, [
        letterId,
        (error instanceof Error ? error.message : String(error)).slice(0, 500),
      ]);
      if (isFinal(error) || letter.attempts >= MOST_SENDINGS) return;
      throw error;
    }
    await this.db.write(book.noteSent, [letterId, this.clock.now()]);
  }

  /** The operator tries a failed letter once more. */
  async sendAgain(operator: Actor, letterId: string): Promise<void> {
    requireOffice(operator, 'operator');
    await this.db.transaction(async tx => {
      const [letter] = await this.db.run(tx, book.reopenLetter, [letterId]);
      if (letter) await this.tell(tx, letter.id);
    });
  }

  orderPlaced(groupId: string): Promise<void> {
    return this.compose(factsOfGroup, groupId, facts => placedLetters(facts, this.settings.publicUrl));
  }

  orderConfirmed(orderId: string): Promise<void> {
    return this.ofOrder(orderId, confirmedLetters);
  }

  orderShipped(orderId: string): Promise<void> {
    return this.ofOrder(orderId, shippedLetters);
  }

  orderCancelled(orderId: string): Promise<void> {
    return this.ofOrder(orderId, cancelledLetters);
  }

  /** To everybody who was packed something of it. */
  batchRecalled(batchId: string): Promise<void> {
    return this.compose(recallFacts, batchId, facts => recallLetters(facts, batchId, this.settings.publicUrl));
  }

  /** To the directors: a label of theirs may sit on somebody else's goods. */
  alertRaised(alertId: string): Promise<void> {
    return this.compose(alertFacts, alertId, facts => alertLetters(facts, this.settings.publicUrl));
  }

  /** To those who can explain it: a batch of theirs is held. */
  flagRaised(flagId: string): Promise<void> {
    return this.compose(flagFacts, flagId, facts => flagRaisedLetters(facts, this.settings.publicUrl));
  }

  /** What the department said to their explanation. */
  flagDecided(flagId: string): Promise<void> {
    return this.compose(flagFacts, flagId, facts => flagDecidedLetters(facts, this.settings.publicUrl));
  }

  /** To whom a program of theirs belongs: it is not told anything any more. */
  subscriptionPaused(subscriptionId: string): Promise<void> {
    return this.compose(subscriptionFacts, subscriptionId, facts =>
      subscriptionLetters(facts, this.settings.publicUrl),
    );
  }

  cooperativeVerified(cooperativeId: string): Promise<void> {
    return this.compose(sellerFacts, cooperativeId, facts =>
      verificationLetters(facts, 'verified', this.settings.publicUrl),
    );
  }

  cooperativeRefused(cooperativeId: string): Promise<void> {
    return this.compose(sellerFacts, cooperativeId, facts =>
      verificationLetters(facts, 'refused', this.settings.publicUrl),
    );
  }

  productApproved(productId: string): Promise<void> {
    return this.compose(productFacts, productId, facts => productLetters(facts, 'approved', this.settings.publicUrl));
  }

  productRefused(productId: string): Promise<void> {
    return this.compose(productFacts, productId, facts => productLetters(facts, 'refused', this.settings.publicUrl));
  }

  productTakenDown(productId: string): Promise<void> {
    return this.compose(productFacts, productId, facts => productLetters(facts, 'taken-down', this.settings.publicUrl));
  }

  private ofOrder(
    orderId: string,
    letters: (facts: OrderFacts, orderId: string, origin: string) => LetterDraft[],
  ): Promise<void> {
    return this.compose(factsOfOrder, orderId, facts => letters(facts, orderId, this.settings.publicUrl));
  }

  /** One question for the present state, then the letters that it makes. */
  private async compose<Row>(
    facts: Statement<Row, [string]>,
    id: string,
    letters: (row: Row) => LetterDraft[],
  ): Promise<void> {
    const rows = await this.db.read(facts, [id]);
    await this.writeAll(rows.flatMap(letters));
  }

  private async writeAll(drafts: readonly LetterDraft[]): Promise<string[]> {
    if (drafts.length === 0) return [];
    return this.db.transaction(async tx => {
      const ids: string[] = [];
      for (const draft of drafts) ids.push(...(await this.insert(tx, draft)));
      return ids;
    });
  }

  private async insert(tx: Tx, draft: LetterDraft): Promise<string[]> {
    const { occasion, kind, channel, recipient, locale, subject, body } = draft;
    const values = [newId(), occasion, kind, channel, recipient, locale, subject, body, this.clock.now()] as const;
    const [letter] = await this.db.run(tx, book.writeLetter, [...values]);
    if (!letter) return [];
    await this.tell(tx, letter.id);
    return [letter.id];
  }

  private tell(tx: Tx, letterId: string): Promise<void> {
    return this.outbox.add(tx, { name: 'letter.written', letterId } satisfies NotificationsFact);
  }
}
