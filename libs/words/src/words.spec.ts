import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { refusalText, wordsIn } from './index.js';

const libs = join(import.meta.dirname, '../..');

function codesOfTheHouse(): string[] {
  const files = readdirSync(libs, { recursive: true, encoding: 'utf8' }).filter(
    name => /\.ts$/.test(name) && !/\.spec\.ts$/.test(name),
  );
  const sources = files.map(name => readFileSync(join(libs, name), 'utf8'));
  const codes = sources.flatMap(source =>
    [...source.matchAll(/readonly code = '([a-z-]+)'/g)].map(match => match[1] ?? ''),
  );
  return [...new Set(codes)];
}

function texts(part: unknown): string[] {
  if (typeof part === 'string') return [part];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(texts) : [];
}

describe('the catalogue of words', () => {
  it.each(['vi', 'en'] as const)('has a sentence for every refusal of the house (%s)', locale => {
    const codes = codesOfTheHouse();
    expect(codes.length).toBeGreaterThan(1);
    expect(codes.filter(code => refusalText(locale, code, {}) === undefined)).toEqual([]);
  });

  it('has one sentence for a refusal: of two parts with the same code, one would speak for the other', () => {
    const codes = Object.values(wordsIn('vi')).flatMap(part => ('refusals' in part ? Object.keys(part.refusals) : []));
    expect(codes.filter((code, at) => codes.indexOf(code) !== at)).toEqual([]);
  });

  it('is composed Unicode without stray spaces', () => {
    for (const text of [...texts(wordsIn('vi')), ...texts(wordsIn('en'))]) {
      expect(text).toBe(text.normalize('NFC').trim());
      expect(text).not.toBe('');
    }
  });
});
