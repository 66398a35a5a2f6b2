import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describeShared, readJson } from '../../../../test/support/shared-data.js';
import { checkDigit } from '../check-digit.js';
import { aiFacts, allAis, primaryKeys, type AiFacts } from './ai-facts.js';
import { isValueOf, valueFault } from './ai-value.js';
import { associationFault, exclusionFault, repeatFault, requisiteFault, signatureFault } from './associations.js';
import {
  bracketed,
  isMalformedElements,
  readBracketed,
  readUnbracketed,
  unbracketed,
  type Elements,
} from './element-string.js';

/** A row of ours as a line of the dictionary: the two say the same of every AI. */
const asInDictionary = ({ ai, isPredefined, isAttribute, parts, qualifiers, with: groups, not, title }: AiFacts) => ({
  ai,
  flags: (isPredefined ? '*' : '') + (isAttribute ? '?' : ''),
  format: parts.map(({ set, min, max, isOptional, linters }) => {
    const size = `${set.toUpperCase()}${min === max ? '' : '..'}${max}`;
    return [isOptional ? `[${size}]` : size, ...linters].join(',');
  }),
  ex: not.join(','),
  req: groups.map(group => group.join('+')).join(','),
  key: qualifiers?.map(one => one.join(',')).join('|'),
  title,
});

function dictionary(file: string): unknown[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines
    .filter(line => /^\d/.test(line))
    .flatMap(line => {
      const [left = '', title = ''] = line.split('#').map(text => text.trim());
      const [ais = '', ...words] = left.split(/\s+/);
      const said = (name: string) => words.find(word => word.startsWith(`${name}=`))?.slice(name.length + 1) ?? '';
      const [first = '', last = first] = ais.split('-');
      return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) => ({
        ai: String(Number(first) + at).padStart(first.length, '0'),
        flags: words.find(word => /^[*?]+$/.test(word)) ?? '',
        format: words.filter(word => /^\[?[NXYZ][.\d]/.test(word)),
        ex: said('ex'),
        req: said('req'),
        key: words.includes('dlpkey') ? '' : said('dlpkey') || undefined,
        title,
      }));
    });
}

