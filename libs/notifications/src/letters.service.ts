import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Statement, type Tx } from '#platform/database';
import { newId, newSecret } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { NotificationsFact } from './facts.js';
import * as book from './letter-book.query.js';
import { LetterSettings } from './letter-settings.js';
import { afterQuietHours, type QuietHours } from './sending/hours.js';
import { routesOf, type Routing } from './wishes/routes.js';
import { isUrgent } from './wishes/topics.js';
import { appealFacts, changeFacts, decisionLetters } from './change-letters.js';
import { flagDecidedLetters, flagFacts, flagRaisedLetters } from './flag-letters.js';
import { complaintFacts, complaintLetters } from './complaint-letters.js';
import type { LetterDraft } from './letter.js';
import { editedLetters, editFacts } from './order-edit-letters.js';
import { factsOfGroup, factsOfOrder, type OrderFacts } from './order-facts.query.js';
import { cancelledLetters, confirmedLetters, placedLetters, shippedLetters, toPackLettersOf } from './order-letters.js';
import { postponedLetters, postponementFacts } from './postponed-letters.js';
import { alertFacts, alertLetters } from './alert-letters.js';
import { closedFacts, closedLetters, pledgeEndedLetters, pledgeFacts, pledgeMadeLetters } from './groupbuy-letters.js';
import { poolAskedLetters, poolClosedLetters, poolFacts, poolOpenedLetters } from './pool-letters.js';
import { preorderFacts, preorderFilledLetters, preorderShortLetters } from './harvest-letters.js';
import { recallFacts, recallLetters } from './recall-letters.js';
import { siteClaimFacts, siteClaimLetters } from './site-claim-letters.js';
import { subscriptionFacts, subscriptionLetters } from './subscription-letters.js';
import { productFacts, productLetters, sellerFacts, verificationLetters } from './seller-letters.js';

