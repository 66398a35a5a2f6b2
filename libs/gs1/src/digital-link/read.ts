// Reads a GS1 Digital Link (URI Syntax 1.7.0). Always the raw address: a router that decodes early turns the %2F of a lot into a separator.
import { aiFacts, type AiFacts } from '../ai/ai-facts.js';
import { lengthOf, valueFault, type Element } from '../ai/ai-value.js';
import type { DigitalLink, Malformed, MalformedReason } from './digital-link.js';
import { percentDecode, queryDecode } from './escapes.js';
import { LEGACY_NAMES } from './legacy-names.js';

export interface ReadingOptions {
  /** GTIN-8, -12 and -13, filled up to 14 digits: allowed until version 1.3. */
  readonly shortGtins?: boolean;
  /** `/gtin/` for `/01/`: gone since version 1.3. */
  readonly names?: boolean;
  /** Whether values must pass every linter, or only be as long as they may be. */
  readonly checks?: 'all' | 'length';
}

const ADDRESS = /^[\w\-.~:/?#[\]@!$&'()*+,;=%]*$/;
/** One case or the other, never mixed; the host is left open but for characters that no host has. */
const ORIGIN = /^(?:https?|HTTPS?):\/\/([^/]*)(?=\/)/;
const NOT_IN_A_HOST = /[_~?#@!$&'()*+,;=%]/;

const no = (malformed: MalformedReason, ai?: string, code?: string): Malformed => ({
  malformed,
  ...(ai === undefined ? {} : { ai }),
  ...(code === undefined ? {} : { code }),
});

/** Reads `https://host/stem/01/…?17=…`, or the raw target of a request: `/01/…?17=…`. Never throws, whatever it gets. */
export function readDigitalLink(text: string, options: ReadingOptions = {}): DigitalLink | Malformed {
  if (!ADDRESS.test(text)) return no('not-an-address');
  const target = afterOrigin(text);
  if (typeof target !== 'string') return target;
  const address = upTo(target, '#');
  const path = upTo(address, '?');
  const query = address.slice(path.length + 1);

  const found = readPath(path, options);
  if ('malformed' in found) return found;
  const attributes = readQuery(query, found.elements, options);
  if ('malformed' in attributes) return attributes;
  const [key, ...qualifiers] = found.elements;
  return key ? { key, qualifiers, attributes, query, stem: found.stem } : no('no-key');
}

function afterOrigin(text: string): string | Malformed {
  if (text.startsWith('/')) return text;
  const [origin, host] = ORIGIN.exec(text) ?? [];
  if (origin === undefined) return no('not-an-address');
  return !host || NOT_IN_A_HOST.test(host) ? no('no-host') : text.slice(origin.length);
}

const upTo = (text: string, mark: string): string => {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
};

function readPath(path: string, options: ReadingOptions): { elements: Element[]; stem: string } | Malformed {
  const segments = path.split('/');
  // Backwards, pair by pair, as long as there are AIs: the rightmost key is the one, and what stands before it is the stem.
  let at = segments.length - 2;
  while (at > 0 && factsOf(segments[at], options)?.qualifiers === undefined) {
    if (!factsOf(segments[at], options)) return no('no-key');
    at -= 2;
  }
  if (at < 1) return no('no-key');

  const elements: Element[] = [];
  for (let pair = at; pair < segments.length; pair += 2) {
    const ai = factsOf(segments[pair], options)?.ai ?? '';
    const element = readValue(ai, percentDecode(segments[pair + 1] ?? ''), options);
    if ('malformed' in element) return element;
    elements.push(element);
  }
  const [key, ...qualifiers] = elements.map(({ ai }) => ai);
  if (!isSequence(key ?? '', qualifiers)) return no('path-order', qualifiers.at(-1));
  return { elements, stem: segments.slice(0, at).join('/') };
}

const factsOf = (segment = '', { names }: ReadingOptions): AiFacts | undefined =>
  aiFacts(names && Object.hasOwn(LEGACY_NAMES, segment) ? (LEGACY_NAMES[segment] ?? '') : segment);

/** Any of the qualifiers, none twice, in their one order. */
export const isSequence = (key: string, qualifiers: readonly string[]): boolean =>
  aiFacts(key)?.qualifiers?.some(order => isInOrder(order, qualifiers)) ?? false;

function isInOrder(order: readonly string[], qualifiers: readonly string[]): boolean {
  let next = 0;
  for (const ai of qualifiers) {
    const place = order.indexOf(ai, next);
    if (place < 0) return false;
    next = place + 1;
  }
  return true;
}

function readValue(ai: string, text: string | undefined, options: ReadingOptions): Element | Malformed {
  if (text === undefined) return no('bad-value', ai, 'NUL');
  const value = ai === '01' && options.shortGtins && /^(?:\d{8}|\d{12,13})$/.test(text) ? text.padStart(14, '0') : text;
  const code = options.checks === 'length' ? wrongLength(ai, value) : valueFault({ ai, value })?.code;
  return code === undefined ? { ai, value } : no('bad-value', ai, code);
}

function wrongLength(ai: string, value: string): string | undefined {
  const facts = aiFacts(ai);
  if (!facts) return 'UNKNOWN_AI';
  const { min, max } = lengthOf(facts);
  return value.length < Math.max(min, 1) ? 'TOO_SHORT' : value.length > max ? 'TOO_LONG' : undefined;
}

/** `&` and `;` part the pairs; what has no value, or a key that is no number, is others' business. */
function readQuery(query: string, inPath: readonly Element[], options: ReadingOptions): Element[] | Malformed {
  const attributes: Element[] = [];
  if (query === '') return attributes;
  for (const pair of query.split(/[&;]/)) {
    const equals = pair.indexOf('=');
    const ai = pair.slice(0, Math.max(equals, 0));
    if (!/^\d+$/.test(ai)) continue;
    if (!mayStandHere(ai, [...inPath, ...attributes], inPath)) return no('bad-attribute', ai);
    const element = readValue(ai, queryDecode(pair.slice(equals + 1)), options);
    if ('malformed' in element) return { ...element, malformed: 'bad-attribute' };
    attributes.push(element);
  }
  return attributes;
}

/** Known, allowed behind the `?`, not there yet, and not one that belongs into this path. */
function mayStandHere(ai: string, before: readonly Element[], [key, ...qualifiers]: readonly Element[]): boolean {
  if (!aiFacts(ai)?.isAttribute || before.some(element => element.ai === ai)) return false;
  const sequence = qualifiers.map(element => element.ai);
  return !sequence
    .concat('')
    .some((_, at) => isSequence(key?.ai ?? '', [...sequence.slice(0, at), ai, ...sequence.slice(at)]));
}
