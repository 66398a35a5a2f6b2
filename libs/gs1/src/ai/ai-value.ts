// Is this a value of that AI? Its characters, its length, and what the linters of its parts say.
import type { Fault } from '../linters/fault.js';
import { lint, type LinterName } from '../linters/linters.js';
import { aiFacts, type AiFacts, type AiPart, type CharacterSet } from './ai-facts.js';

/** An AI and its value: `{ ai: '10', value: 'T260815-A3' }`. */
export interface Element {
  readonly ai: string;
  readonly value: string;
}

const setOf: Record<CharacterSet, LinterName> = { n: 'csetnumeric', x: 'cset82', y: 'cset39', z: 'cset64' };

/** Nothing when it is one. Codes are those of GS1's syntax tests, and `UNKNOWN_AI`, `EMPTY`, `TOO_SHORT`, `TOO_LONG`. */
export function valueFault({ ai, value }: Element): Fault | undefined {
  const facts = aiFacts(ai);
  if (!facts) return { code: 'UNKNOWN_AI', at: 0, length: value.length };
  return lengthFault(facts, value) ?? partsFault(facts.parts, value);
}

export const isValueOf = (ai: string, value: string): boolean => valueFault({ ai, value }) === undefined;

/** The fewest and the most characters a value can have. */
export function lengthOf({ parts }: AiFacts): { min: number; max: number } {
  let [min, max] = [0, 0];
  for (const part of parts) {
    min += part.isOptional ? 0 : part.min;
    max += part.max;
  }
  return { min, max };
}

function lengthFault(facts: AiFacts, value: string): Fault | undefined {
  const { min, max } = lengthOf(facts);
  const code = value === '' ? 'EMPTY' : value.length < min ? 'TOO_SHORT' : value.length > max ? 'TOO_LONG' : undefined;
  return code === undefined ? undefined : { code, at: 0, length: value.length };
}

function partsFault(parts: readonly AiPart[], value: string): Fault | undefined {
  let at = 0;
  for (const part of parts) {
    const text = value.slice(at, at + part.max);
    if (text === '' && part.isOptional) break;
    if (text.length < part.min) return { code: 'TOO_SHORT', at, length: text.length };
    for (const name of [setOf[part.set], ...part.linters]) {
      const found = lint(name, text);
      if (found) return { ...found, at: found.at + at };
    }
    at += text.length;
  }
  return undefined;
}