/** The letter book: what the market tells people. Reactions to facts, each of which may run twice: an occasion is written once. */
@Injectable()
export class Letters {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: LetterSettings,
  ) {}

  /** Returns the letter's id, or undefined when the occasion already has one. */
  async write(draft: LetterDraft): Promise<string | undefined> {
    return (await this.writeAll([draft]))[0];
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

  /** To the buyer: they get fewer, pay less, and why. */
  orderEdited(editId: string): Promise<void> {
    return this.compose(editFacts, editId, facts => editedLetters(facts, this.settings.publicUrl));
  }

  /** To the buyer: it comes later, when, and why. */
  orderPostponed(postponementId: string): Promise<void> {
    return this.compose(postponementFacts, postponementId, facts => postponedLetters(facts, this.settings.publicUrl));
  }

  /** To the other side of a complaint, or to both. */
  complaintMoved(messageId: string): Promise<void> {
    return this.compose(complaintFacts, messageId, facts => complaintLetters(facts, this.settings.publicUrl));
  }

  orderCancelled(orderId: string): Promise<void> {
    return this.ofOrder(orderId, cancelledLetters);
  }

  pledgeMade(pledgeId: string): Promise<void> {
    return this.compose(pledgeFacts, pledgeId, facts => pledgeMadeLetters(facts, this.settings.publicUrl));
  }

  pledgeEnded(pledgeId: string): Promise<void> {
    return this.compose(pledgeFacts, pledgeId, facts => pledgeEndedLetters(facts, this.settings.publicUrl));
  }

  /** To the directors: whether it came about. */
  groupBuyClosed(buyId: string): Promise<void> {
    return this.compose(closedFacts, buyId, facts => closedLetters(facts, this.settings.publicUrl));
  }

  /** To the buyer: what they ordered ahead is there. To the co-op: it may be packed. */
  async preorderFilled(preorderId: string): Promise<void> {
    await this.compose(preorderFacts, preorderId, facts => preorderFilledLetters(facts, this.settings.publicUrl));
    const [facts] = await this.db.write(preorderFacts, [preorderId]);
    if (facts) await this.ofOrder(facts.orderId, toPackLettersOf);
  }

  preorderShort(preorderId: string): Promise<void> {
    return this.compose(preorderFacts, preorderId, facts => preorderShortLetters(facts, this.settings.publicUrl));
  }

  /** To the directors of whoever could fill a large order. */
  poolOpened(poolId: string): Promise<void> {
    return this.compose(poolFacts, poolId, facts => poolOpenedLetters(facts, this.settings.publicUrl));
  }

  poolAsked(poolId: string): Promise<void> {
    return this.compose(poolFacts, poolId, facts => poolAskedLetters(facts, this.settings.publicUrl));
  }

  poolClosed(poolId: string): Promise<void> {
    return this.compose(poolFacts, poolId, facts => poolClosedLetters(facts, this.settings.publicUrl));
  }

  /** To everybody who was packed something of it. */
  batchRecalled(batchId: string): Promise<void> {
    return this.compose(recallFacts, batchId, facts => recallLetters(facts, batchId, this.settings.publicUrl));
  }

  /** To the directors, since a label of theirs may sit on somebody else's goods, and to the department. */
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

  /** What the department said to what a co-op claims of a place of its own. */
  siteClaimDecided(claimId: string): Promise<void> {
    return this.compose(siteClaimFacts, claimId, facts => siteClaimLetters(facts, this.settings.publicUrl));
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

  /** What the department said to new texts of a product on sale. */
  changeDecided(changeId: string): Promise<void> {
    return this.compose(changeFacts, changeId, facts => decisionLetters(facts, this.settings.publicUrl));
  }

  appealDecided(productId: string): Promise<void> {
    return this.compose(appealFacts, productId, facts => decisionLetters(facts, this.settings.publicUrl));
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

  /** All or none: a kill between two of them must not leave an occasion half told. */
  private async writeAll(drafts: readonly LetterDraft[]): Promise<string[]> {
    if (drafts.length === 0) return [];
    return this.db.transaction(async tx => {
      const readers = await this.readersOf(tx, drafts);
      const quiet = new Map((await this.db.run(tx, book.quietHours, [])).map(hours => [hours.channel, hours]));
      const ids: string[] = [];
      for (const draft of drafts) {
        const routes = routesOf(draft, readers.get(draft.personId ?? ''), this.settings.publicUrl);
        ids.push(...(await this.writeRoutes(tx, routes, quiet)));
      }
      return ids;
    });
  }

  private async readersOf(tx: Tx, drafts: readonly LetterDraft[]): Promise<Map<string, Routing>> {
    const ids = [...new Set(drafts.flatMap(({ personId }) => personId ?? []))].sort();
    if (ids.length === 0) return new Map();
    await this.db.run(tx, book.drawStopKeys, [ids, ids.map(() => newSecret())]);
    return new Map((await this.db.run(tx, book.routings, [ids])).map(reader => [reader.personId, reader]));
  }

  /** The first stands for all: where it was written before, so were the others. */
  private async writeRoutes(
    tx: Tx,
    routes: readonly LetterDraft[],
    quiet: ReadonlyMap<string, QuietHours>,
  ): Promise<string[]> {
    const ids: string[] = [];
    for (const route of routes) {
      const id = await this.insert(tx, route, quiet.get(route.channel));
      if (id === undefined) break;
      ids.push(id);
    }
    return ids;
  }

  private async insert(tx: Tx, draft: LetterDraft, quiet: QuietHours | undefined): Promise<string | undefined> {
    const {
      occasion,
      kind,
      channel,
      recipient,
      locale,
      subject,
      body,
      short = '',
      personId = null,
      stopPage = null,
    } = draft;
    const now = this.clock.now();
    const dueAt = isUrgent(kind) ? now : afterQuietHours(now, quiet);
    const page = pageIn(body, this.settings.publicUrl);
    const [letter] = await this.db.run(tx, book.writeLetter, [
      ...([newId(), occasion, kind, channel, recipient, locale, subject, body, short] as const),
      ...([page, stopPage, personId, now, dueAt] as const),
    ]);
    if (letter && channel !== 'in-app')
      await this.outbox.add(tx, { name: 'letter.written', letterId: letter.id } satisfies NotificationsFact);
    return letter?.id;
  }
}

/** Where a letter leads: the first address of ours in it. */
function pageIn(body: string, origin: string): string | null {
  const at = body.indexOf(`${origin}/`);
  return at < 0 ? null : (/^\S+/.exec(body.slice(at + origin.length))?.[0] ?? null);
}
