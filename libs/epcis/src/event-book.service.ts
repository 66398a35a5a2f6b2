import { Injectable } from '@nestjs/common';
import { DEPARTMENT } from '#libs/identity';
import { Log, type LogLine } from '#libs/transparency';
import { Database, type Tx } from '#platform/database';
import { Bell } from '#platform/outbox';
import type { EpcisEvent } from './event.js';
import { hashInId } from './event-hash.js';
import { addEvents, eventsCalled, handOver, type AddedRow, type KnownRow } from './event-book.query.js';
import { EventRules, type StoredEvent } from './event-rule.js';
import { partiesNamed } from './parties-named.js';
import { prepareEvent, type PreparedEvent } from './prepare-event.js';
import { EventIdTaken, EventOfAnother } from './refusals.js';
import { saltOf, type Origin } from './teller-salt.js';

export interface Teller {
  /** Whose events they are: a co-operative's id, a partner's id, or DEPARTMENT. */
  party: string;
  /** Who acts for it: the id of a person or of a key, no name. */
  actor: string;
}

export interface Appended {
  eventId: string;
  /** It was in the book before: nothing happened this time. */
  isNew: boolean;
  /** What people should look at, by the words of the libs above. */
  flags: string[];
}

export interface AppendOptions {
  captureId?: string;
  /** Only for seeding a past: one for each event. Subscriptions do not see events that come with an old time. */
  recordTimes?: readonly Date[];
}

/** Why one event of several was not taken. */
export type Refusal = EventIdTaken | EventOfAnother;

/** The LISTEN channel on which it is said that there are new events, or somebody new who wants them. */
export const EVENTS_CHANNEL = 'epcis_events';

/** The book of events: what is written into it stays. */
@Injectable()
export class EventBook {
  private readonly bell: Bell;

  constructor(
    private readonly db: Database,
    private readonly rules: EventRules,
    private readonly log: Log,
  ) {
    this.bell = new Bell(db, EVENTS_CHANNEL);
  }

  /**
   * Writes events down in the caller's transaction: all, or by a refusal none. The same event again, in whatever spelling, is not new.
   * Throws EventInvalid, EventIdTaken, EventOfAnother, and what the rules of the libs above throw.
   */
  append(tx: Tx, events: readonly EpcisEvent[], by: Teller, options: AppendOptions = {}): Promise<Appended[]> {
    return this.write(
      tx,
      events.map(event => prepareEvent(event)),
      by,
      options,
    );
  }

  /** The same for events that have been looked at and prepared before the transaction. */
  async write(
    tx: Tx,
    prepared: readonly PreparedEvent[],
    by: Teller,
    options: AppendOptions = {},
  ): Promise<Appended[]> {
    if (prepared.length === 0) return [];
    const added = await this.add(tx, prepared, by, options);
    if (added.size > 0) this.db.afterCommit(tx, this.bell.ring);
    const known = await this.knownUnder(tx, prepared, added);
    prepared.forEach(one => {
      const refusal = refusalOf(one, known, by);
      if (refusal) throw refusal;
    });
    const stored = prepared.flatMap((one, ord) => storedOf(one, added.get(ord), by));
    const flags = stored.length > 0 ? await this.rules.admit(tx, stored) : [];
    await this.log.add(
      tx,
      prepared.flatMap((one, ord) => lineOf(one, added.get(ord), by, options)),
    );
    return prepared.map((one, ord) => {
      const eventId = added.get(ord)?.eventId ?? knownId(one, known);
      return { eventId, isNew: added.has(ord), flags: flags.filter(f => f.eventId === eventId).map(f => f.name) };
    });
  }

