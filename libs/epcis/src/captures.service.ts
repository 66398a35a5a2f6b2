// A capture is one document of events. A small one is done before its answer goes out; a large one is put down with a fact, and the worker
// takes it up. Either way there is a row that says how it went.
import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { TradeError } from '#platform/errors';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { captureErrorOf, invalidEvent } from './capture-errors.js';
import * as sql from './captures.query.js';
import type { Behaviour, CaptureError, CaptureRow } from './captures.query.js';
import type { EpcisEvent } from './event.js';
import { EventBook, type Teller } from './event-book.service.js';
import { masterRowsOf } from './master-data.js';
import { prepareValid, type PreparedEvent } from './prepare-event.js';
import { ownPrefixes } from './prefixes.js';
import { EventInvalid } from './refusals.js';
import { eventFaults, readDocument, type CapturedDocument } from './validate.js';

/** The most events and bytes of one document. */
export const CAPTURE_LIMIT = 10_000;
export const CAPTURE_BYTES = 8 * 1024 * 1024;
/** Up to so many events are written down before the answer. */
const AT_ONCE = 100;
/** So many events go to the database in one sentence. */
const CHUNK = 500;

/** An event of a document with its place in it. */
interface Numbered {
  at: number;
  prepared: PreparedEvent;
}

@Injectable()
export class Captures {
  private readonly rememberedPrefixes = new Set<string>();