const elementsOf = (text: string): { ai: string; value: string }[] =>
  [...text.matchAll(/\((\d+)\)([^(]*)/g)].map(([, ai = '', value = '']) => ({ ai, value }));

describe('the AIs', () => {
  describeShared('D05 are those of the syntax dictionary', 'gs1/gs1-syntax-dictionary.txt', file => {
    it('to the last relation', () => {
      expect(allAis().map(asInDictionary)).toEqual(dictionary(file));
    });
  });

  it('D02 have the primary keys of Digital Link', () => {
    expect([...primaryKeys].sort().join(' ')).toBe(
      '00 01 253 255 401 402 414 415 417 8003 8004 8006 8010 8013 8017 8018',
    );
    expect(aiFacts('01')?.qualifiers).toEqual([['22', '10', '21'], ['235']]);
  });

  it.each([
    ['01', '09520123456788', undefined],
    ['01', '09520123456789', 'INCORRECT_CHECK_DIGIT'],
    ['01', '9520123456788', 'TOO_SHORT'],
    ['10', '', 'EMPTY'],
    ['10', 'x'.repeat(21), 'TOO_LONG'],
    ['10', 'chè', 'INVALID_CSET82_CHARACTER'],
    ['17', '260230', 'ILLEGAL_DAY'],
    ['253', '9526064000028000001', undefined],
    ['253', '9526064000028', undefined],
    ['8003', '19520123456788', 'NOT_ZERO'],
    ['4330', '001850-', undefined],
    ['4330', '001850+', 'NOT_HYPHEN'],
    ['423', '704418', undefined],
    ['423', '70441', 'TOO_SHORT'],
    ['423', '704419', 'NOT_ISO3166'],
    ['7007', '260101260131', undefined],
    ['8010', '9520123a', 'INVALID_CSET39_CHARACTER'],
    ['89', 'X', 'UNKNOWN_AI'],
  ])('D05 (%s)%s: %s', (ai, value, code) => {
    expect(valueFault({ ai, value })?.code).toBe(code);
    expect(isValueOf(ai, value)).toBe(code === undefined);
  });
});

describe('what stands together', () => {
  const checks = {
    validateAIrepeats: repeatFault,
    validateAImutex: exclusionFault,
    validateAIrequisites: requisiteFault,
    validateDigSigRequiresSerialisedKey: signatureFault,
  };
  interface Vector {
    check: keyof typeof checks;
    aiData: string;
    valid: boolean;
    src: string;
  }

  describeShared('D12 as the syntax engine judges it', 'gs1/ai-associations.sample.json', file => {
    it.each(readJson<{ vectors: Vector[] }>(file).vectors)('$check of $aiData', ({ check, aiData, valid }) => {
      expect(checks[check](elementsOf(aiData)) === undefined).toBe(valid);
    });
  });

  it('D12 says which rule, and with whom', () => {
    expect(associationFault(elementsOf('(01)A(21)B(10)C'))).toBeUndefined();
    expect(associationFault(elementsOf('(10)C(10)D(01)A'))).toEqual({ rule: 'repeated', ai: '10', other: '10' });
    expect(associationFault(elementsOf('(3100)1(3101)1(01)A'))).toEqual({
      rule: 'excluded',
      ai: '3100',
      other: '3101',
    });
    expect(associationFault(elementsOf('(21)B(22)C(8006)A'))).toEqual({ rule: 'required', ai: '22', other: '01' });
    expect(associationFault(elementsOf('(8030)Z(253)9526064000028'))?.rule).toBe('unserialised');
  });
});

describe('element strings', () => {
  it.each<[string, string | { malformed: string; ai?: string }]>([
    ['(01)12345678901231', '^0112345678901231'],
    ['(01)12345678901231(10)12345', '^01123456789012311012345'],
    ['(3100)123456(10)12345', '^31001234561012345'],
    ['(10)12345(11)991225', '^1012345^11991225'],
    ['(10)12345\\(11)991225', '^1012345(11)991225'],
    ['(10)12345\\(', '^1012345('],
    ['(10)(11)98765', { malformed: 'EMPTY', ai: '10' }],
    ['(10)12345(11)', { malformed: 'EMPTY', ai: '11' }],
    ['(1A)12345', { malformed: 'no-bracket' }],
    ['12345', { malformed: 'no-bracket' }],
    ['()12345', { malformed: 'no-bracket' }],
    ['(1)12345', { malformed: 'no-bracket' }],
    ['(12345)12345', { malformed: 'no-bracket' }],
    ['(15', { malformed: 'no-bracket' }],
    ['', { malformed: 'no-data' }],
    ['(01)123456789012312(10)12345', { malformed: 'TOO_LONG', ai: '01' }],
    ['(10)12345^', { malformed: 'INVALID_CSET82_CHARACTER', ai: '10' }],
    ['(17)9(90)217', { malformed: 'TOO_SHORT', ai: '17' }],
    ['(89)1', { malformed: 'unknown-ai', ai: '89' }],
  ])('reads %s as %j', (text, expected) => {
    const read = readBracketed(text);
    expect(isMalformedElements(read) ? read : unbracketed(read)).toEqual(expected);
    if (!isMalformedElements(read)) expect(readUnbracketed(unbracketed(read))).toEqual(read);
  });

  it.each<[string, Elements]>([
    ['0112345678901231', { malformed: 'no-fnc1' }],
    ['^', { malformed: 'no-data' }],
    ['^2345', { malformed: 'unknown-ai', ai: '2345' }],
    ['^011234567890123', { malformed: 'TOO_SHORT', ai: '01' }],
    [
      '^0112345678901231^10A',
      [
        { ai: '01', value: '12345678901231' },
        { ai: '10', value: 'A' },
      ],
    ],
  ])('reads %s as %j', (text, expected) => {
    expect(readUnbracketed(text)).toEqual(expected);
  });

  it('come back from either form as they went in', () => {
    const gtin = fc.stringMatching(/^\d{13}$/).map(body => ({ ai: '01', value: body + checkDigit(body) }));
    const text = (ai: string, max: number) =>
      fc.stringMatching(new RegExp(`^[!"%-?A-Z_a-z]{1,${max}}$`)).map(value => ({ ai, value }));
    const any = fc.array(
      fc.oneof(gtin, text('10', 20), text('21', 20), text('91', 90), fc.constant({ ai: '17', value: '261231' })),
      {
        minLength: 1,
      },
    );
    fc.assert(
      fc.property(any, elements => {
        expect(readUnbracketed(unbracketed(elements))).toEqual(elements);
        // A value that ends in a backslash cannot be told from an escape: the notation is for people.
        if (!elements.some(({ value }) => value.includes('\\')))
          expect(readBracketed(bracketed(elements))).toEqual(elements);
      }),
    );
  });

  it('answers any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.stringMatching(/^\^?[0-9^A()]*$/), (noise, close) => {
        for (const text of [noise, close])
          for (const read of [readBracketed, readUnbracketed]) expect(read(text)).toBeDefined();
      }),
    );
  });
});
