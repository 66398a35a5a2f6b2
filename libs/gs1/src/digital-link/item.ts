// The part of Digital Link that our labels need: a product, or a lot or a single pack of it.
import { isValueOf, type Element } from '../ai/ai-value.js';
import type { DigitalLink } from './digital-link.js';
import { pathOf } from './write.js';

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

// In the one legal order below a GTIN.
const QUALIFIERS = [
  ['22', 'variant'],
  ['10', 'lot'],
  ['21', 'serial'],
] as const;

/**
 * May it stand as a lot, serial or variant? `.` and `..` are in the character set, but every browser takes them, also
 * percent-encoded, for "this folder" and "the folder above" (WHATWG URL §4.4), so no link could carry them.
 */
export const isQualifierValue = (text: string): boolean => isValueOf('10', text) && text !== '.' && text !== '..';

/** The item a link is about; nothing when it is about a place, a party or another kind of thing. */
export function itemOf({ key, qualifiers }: DigitalLink): Item | undefined {
  if (key.ai !== '01') return undefined;
  const item: { -readonly [Part in keyof Item]: Item[Part] } = { gtin: key.value };
  for (const { ai, value } of qualifiers) {
    const [, name] = QUALIFIERS.find(([known]) => known === ai) ?? [];
    if (name) item[name] = value;
  }
  return item;
}

/** The address to print. Throws when a part cannot be carried: what we issue was checked before. */
export function digitalLink({ origin, ...item }: Item & { readonly origin: string }): string {
  const [key, ...qualifiers] = elementsOf(item);
  if (!key || !isValueOf('01', key.value) || !qualifiers.every(({ value }) => isQualifierValue(value)))
    throw new RangeError(`no Digital Link for ${JSON.stringify(item)}`);
  return origin.replace(/\/+$/, '') + pathOf([key, ...qualifiers]);
}

/** What a scanner or a person reads under the symbol: `(01)09521234567892(10)L7(21)8F3K…`. */
export const elementString = (item: Item): string =>
  elementsOf(item)
    .map(({ ai, value }) => `(${ai})${value}`)
    .join('');

function elementsOf(item: Item): Element[] {
  const below = QUALIFIERS.flatMap(([ai, name]) => (item[name] === undefined ? [] : [{ ai, value: item[name] }]));
  return [{ ai: '01', value: item.gtin }, ...below];
}