  constructor(
    private readonly db: Database,
    private readonly book: EventBook,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Throws EventInvalid when the whole is to be rolled back and an event is none. */
  async submit(
    by: Teller,
    document: CapturedDocument,
    text: () => string,
    behaviour: Behaviour,
  ): Promise<{ captureId: string }> {
    const id = newId();
    const errors = await faultsIn(document, behaviour);
    if (document.events.length <= AT_ONCE) await this.captureNow(id, by, document, behaviour, errors);
    else
      await this.db.transaction(async tx => {
        await this.insert(tx, { id, by, behaviour, events: document.events.length, document: text() });
        await this.outbox.add(tx, { name: 'capture.received', captureId: id });
      });
    return { captureId: id };
  }

  /** One bare event. Throws EventInvalid, EventIdTaken, EventOfAnother; `isNew` is false when it was there. */
  async one(by: Teller, event: EpcisEvent): Promise<{ eventId: string; isNew: boolean }> {
    const faults = eventFaults(event);
    if (faults.length > 0) throw new EventInvalid(faults);
    const prepared = prepareValid(event);
    const [told] = await this.db.transaction(async tx => {
      await this.remember(tx, [event['@context']]);
      return this.book.write(tx, [prepared], by);
    });
    if (!told) throw new Error('the book gave no answer');
    return told;
  }

  /** The worker's part. May run twice. */
  async run(captureId: string): Promise<void> {
    const [waiting] = await this.db.write(sql.waitingCapture, [captureId]);
    if (!waiting) return;
    const document = readDocument(JSON.parse(waiting.document)) as CapturedDocument;
    const by = { party: waiting.party, actor: waiting.actor };
    const errors = await faultsIn(document, 'proceed');
    const good = await preparedOf(document, errors);
    if (waiting.behaviour === 'proceed') await this.whatIsRight(captureId, by, document, good, errors);
    else if (errors.length === 0) await this.allOrNothing(captureId, by, document, good);
    else await this.db.write(sql.finishCapture, [captureId, this.clock.now(), false, JSON.stringify(errors)]);
  }

  async byId(captureId: string, party: string | null): Promise<CaptureRow | undefined> {
    return (await this.db.write(sql.captureById, [captureId, party]))[0];
  }

  list(party: string | null, after: { at: Date; id: string } | undefined, limit: number): Promise<CaptureRow[]> {
    return this.db.write(sql.captureList, [party, after?.at ?? null, after?.id ?? null, limit]);
  }

  private async captureNow(
    id: string,
    by: Teller,
    document: CapturedDocument,
    behaviour: Behaviour,
    errors: CaptureError[],
  ): Promise<void> {
    const good = await preparedOf(document, errors);
    if (behaviour === 'rollback' && errors.length > 0) throw new EventInvalid(errors.map(error => error.detail));
    const events = document.events.length;
    const insert = (tx: Tx, failed: CaptureError[]) => this.insert(tx, { id, by, behaviour, events, failed });
    if (errors.length === 0) {
      const refused = await this.attempt(async tx => {
        await insert(tx, []);
        await this.writeAll(tx, id, by, document, good);
      });
      if (!refused) return;
      if (behaviour === 'rollback') return this.db.transaction(tx => insert(tx, [captureErrorOf(refused)]));
    }
    const failed = await this.oneByOne(id, by, document, good);
    await this.db.transaction(tx => insert(tx, [...errors, ...failed]));
  }

  private async allOrNothing(id: string, by: Teller, document: CapturedDocument, good: Numbered[]): Promise<void> {
    const refused = await this.attempt(async tx => {
      const [still] = await this.db.run(tx, sql.lockWaiting, [id]);
      if (!still) return;
      await this.writeAll(tx, id, by, document, good);
      await this.db.run(tx, sql.finishCapture, [id, this.clock.now(), true, '[]']);
    });
    if (refused)
      await this.db.write(sql.finishCapture, [id, this.clock.now(), false, JSON.stringify([captureErrorOf(refused)])]);
  }

  private async whatIsRight(
    id: string,
    by: Teller,
    document: CapturedDocument,
    good: Numbered[],
    errors: CaptureError[],
  ): Promise<void> {
    const failed = [...errors, ...(await this.oneByOne(id, by, document, good))];
    await this.db.write(sql.finishCapture, [id, this.clock.now(), failed.length === 0, JSON.stringify(failed)]);
  }

  /** What refused it, when something of the trade did; a bug goes on. */
  private async attempt(work: (tx: Tx) => Promise<void>): Promise<TradeError | undefined> {
    try {
      await this.db.transaction(work);
      return undefined;
    } catch (error) {
      if (error instanceof TradeError) return error;
      throw error;
    }
  }

  private async writeAll(tx: Tx, id: string, by: Teller, document: CapturedDocument, good: Numbered[]): Promise<void> {
    await this.remember(tx, [document.context, ...good.map(one => one.prepared.event['@context'])]);
    await this.keepMasterData(tx, by.party, document);
    for (let at = 0; at < good.length; at += CHUNK) {
      const prepared = good.slice(at, at + CHUNK).map(one => one.prepared);
      await this.book.write(tx, prepared, by, { captureId: id });
    }
  }

  private async keepMasterData(tx: Tx, party: string, { vocabularies, context }: CapturedDocument): Promise<void> {
    const { things, attributes } = masterRowsOf(vocabularies, context);
    if (things.length === 0) return;
    await this.db.run(tx, sql.keepMasterData, [party, JSON.stringify(things)]);
    await this.db.run(tx, sql.forgetAttributes, [party, things.map(({ id }) => id)]);
    await this.db.run(tx, sql.keepAttributes, [party, JSON.stringify(attributes)]);
  }

  /** In hundreds as long as that goes well; a hundred with a bad one in it event by event. */
  private async oneByOne(
    id: string,
    by: Teller,
    document: CapturedDocument,
    good: Numbered[],
  ): Promise<CaptureError[]> {
    const errors: CaptureError[] = [];
    for (let at = 0; at < good.length; at += AT_ONCE) {
      const some = good.slice(at, at + AT_ONCE);
      if (!(await this.attempt(tx => this.writeAll(tx, id, by, document, some)))) continue;
      for (const one of some) {
        const refused = await this.attempt(tx => this.writeAll(tx, id, by, document, [one]));
        if (refused) errors.push(captureErrorOf(refused, one.at, one.prepared.event.eventID));
      }
    }
    return errors;
  }

  private async insert(
    tx: Tx,
    wish: { id: string; by: Teller; behaviour: Behaviour; events: number; document?: string; failed?: CaptureError[] },
  ): Promise<void> {
    const { id, by, behaviour, events, document, failed } = wish;
    const now = this.clock.now();
    await this.db.run(tx, sql.insertCapture, [
      id,
      by.party,
      by.actor,
      now,
      behaviour,
      events,
      document ?? null,
      failed ? now : null,
      (failed ?? []).length === 0,
      JSON.stringify(failed ?? []),
    ]);
  }

  /** What the prefixes of these contexts mean, so that queries may use them. */
  private async remember(tx: Tx, contexts: EpcisEvent['@context'][]): Promise<void> {
    const fresh = contexts
      .flatMap(context => Object.entries(ownPrefixes(context)))
      .filter(([prefix, namespace]) => !this.rememberedPrefixes.has(`${prefix} ${namespace}`));
    if (fresh.length === 0) return;
    const rows = fresh
      .filter(([prefix, namespace]) => Buffer.byteLength(prefix + namespace) < 1000)
      .map(([prefix, namespace]) => ({ prefix, namespace }));
    await this.db.run(tx, sql.rememberPrefixes, [JSON.stringify(rows)]);
    this.db.afterCommit(tx, () => this.note(rows));
  }

  private note(rows: { prefix: string; namespace: string }[]): void {
    if (this.rememberedPrefixes.size > 10_000) this.rememberedPrefixes.clear();
    for (const { prefix, namespace } of rows) this.rememberedPrefixes.add(`${prefix} ${namespace}`);
  }
}

/** Lets others have the processor now and then: ten thousand events are a second of it. */
const breathe = () => new Promise(resolve => setImmediate(resolve));

async function faultsIn(document: CapturedDocument, behaviour: Behaviour): Promise<CaptureError[]> {
  const errors: CaptureError[] = [];
  for (const [at, event] of document.events.entries()) {
    if (at % 200 === 199) await breathe();
    const faults = eventFaults(event, document.context);
    if (faults.length === 0) continue;
    if (behaviour === 'rollback') throw new EventInvalid(faults.map(fault => `/epcisBody/eventList/${at}${fault}`));
    errors.push(invalidEvent(faults, at, (event as { eventID?: string }).eventID));
  }
  return errors;
}

/** The events without a fault so far; one whose names are too long for an index joins the faulty ones. */
async function preparedOf(document: CapturedDocument, errors: CaptureError[]): Promise<Numbered[]> {
  const bad = new Set(errors.map(error => error.event));
  const good: Numbered[] = [];
  for (const [at, event] of document.events.entries()) {
    if (at % 200 === 199) await breathe();
    if (bad.has(at)) continue;
    try {
      good.push({ at, prepared: prepareValid(event as EpcisEvent, document.context) });
    } catch (error) {
      if (!(error instanceof EventInvalid)) throw error;
      errors.push(invalidEvent(error.faults, at, (event as EpcisEvent).eventID));
    }
  }
  return good;
}
