import fc from 'fast-check';
import { describeShared, readJson } from '../../../../test/support/shared-data.js';
import {
  aiFacts,
  digitalLinkFrom,
  hashForm,
  isMalformed,
  isMalformedElements,
  isSequence,
  primaryKeys,
  readBracketed,
  readDigitalLink,
  toCanonical,
  unbracketed,
} from '../index.js';

const GTIN = '09520123456788';
const elementStringOf = (uri: string, options = {}): string | null => {
  const link = readDigitalLink(uri, options);
  return isMalformed(link) ? null : unbracketed([link.key, ...link.qualifiers, ...link.attributes]);
};

describe('reading a Digital Link', () => {
  interface Parse {
    uri: string;
    valid: boolean;
    elementString: string | null;
    options?: { permitConvenienceAlphas?: boolean; permitZeroSuppressedGTIN?: boolean };
  }
  describeShared('D01 to D09 as the syntax engine does', 'gs1/dl-uri-parse.sample.json', file => {
    it.each(readJson<{ vectors: Parse[] }>(file).vectors)('$uri', ({ uri, elementString, options }) => {
      const wish = { names: options?.permitConvenienceAlphas, shortGtins: options?.permitZeroSuppressedGTIN };
      expect(elementStringOf(uri, wish)).toBe(elementString);
    });
  });

  describeShared('D03 in every sequence of the path', 'gs1/dl-path-sequences-valid.sample.json', file => {
    it.each(readJson<{ vectors: { ais: string[] }[] }>(file).vectors)('$ais', ({ ais: [key = '', ...qualifiers] }) => {
      expect(isSequence(key, qualifiers)).toBe(true);
    });
  });

  it('D03 knows 39 sequences', () => {
    const subsets = (order: readonly string[]): string[][] =>
      order.reduce<string[][]>((sets, ai) => [...sets, ...sets.map(set => [...set, ai])], [[]]);
    const all = primaryKeys.flatMap(key =>
      (aiFacts(key)?.qualifiers ?? []).flatMap(subsets).map(set => [key, ...set].join(' ')),
    );
    expect(new Set(all).size).toBe(39);
    expect(isSequence('01', ['10', '22'])).toBe(false);
    expect(isSequence('01', ['22', '235'])).toBe(false);
    expect(isSequence('01', ['10', '10'])).toBe(false);
    expect(isSequence('10', [])).toBe(false);
  });

  it.each<[string, object]>([
    [`/01/${GTIN}`, { key: { ai: '01', value: GTIN }, qualifiers: [], attributes: [], query: '', stem: '' }],
    [`/01/${GTIN}?`, { query: '' }],
    [`/01/${GTIN}#top`, { query: '' }],
    [`https://a/b/c/01/${GTIN}`, { stem: '/b/c' }],
    [`/01/${GTIN}/10/A%2fB+C`, { qualifiers: [{ ai: '10', value: 'A/B+C' }] }],
    [`/01/${GTIN}/10/AB%2`, { qualifiers: [{ ai: '10', value: 'AB%2' }] }],
    [`/00/faux/00/006141411234567890`, { stem: '/00/faux', key: { ai: '00', value: '006141411234567890' } }],
    [
      `/01/${GTIN}?17=261231;3103=000195&&x=1&flag&linkType=all`,
      {
        attributes: [
          { ai: '17', value: '261231' },
          { ai: '3103', value: '000195' },
        ],
        query: '17=261231;3103=000195&&x=1&flag&linkType=all',
      },
    ],
  ])('D07 D08 reads %s', (text, link) => {
    expect(readDigitalLink(text)).toMatchObject(link);
  });

  it.each<[string, object]>([
    ['', { malformed: 'not-an-address' }],
    [`01/${GTIN}`, { malformed: 'not-an-address' }],
    [`ftp://a/01/${GTIN}`, { malformed: 'not-an-address' }],
    [`/01/${GTIN}/10/<b>`, { malformed: 'not-an-address' }],
    [`/01/${GTIN}/10/Chè`, { malformed: 'not-an-address' }],
    [`https:///01/${GTIN}`, { malformed: 'no-host' }],
    [`https://a_b/01/${GTIN}`, { malformed: 'no-host' }],
    [`/gtin/${GTIN}`, { malformed: 'no-key' }],
    [`/01/${GTIN}/foo`, { malformed: 'no-key' }],
    [`/01/${GTIN}/`, { malformed: 'no-key' }],
    ['/', { malformed: 'no-key' }],
    ['/01/', { malformed: 'bad-value', ai: '01', code: 'EMPTY' }],
    [`/01/${GTIN}/10//21/S1`, { malformed: 'bad-value', ai: '10', code: 'EMPTY' }],
    [`/01/${GTIN}/21/S1/10/ABC`, { malformed: 'path-order', ai: '10' }],
    [`/01/${GTIN}/10/A/10/B`, { malformed: 'path-order', ai: '10' }],
    [`/01/${GTIN}/17/261231`, { malformed: 'path-order', ai: '17' }],
    [`/01/${GTIN}/10/Ch%C3%A8`, { malformed: 'bad-value', ai: '10', code: 'INVALID_CSET82_CHARACTER' }],
    [`/01/${GTIN}/10/A%00`, { malformed: 'bad-value', ai: '10', code: 'NUL' }],
    [`/01/${GTIN}?10=ABC`, { malformed: 'bad-attribute', ai: '10' }],
    [`/01/${GTIN}?01=${GTIN}`, { malformed: 'bad-attribute', ai: '01' }],
    [`/01/${GTIN}?21=ABC`, { malformed: 'bad-attribute', ai: '21' }],
    [`/01/${GTIN}?999=1`, { malformed: 'bad-attribute', ai: '999' }],
    [`/01/${GTIN}?17=261231&17=261231`, { malformed: 'bad-attribute', ai: '17' }],
    [`/01/${GTIN}?17=`, { malformed: 'bad-attribute', ai: '17', code: 'EMPTY' }],
    [`/01/${GTIN}?17=261301`, { malformed: 'bad-attribute', ai: '17', code: 'ILLEGAL_MONTH' }],
    [`/8004/9520ABC?7040=1ABC`, { malformed: 'bad-attribute', ai: '7040' }],
  ])('refuses %s as %j', (text, malformed) => {
    expect(readDigitalLink(text)).toEqual(malformed);
  });
});

