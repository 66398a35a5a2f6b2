// From an event as somebody tells it to what the tables keep. Plain: no clock, no database.
import { createHash, randomBytes } from 'node:crypto';
import { canonicalJson } from './canonical-json.js';
import { isObject, type EpcisEvent, type Json } from './event.js';
import { eventHash, hashId, hashInId } from './event-hash.js';
import { tooLong } from './event-rules.js';
import { columnsOf, epcRowsOf, namesOf, type EpcRow, type EventColumns } from './event-rows.js';
import { facetRowsOf, type FacetRow } from './facets.js';
import { isEpcisContext, ownPrefixes, prefixesOf } from './prefixes.js';
import { EventInvalid } from './refusals.js';
import { eventFaults } from './validate.js';

export interface PreparedEvent {
  /** As it is kept: without recordTime, with no more context than it needs. */
  event: EpcisEvent;
  canonical: string;
  /** Random; the salt is made of it once it is known who tells the event. */
  nonce: Buffer;
  hash: Buffer;
  hashId: string;
  /** Tells it apart from others that share its id; empty for nearly all. */
  variant: Buffer;
  isDeclaration: boolean;
  /** Its id has the form of an event hash, and is not its own: of an older algorithm, or copied from elsewhere. */
  hasFalseHashId: boolean;
  columns: EventColumns;
  epcs: EpcRow[];
  facets: FacetRow[];
}

/** Throws EventInvalid. `context` is that of the document around the event. */
export function prepareEvent(given: EpcisEvent, context?: Json): PreparedEvent {
  const faults = eventFaults(given, context);
  if (faults.length > 0) throw new EventInvalid(faults);
  return prepareValid(given, context);
}

/** The same for an event that eventFaults has found right. Throws EventInvalid for a name that no index holds. */
export function prepareValid(given: EpcisEvent, context?: Json): PreparedEvent {
  const prefixes = prefixesOf(context, given['@context']);
  const hash = eventHash(given, context);
  const event = asKept(given, context);
  const columns = columnsOf(event, prefixes);
  const epcs = epcRowsOf(event);
  const facets = facetRowsOf(event, prefixes);
  const long = tooLong([event.eventID ?? '', ...namesOf(columns, epcs, facets)]);
  if (long) throw new EventInvalid([long]);
  return {
    event,
    canonical: canonicalJson(event as unknown as Json),
    nonce: randomBytes(32),
    hash,
    hashId: hashId(hash),
    ...told(event, hash),
    columns,
    epcs,
    facets,
  };
}

function told(event: EpcisEvent, hash: Buffer): Pick<PreparedEvent, 'variant' | 'isDeclaration' | 'hasFalseHashId'> {
  const claimed = hashInId(event.eventID ?? '');
  const hasFalseHashId = claimed !== undefined && claimed !== hash.toString('hex');
  if (!event.errorDeclaration)
    return { variant: hasFalseHashId ? hash : Buffer.alloc(0), isDeclaration: false, hasFalseHashId };
  const declaration = canonicalJson(event.errorDeclaration as unknown as Json);
  return {
    variant: createHash('sha256').update(hash).update(declaration).digest(),
    isDeclaration: true,
    hasFalseHashId,
  };
}

/** The canonical bytes of an event, as they are kept and logged. */
export const keptForm = (given: EpcisEvent, context?: Json): string =>
  canonicalJson(asKept(given, context) as unknown as Json);

function asKept(given: EpcisEvent, context?: Json): EpcisEvent {
  const { recordTime: _never, '@context': own, ...event } = given;
  const needed = neededContext(event, context, own);
  return (needed.length > 0 ? { '@context': needed, ...event } : event) as EpcisEvent;
}

/** The parts of the contexts that this event uses, beyond the one of the standard. */
function neededContext(event: object, ...contexts: (Json | undefined)[]): Json[] {
  const used = prefixesUsed(event);
  const prefixes: Record<string, string> = Object.assign({}, ...contexts.map(ownPrefixes)) as Record<string, string>;
  const standard = prefixesOf();
  const mine = Object.entries(prefixes).filter(([prefix, meaning]) => used.has(prefix) && standard[prefix] !== meaning);
  const others = contexts.flat().filter(part => typeof part === 'string' && !isEpcisContext(part));
  return [...new Set(others as Json[]), ...(mine.length > 0 ? [Object.fromEntries(mine)] : [])];
}

function prefixesUsed(value: unknown, used = new Set<string>()): Set<string> {
  const note = (text: string) => {
    const colon = text.indexOf(':');
    if (colon > 0) used.add(text.slice(0, colon));
  };
  if (typeof value === 'string') note(value);
  else if (Array.isArray(value)) value.forEach(one => prefixesUsed(one, used));
  else if (isObject(value)) {
    for (const [key, inner] of Object.entries(value)) {
      note(key);
      prefixesUsed(inner, used);
    }
  }
  return used;
}
