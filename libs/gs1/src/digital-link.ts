// A GS1 Digital Link is the web address inside our QR codes: `https://host/01/{gtin}/10/{lot}/21/{serial}`
// (GS1 Digital Link URI Syntax 1.7). `digitalLink` writes one, `parseDigitalLinkPath` reads one back from the raw
// request target: raw, because a router that decodes early turns the %2F inside a lot into a path separator.
import { endsInItsCheckDigit } from './check-digit.js';

/** What one link identifies: a product, or a variant, a lot or a single pack of it. */
export interface Item {
  /** AI 01, always 14 digits: shorter GTINs in the path are invalid since version 1.4 of the syntax. */
  readonly gtin: string;
  /** AI 22, consumer product variant. We read it from others' links and never print it. */
  readonly variant?: string;
  /** AI 10 */
  readonly lot?: string;
  /** AI 21 */
  readonly serial?: string;
}

export interface DigitalLink extends Item {
  /** Everything after `?`, byte for byte: a conformant resolver must pass it on unchanged. */
  readonly query: string;
}

export type MalformedReason =
  | 'bad-check-digit'
  | 'bad-gtin'
  | 'bad-variant'
  | 'bad-lot'
  | 'bad-serial'
  | 'bad-attribute'
  | 'bad-percent-encoding'
  | 'unknown-path';

export interface Malformed {
  readonly malformed: MalformedReason;
}

type Qualifier = 'variant' | 'lot' | 'serial';

// The one legal order below a GTIN; any subset, but never another order.
const QUALIFIERS: readonly (readonly [ai: string, name: Qualifier, reason: MalformedReason])[] = [
  ['22', 'variant', 'bad-variant'],
  ['10', 'lot', 'bad-lot'],
  ['21', 'serial', 'bad-serial'],
];

// GS1 AI encodable character set 82 (General Specifications, figure 7.11-1). The range % to ? holds & ' ( ) * + , - . /
// the digits and : ; < = >
const CHARACTER_SET_82 = /^[!"%-?A-Z_a-z]{1,20}$/;

/**
 * May it stand as a lot, serial or variant? `.` and `..` are in the character set, but every browser takes them, also
 * percent-encoded, for "this folder" and "the folder above" (WHATWG URL §4.4), so no link could carry them.
 */
export const isQualifierValue = (text: string): boolean => CHARACTER_SET_82.test(text) && text !== '.' && text !== '..';

export const isMalformed = (link: DigitalLink | Malformed): link is Malformed => 'malformed' in link;

/** The address to print. Throws when a part cannot be carried: what we issue was checked before. */
export function digitalLink({ origin, ...item }: Item & { readonly origin: string }): string {
  const reason = fault(item);
  if (reason) throw new RangeError(`no Digital Link for ${JSON.stringify(item)}: ${reason}`);
  const rest = QUALIFIERS.map(([ai, name]) => (item[name] === undefined ? '' : `/${ai}/${percentEncode(item[name])}`));
  return `${origin.replace(/\/+$/, '')}/01/${item.gtin}${rest.join('')}`;
}

/** Reads the path and query of a request. Never throws: the text comes from whatever somebody pointed a phone at. */
export function parseDigitalLinkPath(pathAndQuery: string): DigitalLink | Malformed {
  const target = pathAndQuery.replace(/#.*$/s, '');
  const queryAt = target.indexOf('?');
  const path = queryAt < 0 ? target : target.slice(0, queryAt);
  const query = queryAt < 0 ? '' : target.slice(queryAt + 1);

  const item = readPath(path);
  if (typeof item === 'string') return { malformed: item };
  const reason = fault(item) ?? queryFault(query);
  return reason ? { malformed: reason } : { ...item, query };
}

/** What a scanner or a person reads under the symbol: `(01)09521234567892(10)L7(21)8F3K…`. */
export const elementString = (item: Item): string =>
  `(01)${item.gtin}${QUALIFIERS.map(([ai, name]) => (item[name] === undefined ? '' : `(${ai})${item[name]}`)).join('')}`;

function fault(item: Item): MalformedReason | undefined {
  if (!/^\d{14}$/.test(item.gtin)) return 'bad-gtin';
  if (!endsInItsCheckDigit(item.gtin)) return 'bad-check-digit';
  return QUALIFIERS.find(([, name]) => item[name] !== undefined && !isQualifierValue(item[name]))?.[2];
}

function readPath(path: string): Item | MalformedReason {
  // One trailing slash is no part of the syntax, but a resolver gives the same answer (Resolver 1.2 §2.13).
  const [root, ai, gtin, ...rest] = path.replace(/\/$/, '').split('/');
  if (root !== '' || ai !== '01' || gtin === undefined || rest.length % 2 !== 0) return 'unknown-path';
  if (![gtin, ...rest].every(isPercentEncoded)) return 'bad-percent-encoding';

  const found: Partial<Record<Qualifier, string>> = {};
  let next = 0;
  for (let i = 0; i < rest.length; i += 2) {
    const place = QUALIFIERS.findIndex(([known], at) => at >= next && known === rest[i]);
    const name = QUALIFIERS[place]?.[1];
    if (!name) return 'unknown-path';
    found[name] = decodeURIComponent(rest[i + 1] ?? '');
    next = place + 1;
  }
  return { gtin: decodeURIComponent(gtin), ...found };
}

/**
 * Attributes are kept, not read. Refused is only what makes the link ambiguous (URI Syntax §4.10): the key or one of
 * its qualifiers again in the query, the same AI twice, an AI without a value. `;` separates as `&` does.
 */
function queryFault(query: string): MalformedReason | undefined {
  const seen = new Set(['01', ...QUALIFIERS.map(([ai]) => ai)]);
  for (const pair of query.split(/[&;]/)) {
    const [, ai, value] = /^(\d+)(?:=(.*))?$/s.exec(pair) ?? [];
    if (ai === undefined) continue;
    if (seen.has(ai) || !value) return 'bad-attribute';
    seen.add(ai);
  }
  return undefined;
}

// encodeURIComponent leaves ! ' ( ) * alone; the Digital Link syntax wants all but the unreserved characters encoded.
const percentEncode = (text: string): string =>
  encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/** Only characters that RFC 3986 allows in a path segment, and every % begins a well-formed UTF-8 escape. */
function isPercentEncoded(segment: string): boolean {
  if (!/^(?:[\w\-.~!$&'()*+,;=:@]|%[\dA-Fa-f]{2})*$/.test(segment)) return false;
  try {
    decodeURIComponent(segment);
    return true;
  } catch {
    return false;
  }
}