describe('what a Digital Link no longer is', () => {
  it('D04 has a GTIN of 14 digits; a shorter one is read only by who asks for it', () => {
    for (const short of ['9520123456788', '95201234', '123456789012']) {
      expect(readDigitalLink(`/01/${short}`)).toMatchObject({ malformed: 'bad-value', ai: '01' });
    }
    expect(readDigitalLink('/01/9520123456788', { shortGtins: true })).toMatchObject({ key: { value: GTIN } });
  });

  it('D06 begins at the rightmost key; names instead of numbers are read only by who asks for it', () => {
    const serial = { qualifiers: [{ ai: '21', value: 'S1' }] };
    expect(readDigitalLink(`/01/00000000000000/01/${GTIN}/21/S1`)).toMatchObject({ key: { value: GTIN }, ...serial });
    expect(readDigitalLink(`/8004/ABC/x/01/${GTIN}`)).toMatchObject({ stem: '/8004/ABC/x', key: { ai: '01' } });
    expect(readDigitalLink(`/gtin/${GTIN}/ser/S1`)).toEqual({ malformed: 'no-key' });
    expect(readDigitalLink(`/gtin/${GTIN}/ser/S1`, { names: true })).toMatchObject(serial);
  });

  it('D13 is compressed: that is optional, loses zeros, and is no link here', () => {
    for (const compressed of ['/ARFKk4HiBgg', '/01/ARFKk4HiBgg', '/DBHKVAdpQgqrzAg']) {
      expect(isMalformed(readDigitalLink(compressed))).toBe(true);
    }
  });

  it('D14 has nothing of the goods in linkType and context: they are what a resolver is asked', () => {
    const asked = readDigitalLink(`/01/${GTIN}?linkType=gs1:pip&context=staff&17=261231`);
    expect(asked).toMatchObject({ attributes: [{ ai: '17', value: '261231' }] });
    expect(isMalformed(asked) ? '' : toCanonical(asked)).toBe(`https://id.gs1.org/01/${GTIN}?17=261231`);
  });
});