  private async add(
    tx: Tx,
    prepared: readonly PreparedEvent[],
    by: Teller,
    options: AppendOptions,
  ): Promise<Map<number, AddedRow>> {
    const origin = originOf(by, options);
    const now = await this.log.recordTime(tx);
    const events = prepared.map((one, ord) => ({
      ord,
      ownId: one.event.eventID ?? null,
      hashId: one.hashId,
      hash: one.hash.toString('hex'),
      variant: one.variant.toString('hex'),
      isDeclaration: one.isDeclaration,
      ...one.columns,
      canonical: one.canonical,
      nonce: one.nonce.toString('hex'),
      salt: saltOf(one.nonce, origin).toString('hex'),
      recordTime: options.recordTimes?.[ord] ?? now,
    }));
    const epcs = prepared.flatMap((one, ord) => one.epcs.map(row => ({ ord, ...row })));
    const facets = prepared.flatMap((one, ord) => one.facets.map(row => ({ ord, ...row })));
    const [eventsJson, epcsJson, facetsJson] = [events, epcs, facets].map(rows => JSON.stringify(rows));
    const rows = await this.db.run(tx, addEvents, [
      eventsJson as string,
      epcsJson as string,
      facetsJson as string,
      by.party,
      by.actor,
      origin.captureId,
    ]);
    const handed = prepared.flatMap((one, ord) => (rows.some(row => row.ord === ord) ? partiesNamed(one) : []));
    if (handed.length > 0) await this.db.run(tx, handOver, [JSON.stringify(handed), by.party]);
    return new Map(rows.map(row => [row.ord, row]));
  }

  /** Needed only where an event was not added, or shares its id with others. A sentence of its own, to see what was committed meanwhile. */
  private async knownUnder(
    tx: Tx,
    prepared: readonly PreparedEvent[],
    added: ReadonlyMap<number, AddedRow>,
  ): Promise<KnownRow[]> {
    const asked = prepared.filter((one, ord) => !added.has(ord) || one.variant.length > 0);
    if (asked.length === 0) return [];
    const ids = asked.map(one => one.event.eventID ?? one.hashId);
    return this.db.run(tx, eventsCalled, [ids, asked.map(one => one.hash.toString('hex'))]);
  }
}

/** The ordinary events of this name or, without one, of this content. */
function ordinary(one: PreparedEvent, known: readonly KnownRow[]): KnownRow[] {
  const ownId = one.event.eventID;
  return known.filter(row => !row.isDeclaration && (ownId === undefined ? isSame(one, row) : row.eventId === ownId));
}

const originOf = ({ party }: Teller, { captureId }: AppendOptions): Origin => ({ party, captureId: captureId ?? null });

const isSame = (one: PreparedEvent, row: KnownRow): boolean => row.hash === one.hash.toString('hex');
const hasItsHashAsId = (row: KnownRow): boolean => hashInId(row.eventId) === row.hash;

const knownId = (one: PreparedEvent, known: readonly KnownRow[]): string =>
  one.event.eventID ?? ordinary(one, known)[0]?.eventId ?? one.hashId;

function refusalOf(one: PreparedEvent, known: readonly KnownRow[], by: Teller): Refusal | undefined {
  const called = ordinary(one, known);
  // A false hash id is taken only from the event whose hash it really is.
  const other = called.find(row => !isSame(one, row) && (!one.hasFalseHashId || hasItsHashAsId(row)));
  if (other) return new EventIdTaken(other.eventId);
  const same = called.find(row => isSame(one, row));
  const isTheirs = same === undefined || same.party === by.party || by.party === DEPARTMENT;
  return one.isDeclaration && !isTheirs ? new EventOfAnother(same.eventId) : undefined;
}

function lineOf(one: PreparedEvent, row: AddedRow | undefined, by: Teller, options: AppendOptions): LogLine[] {
  if (!row) return [];
  const kind = one.isDeclaration ? 'declaration' : 'event';
  const { eventId: subject, recordTime } = row;
  const salt = saltOf(one.nonce, originOf(by, options));
  return [{ kind, subject, salt, content: Buffer.from(one.canonical), recordTime, actor: by.actor }];
}

function storedOf(one: PreparedEvent, row: AddedRow | undefined, { party, actor }: Teller): StoredEvent[] {
  if (!row) return [];
  const { id, eventId, recordTime } = row;
  return [
    { id, eventId, isDeclaration: one.isDeclaration, recordTime, party, actor, event: one.event, epcs: one.epcs },
  ];
}
