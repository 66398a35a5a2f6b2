// What the standard asks of an event beyond the shapes that a schema sees, and what our tables can hold.
import { isObject, type EpcisEvent, type Json } from './event.js';
import { exactInstant, isKeepable } from './instants.js';
import { isEpcisContext, prefixesOf, type Prefixes } from './prefixes.js';

/** Deeper than any real document; deeper ones are made to overflow somebody's stack. */
const MOST_LEVELS = 40;
/** A name that is looked up by must fit into an index entry. */
const LONGEST_NAME = 1024;

/** Everything wrong with an event whose shape is right, each with the path of the field. */
export function brokenRules(event: EpcisEvent, context?: Json): string[] {
  const contexts = [context, event['@context']];
  return [
    ...timesOf(event),
    ...parentOf(event),
    ...(contexts.some(isOfOthers) ? [] : undefinedPrefixes(event, prefixesOf(...contexts))),
  ];
}

/** No text with a NUL or half a character, no overlong name, no bottomless nesting. Looked at before anything else. */
export function unstorable(value: unknown, level = 0): string | undefined {
  if (level > MOST_LEVELS) return `nested deeper than ${MOST_LEVELS} levels`;
  if (typeof value === 'string') {
    return value.includes('\0') || /\p{Surrogate}/u.test(value) ? 'a text holds what is no character' : undefined;
  }
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [key, inner] of Object.entries(value)) {
    const wrong = (Array.isArray(value) ? undefined : unstorable(key, level)) ?? unstorable(inner, level + 1);
    if (wrong) return wrong;
  }
  return undefined;
}

export const tooLong = (names: readonly string[]): string | undefined =>
  names.some(name => Buffer.byteLength(name) > LONGEST_NAME)
    ? `an identifier is longer than ${LONGEST_NAME} bytes`
    : undefined;

const isPointInTime = (text: string): boolean => {
  const instant = exactInstant(text);
  return instant !== undefined && isKeepable(instant);
};

function timesOf(event: EpcisEvent): string[] {
  const wrong: string[] = [];
  const check = (path: string, time: Json | undefined) => {
    if (typeof time === 'string' && !isPointInTime(time)) wrong.push(`${path}: ${time} is no point in time`);
  };
  check('/eventTime', event.eventTime);
  check('/errorDeclaration/declarationTime', event.errorDeclaration?.declarationTime);
  event.sensorElementList?.forEach(({ sensorMetadata, sensorReport }, at) => {
    for (const name of ['time', 'startTime', 'endTime']) {
      check(`/sensorElementList/${at}/sensorMetadata/${name}`, sensorMetadata?.[name]);
    }
    sensorReport.forEach(report => check(`/sensorElementList/${at}/sensorReport/time`, report.time));
    // A declaration repeats the wrong event as it was, also when this was what was wrong about it.
    if (!event.errorDeclaration && isLater(sensorMetadata?.time, event.eventTime)) {
      wrong.push(`/sensorElementList/${at}/sensorMetadata/time: is after the event`);
    }
  });
  return wrong;
}

function isLater(time: Json | undefined, than: string): boolean {
  const [a, b] = [typeof time === 'string' ? exactInstant(time) : undefined, exactInstant(than)];
  if (!a || !b) return false;
  return a.seconds !== b.seconds ? a.seconds > b.seconds : Number(`0.${a.fraction}0`) > Number(`0.${b.fraction}0`);
}

/**
 * Who is packed into what, and who is associated with what (EPCIS 2.0 §7.4.3 and §7.4.6): without a parent one can only be seen together, and an association
 * always has one. A declaration repeats the wrong event, also when this was what was wrong about it.
 */
function parentOf({ type, action, parentID, childEPCs, childQuantityList, errorDeclaration }: EpcisEvent): string[] {
  if (type === 'AggregationEvent') {
    const isOrphaned = action !== 'OBSERVE' && parentID === undefined && !errorDeclaration;
    return isOrphaned ? [`/parentID: an aggregation that is told with ${action} has a parent`] : [];
  }
  if (type !== 'AssociationEvent') return [];
  const hasChild = Boolean(childEPCs?.length) || Boolean(childQuantityList?.length);
  return [
    ...(parentID === undefined ? ['/parentID: an association has a parent'] : []),
    ...(action !== 'DELETE' && !hasChild ? ['/childEPCs: an association has a child'] : []),
  ];
}

/** A context at an address of somebody else's: what it defines only they know, and nothing is fetched from strangers. */
const isOfOthers = (context: Json | undefined): boolean =>
  [context].flat().some(part => typeof part === 'string' && !isEpcisContext(part));

/** JSON-LD reads `example:field` as a web address of scheme "example" when nobody says what `example` is: always a mistake. */
function undefinedPrefixes(holder: unknown, prefixes: Prefixes): string[] {
  const unknown = new Set<string>();
  const look = (value: unknown): void => {
    if (Array.isArray(value)) return value.forEach(look);
    if (!isObject(value)) return;
    for (const [key, inner] of Object.entries(value)) {
      if (key === '@context') continue;
      const [, prefix] = /^([^:/]+):(?!\/\/)/.exec(key) ?? [];
      if (prefix !== undefined && prefix !== 'urn' && prefixes[prefix] === undefined) unknown.add(prefix);
      look(inner);
    }
  };
  look(holder);
  return [...unknown].map(prefix => `@context: does not say what ${prefix}: is`);
}
