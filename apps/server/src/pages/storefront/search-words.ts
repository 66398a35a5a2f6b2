import { LINES, type LineCode } from '#libs/catalog';
import { fold, tidy } from '#platform/language';

/** Longer questions are cut: nobody types them, and each word costs. */
const MOST_WORDS = 8;

export interface SearchWords {
  /** All words without marks, for comparing trigrams. */
  folded: string;
  /** The longest word as a LIKE pattern: the one an index narrows best. */
  narrowing: string;
  /** Regular expressions, one per word: it begins a word of the folded text. */
  plain: string[];
  /** The same with the tone marks as typed. */
  marked: string[];
}

/** Letters and digits only, so that no word can be read as a pattern. */
const wordsIn = (text: string): string[] => (text.match(/[\p{L}\p{N}]+/gu) ?? []).slice(0, MOST_WORDS);

const beginning = (word: string): string => `\\m${word}`;

const LINE_NAMES = Object.entries(LINES).map(([line, { vi, en }]) => ({
  line: line as LineCode,
  names: [vi, en].map(name => wordsIn(fold(name))),
}));

/** The lines whose name, in either language, holds every word as a whole: "tra" is no part of "trang trí". */
export function linesNamed(typed: string): LineCode[] {
  const words = wordsIn(fold(typed));
  if (words.length === 0) return [];
  return LINE_NAMES.filter(({ names }) => names.some(name => words.every(word => name.includes(word)))).map(
    ({ line }) => line,
  );
}

/** What somebody typed into the search box, or undefined when it holds no word at all. */
export function searchWords(typed: string): SearchWords | undefined {
  const words = wordsIn(fold(typed));
  const [longest] = [...words].sort((a, b) => b.length - a.length);
  if (longest === undefined) return undefined;
  return {
    folded: words.join(' '),
    narrowing: `%${longest}%`,
    plain: words.map(beginning),
    marked: wordsIn(tidy(typed).toLowerCase()).map(beginning),
  };
}
