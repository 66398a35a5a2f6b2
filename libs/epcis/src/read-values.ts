// Values of query parameters, as the address or a JSON body brings them.
import { canonicalName } from './epc-name.js';
import { namesLike } from './epc-patterns.js';
import { toTimestamp } from './instants.js';
import { expand, type Prefixes } from './prefixes.js';
import { QueryUnreadable } from './query-refusals.js';
import type { FacetValue, Names } from './query-terms.js';
import { bareWord, VOCABULARIES, type VocabularyName } from './vocabulary.js';

export type Given = string | number | boolean | null | readonly (string | number | boolean)[];

/** One parameter and what was given for it. In an address, a list is one text with `|` between its members. */
export class Parameter {
  constructor(
    readonly name: string,
    private readonly given: Given,
    private readonly isFromAddress: boolean,
    private readonly prefixes: Prefixes,
  ) {}

  refuse(why: string): QueryUnreadable {
    return new QueryUnreadable(this.name, why);
  }

  texts(): string[] {
    const given = this.isFromAddress && typeof this.given === 'string' ? this.given.split('|') : [this.given].flat();
    const texts = given.map(one => (typeof one === 'string' || typeof one === 'number' ? String(one) : ''));
    if (texts.length === 0 || texts.some(text => text === '')) throw this.refuse('needs a value');
    return texts;
  }

  /** With the meaning of a prefix in its place. */
  expanded(): string[] {
    return this.texts().map(text => expand(text, this.prefixes));
  }

  one(): string {
    const [text, ...more] = this.texts();
    if (text === undefined || more.length > 0) throw this.refuse('takes one value');
    return text;
  }

  /** Standard words in any spelling, or URIs of somebody's own. */
  words(vocabulary: VocabularyName): string[] {
    const known = VOCABULARIES[vocabulary].words;
    return this.texts().map(text => {
      const word = bareWord(vocabulary, expand(text, this.prefixes));
      if (!known.includes(word) && !word.includes(':')) throw this.refuse(`${text} is no word of the standard`);
      return word;
    });
  }

  names(): string[] {
    return this.texts().map(text => {
      const name = expand(text, this.prefixes);
      if (!/^[a-z][a-z0-9+.-]*:./i.test(name)) throw this.refuse(`${text} is no URI`);
      return canonicalName(name);
    });
  }

  among(allowed: readonly string[]): string[] {
    const texts = this.texts();
    const wrong = texts.find(text => !allowed.includes(text));
    if (wrong !== undefined) throw this.refuse(`${wrong} is none of ${allowed.join(', ')}`);
    return texts;
  }

  time(): string {
    // An unescaped plus of a time zone arrives as a space.
    const at = toTimestamp(this.one().replace(/ (\d\d:\d\d)$/, '+$1'));
    if (at === undefined) throw this.refuse('is no time with a zone');
    return at;
  }

  numbers(): number[] {
    return this.texts().map(text => {
      const number = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text.trim()) ? Number(text) : Number.NaN;
      if (!Number.isFinite(number)) throw this.refuse(`${text} is no number`);
      return number;
    });
  }

  number(): number {
    const [number, ...more] = this.numbers();
    if (number === undefined || more.length > 0) throw this.refuse('takes one number');
    return number;
  }

  count(): number {
    const number = this.number();
    if (!Number.isSafeInteger(number) || number < 1 || number > 1_000_000) throw this.refuse('is no number of events');
    return number;
  }

  flag(): string {
    if (typeof this.given === 'boolean') return String(this.given);
    return this.among(['true', 'false'])[0] as string;
  }

  /** The value of an EXISTS_ parameter says nothing, or whether it is meant: with `false` it is as if it were not there. */
  isWanted(): boolean {
    const { given } = this;
    if (given === false || given === 'false') return false;
    const isText = typeof given === 'string' || typeof given === 'number';
    const isNothing = given === null || given === true || (isText && /^(true|\d*)$/.test(String(given)));
    if (!isNothing) throw this.refuse('takes no value');
    return true;
  }

  /** What an extension may hold: a text, which may also be a number or a time. */
  loose(): FacetValue[] {
    return this.texts().flatMap(text => {
      const num = /^[+-]?\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
      // Events keep such a text as it was written: `my:red` may be asked for in that spelling or in full.
      const full = expand(text, this.prefixes);
      return [{ text, num, at: toTimestamp(text) }, ...(full === text ? [] : [{ text: full }])];
    });
  }

  /** To be compared as less or more: a number or a time. */
  ordered(): FacetValue[] {
    const text = this.one();
    const at = toTimestamp(text.replace(/ (\d\d:\d\d)$/, '+$1'));
    return at === undefined ? [{ num: this.number() }] : [{ at }];
  }

  epcs(): Names {
    return namesLike(this.names());
  }
}
