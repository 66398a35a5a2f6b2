import { createHash } from 'node:crypto';

/** What somebody typed, field by field, or what a device sent. */
export type Typed = Readonly<Record<string, string | number | null>>;

/** One text for the same content: keys in order, no spaces. What was left empty was not said. */
export function typedText(typed: Typed): string {
  const said = Object.entries(typed).filter(([, value]) => value !== null && value !== '');
  return JSON.stringify(Object.fromEntries(said.toSorted(([a], [b]) => (a < b ? -1 : 1))));
}

/** Stands in the events of the task: whoever holds the text can show that the events say what was typed. */
export const typedHash = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
