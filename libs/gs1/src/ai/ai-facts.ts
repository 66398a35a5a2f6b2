// The table of ai-table.ts as something to ask. Read once, when the process starts.
import { linters, type LinterName } from '../linters/linters.js';
import { AI_TABLE } from './ai-table.js';

export type CharacterSet = 'n' | 'x' | 'y' | 'z';

/** One part of an AI's value, all of which stand one after the other; only the last can have more than one length. */
export interface AiPart {
  readonly set: CharacterSet;
  readonly min: number;
  readonly max: number;
  readonly isOptional: boolean;
  readonly linters: readonly LinterName[];
}

export interface AiFacts {
  readonly ai: string;
  readonly title: string;
  readonly parts: readonly AiPart[];
  /** Its length is known beforehand: in an element string no FNC1 has to follow. */
  readonly isPredefined: boolean;
  /** It may stand behind the `?` of a Digital Link. */
  readonly isAttribute: boolean;
  /** A primary key: the sequences of qualifiers that may follow it in a path, each in its one order. */
  readonly qualifiers?: readonly (readonly string[])[];
  /** One of these groups must be there as well. */
  readonly with: readonly (readonly string[])[];
  /** None of these may be there; `n` is any digit. */
  readonly not: readonly string[];
}

const facts = new Map<string, AiFacts>();
for (const line of AI_TABLE.trim().split('\n')) for (const row of readLine(line)) facts.set(row.ai, row);

// AIs that begin with the same two digits are equally long, assigned or not (General Specifications §7.8.3).
const lengthByStart = new Map([...facts.keys()].map(ai => [ai.slice(0, 2), ai.length]));

export const aiFacts = (ai: string): AiFacts | undefined => facts.get(ai);

export const allAis = (): readonly AiFacts[] => [...facts.values()];

/** How many digits of an element string are the AI; nothing when no AI begins like this. */
export const aiLength = (text: string): number | undefined => lengthByStart.get(text.slice(0, 2));

/** The keys that a Digital Link can begin with: 16 of the 21 names a resolver may support, since 410–413 lead nowhere. */
export const primaryKeys: readonly string[] = [...facts.values()].filter(row => row.qualifiers).map(row => row.ai);

/** Columns: ten characters, two flags, the rest. */
function readLine(line: string): AiFacts[] {
  const [ais, flags, rest] = [line.slice(0, 10).trim(), line.slice(11, 13), line.slice(14)];
  const [body = '', title = ''] = rest.split(' # ');
  const [format = '', relations = ''] = body.split(' | ');
  const said = (word: string): string | undefined =>
    relations
      .split('; ')
      .find(one => one === word || one.startsWith(`${word} `))
      ?.slice(word.length + 1);
  const key = said('key');
  return expand(ais).map(ai => ({
    ai,
    title,
    parts: format.split(' ').map(readPart),
    isPredefined: flags.includes('='),
    isAttribute: flags.includes('&'),
    ...(key === undefined ? {} : { qualifiers: key.split('|').map(one => (one === '' ? [] : one.split('.'))) }),
    with:
      said('with')
        ?.split(',')
        .map(group => group.split('+')) ?? [],
    not: said('not')?.split(',') ?? [],
  }));
}

function expand(ais: string): string[] {
  const [first = '', last = first] = ais.split('..');
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
    String(Number(first) + at).padStart(first.length, '0'),
  );
}

function readPart(text: string): AiPart {
  const [size = '', ...names] = text.replace('?', '').split(':');
  const [, set = '', upTo, length = ''] = /^([nxyz])(\.\.)?(\d+)$/.exec(size) ?? [];
  const unknown = names.find(name => !Object.hasOwn(linters, name));
  if (!set || unknown) throw new Error(`the AI table does not read: ${text}`);
  return {
    set: set as CharacterSet,
    min: upTo ? 1 : Number(length),
    max: Number(length),
    isOptional: text.includes('?'),
    linters: names as LinterName[],
  };
}
