// Writes GS1 Digital Links: the canonical form of one, or one from AIs as a barcode has them (URI Syntax 1.7.0 §4.12).
import { aiFacts } from '../ai/ai-facts.js';
import type { Element } from '../ai/ai-value.js';
import type { DigitalLink, Malformed } from './digital-link.js';
import { percentEncode } from './escapes.js';

export const CANONICAL_ORIGIN = 'https://id.gs1.org';

const pair = ({ ai, value }: Element): string => `${ai}=${percentEncode(value)}`;

/** `/01/09521234567892/10/L%2F7` */
export const pathOf = (elements: readonly Element[]): string =>
  elements.map(({ ai, value }) => `/${ai}/${percentEncode(value)}`).join('');

/** The one address of a thing: `https://id.gs1.org`, its keys, and its attributes by AI. Two links mean the same when these are equal. */
export function toCanonical({
  key,
  qualifiers,
  attributes,
}: Pick<DigitalLink, 'key' | 'qualifiers' | 'attributes'>): string {
  const query = [...attributes]
    .sort((a, b) => (a.ai < b.ai ? -1 : 1))
    .map(pair)
    .join('&');
  return CANONICAL_ORIGIN + pathOf([key, ...qualifiers]) + (query && `?${query}`);
}

/**
 * A link from AIs in any order: the first key among them leads, its qualifiers follow in their order, the rest goes behind the `?`, those of
 * known length first. There is none without a key, nor when something is left that may not stand there.
 */
export function digitalLinkFrom(elements: readonly Element[], origin = CANONICAL_ORIGIN): string | Malformed {
  const key = elements.find(({ ai }) => aiFacts(ai)?.qualifiers);
  if (!key) return { malformed: 'no-key' };
  const order = bestSequence(key.ai, elements);
  const inPath = order.flatMap(ai => elements.find(element => element.ai === ai) ?? []);
  const rest = elements.filter(({ ai }, at) => ai !== key.ai && !order.includes(ai) && firstOf(elements, ai) === at);
  const stranger = rest.find(({ ai }) => !aiFacts(ai)?.isAttribute);
  if (stranger) return { malformed: 'bad-attribute', ai: stranger.ai };
  const isFirst = ({ ai }: Element) => aiFacts(ai)?.isPredefined === true;
  const query = [...rest.filter(isFirst), ...rest.filter(one => !isFirst(one))].map(pair).join('&');
  return origin.replace(/\/+$/, '') + pathOf([key, ...inPath]) + (query && `?${query}`);
}

const firstOf = (elements: readonly Element[], wanted: string): number => elements.findIndex(({ ai }) => ai === wanted);

/** The alternative that takes up most of what is there; the first of equals. */
function bestSequence(key: string, elements: readonly Element[]): readonly string[] {
  const taken = (order: readonly string[]): number => order.filter(ai => firstOf(elements, ai) >= 0).length;
  const orders = aiFacts(key)?.qualifiers ?? [];
  return orders.reduce((best, order) => (taken(order) > taken(best) ? order : best), orders[0] ?? []);
}
