// Tells subscribers what they asked for. A run takes a subscription for itself, makes a document of what has come, sends it, and moves the
// subscription behind it in the same sentence in which the document is struck off. Killed at any moment, the next run finds either the same
// document, with the same id, or the next one: none is missed, and a receiver that knows the id of what it has taken sees none twice.
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { TradeError } from '#platform/errors';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { PATIENCE_MS, restAfter, verdictOf } from './backoff.js';
import * as sql from './messages.query.js';
import type { Message } from './messages.query.js';
import { EventFeed } from './event-feed.service.js';
import { nextTime } from './schedule.js';
import { Sender } from './sender.service.js';
import { SubscriptionSettings } from './settings.js';
import { signatureOf } from './signature.js';
import * as rows from './subscriptions.query.js';
import type { PauseReason, Taken } from './subscriptions.query.js';

/** How many are brought up at once. */
const MOST_DUE = 500;
/** After so many documents a run lets others have their turn; the sweep comes back to it. */
const MOST_DOCUMENTS = 200;
/** How often a run looks once more for what came while it was at it. */
const MOST_TURNS = 20;

/** A subscription that this run has for itself. */
interface Run extends Taken {
  run: string;
}

@Injectable()
export class Subscribers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly outbox: Outbox,
    private readonly feed: EventFeed,
    private readonly sender: Sender,
    private readonly settings: SubscriptionSettings,
  ) {}

  /** Who waits for something, with what they have been told so far. */
  due(): Promise<{ id: string; told: string }[]> {
    return this.db.write(rows.dueSubscriptions, [this.clock.now(), MOST_DUE]);
  }

  /** Tells one subscriber all there is. Returns at once when another run is at it. A failure is written down and tried again later. */
  async tell(subscriptionId: string): Promise<void> {
    let turns = 0;
    // Who came while this run was at it has been sent away, so look once more after letting go of it.
    do await this.takeTurn(subscriptionId);
    while (++turns < MOST_TURNS && (await this.isDue(subscriptionId)));
  }

  private async isDue(subscriptionId: string): Promise<boolean> {
    return (await this.db.write(rows.isStillDue, [this.clock.now(), subscriptionId])).length > 0;
  }

  private async takeTurn(id: string): Promise<void> {
    const run = newId();
    try {
      for (let documents = 0; documents < MOST_DOCUMENTS; documents++) {
        const [taken] = await this.db.write(rows.takeSubscription, [id, run, this.settings.leaseMs, this.clock.now()]);
        if (!taken || !(await this.stepOrFail({ ...taken, run }))) return;
      }
    } finally {
      await this.db.write(rows.releaseSubscription, [id, run]);
    }
  }

  /** A query that cannot be asked any more is for its owner to see, like a receiver that takes nothing. A bug goes on. */
  private async stepOrFail(to: Run): Promise<boolean> {
    try {
      return await this.step(to);
    } catch (error) {
      if (!(error instanceof TradeError)) throw error;
      return this.fail(to, error.message);
    }
  }

  /** One document. False when there is nothing more to do for now. */
  private async step(to: Run): Promise<boolean> {
    if (!to.isKeyGood) return this.pause(to, 'key');
    const [open] = await this.db.write(sql.openMessage, [to.id]);
    const message = open ?? (await this.make(to));
    if (!message) return false;
    // Whoever has lost it meanwhile sends nothing.
    const [kept] = await this.db.write(rows.keepSubscription, [to.id, to.run, this.settings.leaseMs]);
    return kept !== undefined && this.send(to, message);
  }

  /** A document of what has come, if anything has. */
  private async make(to: Run): Promise<Message | undefined> {
    const from = { at: to.toldTime, id: to.toldEvent };
    const { events, until, isEnd } = await this.feed.next(to, from, to.most);
    const place = [until.at, String(until.id)] as const;
    const now = this.clock.now();
    if (events.length === 0 && !to.reportIfEmpty) {
      await this.db.write(sql.noteNothing, [to.id, to.run, ...place, now, this.nextDue(to)]);
      return undefined;
    }
    const ids = events.map(String);
    const [made] = await this.db.write(sql.insertMessage, [newId(), to.id, to.run, ids, ...place, isEnd, now]);
    return made;
  }

  private async send(to: Run, message: Message): Promise<boolean> {
    const { events, id, isEnd, madeAt } = message;
    const head = { queryName: to.queryName, subscriptionID: to.id, format: to.epcFormat, at: madeAt };
    const body = await this.feed.document(events, to.party, head);
    const answer = await this.sender.post(to.dest, body, headersOf(to, message, body)).catch((error: Error) => error);
    if (answer instanceof Error) return this.fail(to, answer.message);
    const verdict = verdictOf(answer.status);
    if (verdict === 'taken') {
      await this.db.write(sql.noteTaken, [id, to.run, this.clock.now(), this.nextDue(to)]);
      return !isEnd;
    }
    if (verdict === 'too-large' && events.length > 1) {
      await this.db.write(sql.noteTooLarge, [id, to.run]);
      return true;
    }
    return this.fail(to, `it answered ${answer.status}`, answer.retryAfterSeconds, verdict === 'gone');
  }

  private async fail(to: Run, error: string, retryAfterSeconds = 0, isGone = false): Promise<boolean> {
    const now = this.clock.now();
    const due = new Date(now.getTime() + restAfter(to.failures + 1, retryAfterSeconds, this.settings.firstRestMs));
    const since = isGone ? now : new Date(now.getTime() - PATIENCE_MS);
    await this.db.transaction(async tx => {
      const [row] = await this.db.run(tx, sql.noteFailed, [to.id, to.run, error.slice(0, 500), now, due, since]);
      if (row?.isPaused) await this.outbox.add(tx, { name: 'subscription.paused', subscriptionId: to.id });
    });
    return false;
  }

  private async pause(to: Run, reason: PauseReason): Promise<boolean> {
    await this.db.transaction(async tx => {
      const [row] = await this.db.run(tx, sql.pauseSubscription, [to.id, to.run, reason, this.clock.now()]);
      if (row) await this.outbox.add(tx, { name: 'subscription.paused', subscriptionId: to.id });
    });
    return false;
  }

  /** A stream may be looked at again at once. */
  private nextDue({ schedule }: Taken): Date {
    const now = this.clock.now();
    return schedule === null ? now : nextTime(schedule, now);
  }
}

function headersOf(to: Taken, { id }: Message, body: string): Record<string, string> {
  return {
    'Content-Type': 'application/json',
    'User-Agent': 'cho-phien',
    'GS1-EPCIS-Version': '2.0',
    'GS1-CBV-Version': '2.0',
    'GS1-EPC-Format': to.epcFormat,
    // The same for every attempt at the same document: a receiver that keeps it takes nothing twice.
    'Idempotency-Key': `"${id}"`,
    ...(to.signatureToken !== null && { 'GS1-Signature': signatureOf(to.signatureToken, body) }),
  };
}