describe('writing a Digital Link', () => {
  interface Generate {
    stem: string | null;
    aiData: string;
    valid: boolean;
    uri: string | null;
  }
  describeShared('D11 from AIs as the syntax engine does', 'gs1/dl-uri-generate.sample.json', file => {
    it.each(readJson<{ vectors: Generate[] }>(file).vectors)('$aiData', ({ stem, aiData, uri }) => {
      const elements = readBracketed(aiData);
      const link = isMalformedElements(elements) ? elements : digitalLinkFrom(elements, stem ?? undefined);
      expect(typeof link === 'string' ? link : null).toBe(uri);
    });
  });

  it.each([
    [`(8200)http://a(01)${GTIN}`, { malformed: 'bad-attribute', ai: '8200' }],
    [`(22)V(235)T(01)${GTIN}`, { malformed: 'bad-attribute', ai: '235' }],
    ['(10)A', { malformed: 'no-key' }],
    [`(99)B(17)261231(21)S(10)L(01)${GTIN}`, `https://id.gs1.org/01/${GTIN}/10/L/21/S?17=261231&99=B`],
  ])('D11 makes of %s %j', (text, expected) => {
    const elements = readBracketed(text);
    expect(isMalformedElements(elements) ? elements : digitalLinkFrom(elements)).toEqual(expected);
  });

  it('D10 has one canonical form for all ways to say the same', () => {
    const same = [
      `https://id.gs1.org/01/${GTIN}/10/A%2FB?17=261231&3103=000195`,
      `HTTP://xn--fsq.example:8443/a/b/01/${GTIN}/10/A%2fB?x=1&3103=000195;17=261231&flag#top`,
      `/01/${GTIN}/10/%41%2FB?3103=000195&17=%32%361231`,
    ];
    for (const text of same) {
      const link = readDigitalLink(text);
      expect(isMalformed(link) ? link : toCanonical(link)).toBe(same[0]);
    }
  });

  it('D10 is read again as it was written, and any text is answered', () => {
    const pieces = fc.constantFrom(
      '/',
      '01',
      GTIN,
      '10',
      '21',
      '22',
      '235',
      '414',
      '9520123004569',
      '8010',
      '9520A',
      '%',
      '%2F',
      '%zz',
      '?',
      '&',
      ';',
      '=',
      '#',
      'A',
      '17',
      '261231',
      '.',
      'è',
      '\0',
      'https://a',
    );
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 14 }).map(parts => parts.join('')),
      fc.array(pieces, { maxLength: 8 }).map(parts => `/01/${GTIN}/${parts.join('')}`),
      fc.array(pieces, { maxLength: 8 }).map(parts => `/01/${GTIN}?${parts.join('')}`),
    );
    fc.assert(
      fc.property(garbage, text => {
        const link = readDigitalLink(text);
        if (isMalformed(link)) return;
        const again = readDigitalLink(toCanonical(link));
        expect(again).toMatchObject({ key: link.key, qualifiers: link.qualifiers });
        expect(isMalformed(again) ? again : toCanonical(again)).toBe(toCanonical(link));
      }),
      { numRuns: 1000 },
    );
  });
});

describe('the form in a hash', () => {
  interface Pair {
    in: string;
    out: string;
  }
  describeShared('H05 as the reference has it', 'gs1/epc-uri-to-canonical-dl.sample.json', file => {
    it.each(readJson<{ vectors: Pair[] }>(file).vectors)('$in', ({ in: uri, out }) => {
      expect(hashForm(uri)).toBe(out);
    });
  });

  it.each([
    ['http://example.org/123/4012345ABC987/456/4711', undefined],
    ['http://id.gs1.org/99/9780345418913', undefined],
    ['http://id.gs1.org/01/9780345418913/99/utfgf', undefined],
    ['http://example.de/01/97803', undefined],
    ['Hello World!', undefined],
    ['ni:///sha-256;abc?ver=CBV2.0', undefined],
    [`https://a/01/${GTIN}/22/V/10/L`, `https://id.gs1.org/01/${GTIN}/10/L`],
    [`https://a/01/${GTIN}/22/V`, `https://id.gs1.org/01/${GTIN}`],
  ])('H05 of %s is %s', (uri, expected) => {
    expect(hashForm(uri)).toBe(expected);
  });
});
