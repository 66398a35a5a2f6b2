// What may stand together on one thing (General Specifications §4.13 and the Syntax Dictionary): the same AI twice only with the same value, no two
// that exclude each other, and with each that needs company one of the groups it needs.
import { aiFacts } from './ai-facts.js';
import type { Element } from './ai-value.js';

export interface AssociationFault {
  readonly rule: 'repeated' | 'excluded' | 'required' | 'unserialised';
  readonly ai: string;
  /** The other AI, or the groups of which one is missing. */
  readonly other: string;
}

type Rule = (elements: readonly Element[]) => AssociationFault | undefined;

/** `31nn` matches any of the hundred. */
const matches = (pattern: string, ai: string): boolean =>
  ai.length === pattern.length && ai.startsWith(pattern.replace(/n+$/, ''));

const has = (elements: readonly Element[], pattern: string): boolean => elements.some(({ ai }) => matches(pattern, ai));

export const repeatFault: Rule = elements => {
  const values = new Map<string, string>();
  for (const { ai, value } of elements) {
    if (values.has(ai) && values.get(ai) !== value) return { rule: 'repeated', ai, other: ai };
    values.set(ai, value);
  }
  return undefined;
};

export const exclusionFault: Rule = elements => {
  for (const { ai } of elements) {
    const other = elements.find(one => one.ai !== ai && aiFacts(ai)?.not.some(pattern => matches(pattern, one.ai)));
    if (other) return { rule: 'excluded', ai, other: other.ai };
  }
  return undefined;
};

export const requisiteFault: Rule = elements => {
  for (const { ai } of elements) {
    const groups = aiFacts(ai)?.with ?? [];
    const others = elements.filter(one => one.ai !== ai);
    if (groups.length > 0 && !groups.some(group => group.every(pattern => has(others, pattern))))
      return { rule: 'required', ai, other: groups.map(group => group.join('+')).join(',') };
  }
  return undefined;
};

// A signature (8030) is of one thing, so a key whose serial is optional must carry it: the length without.
const WITHOUT_SERIAL: Record<string, number> = { '253': 13, '255': 13, '8003': 14 };

export const signatureFault: Rule = elements => {
  if (!has(elements, '8030')) return undefined;
  const key = elements.find(({ ai, value }) => value.length <= (WITHOUT_SERIAL[ai] ?? 0));
  return key && { rule: 'unserialised', ai: '8030', other: key.ai };
};

/** The first thing wrong with these AIs on one item, or nothing. */
export const associationFault: Rule = elements =>
  repeatFault(elements) ?? exclusionFault(elements) ?? requisiteFault(elements) ?? signatureFault(elements);
