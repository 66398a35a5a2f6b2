// Element strings: AIs and values one after the other, as a linear barcode, a DataMatrix and a person have them.
//   bracketed    (01)09521234567892(10)L7       as it stands under the symbol; `\(` is a bracket of the data
//   unbracketed  ^010952123456789210L7          as the symbol carries it; `^` is FNC1, first and after each value that has no length of its own
import { aiFacts, aiLength } from './ai-facts.js';
import { lengthOf, valueFault, type Element } from './ai-value.js';

export interface MalformedElements {
  /** `no-bracket`, `no-fnc1`, `no-data`, `unknown-ai`, or the code of what is wrong with a value. */
  readonly malformed: string;
  readonly ai?: string;
}

export type Elements = readonly Element[] | MalformedElements;

export const isMalformedElements = (elements: Elements): elements is MalformedElements => 'malformed' in elements;

export function readBracketed(text: string): Elements {
  const found: Element[] = [];
  let rest = text;
  while (rest !== '') {
    const [all, ai = '', value = ''] = /^\((\d{2,4})\)((?:\\\(|[^(])*)/.exec(rest) ?? [];
    if (all === undefined) return { malformed: 'no-bracket' };
    found.push({ ai, value: value.replaceAll('\\(', '(') });
    rest = rest.slice(all.length);
  }
  return checked(found);
}

export function readUnbracketed(text: string): Elements {
  if (!text.startsWith('^')) return { malformed: 'no-fnc1' };
  const found: Element[] = [];
  let rest = text.slice(1);
  while (rest !== '') {
    const ai = rest.slice(0, aiLength(rest) ?? 0);
    const facts = aiFacts(ai);
    if (!facts) return { malformed: 'unknown-ai', ai: rest.slice(0, 4) };
    const upTo = rest.indexOf('^') < 0 ? rest.length : rest.indexOf('^');
    const end = facts.isPredefined ? Math.min(upTo, ai.length + lengthOf(facts).max) : upTo;
    found.push({ ai, value: rest.slice(ai.length, end) });
    rest = rest.slice(end + (rest[end] === '^' ? 1 : 0));
  }
  return checked(found);
}

function checked(elements: Element[]): Elements {
  if (elements.length === 0) return { malformed: 'no-data' };
  for (const element of elements) {
    // A ^ would be taken for FNC1.
    const code = element.value.includes('^') ? 'INVALID_CSET82_CHARACTER' : valueFault(element)?.code;
    if (code === 'UNKNOWN_AI') return { malformed: 'unknown-ai', ai: element.ai };
    if (code !== undefined) return { malformed: code, ai: element.ai };
  }
  return elements;
}

export const bracketed = (elements: readonly Element[]): string =>
  elements.map(({ ai, value }) => `(${ai})${value.replaceAll('(', '\\(')}`).join('');

export function unbracketed(elements: readonly Element[]): string {
  let [text, needsFnc1] = ['', true];
  for (const { ai, value } of elements) {
    text += (needsFnc1 ? '^' : '') + ai + value;
    needsFnc1 = !aiFacts(ai)?.isPredefined;
  }
  return text;
}
