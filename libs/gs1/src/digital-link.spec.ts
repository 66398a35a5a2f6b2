import fc from 'fast-check';
import {
  checkDigit,
  digitalLink,
  elementString,
  isMalformed,
  isQualifierValue,
  parseDigitalLinkPath,
} from './index.js';

const GTIN = '09520123456788';
const SET_82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;

const gtins = fc.stringMatching(/^\d{13}$/).map(body => body + checkDigit(body));
const values = fc
  .string({ unit: fc.constantFrom(...SET_82), minLength: 1, maxLength: 20 })
  .filter(value => value !== '.' && value !== '..');
const items = fc.record({ gtin: gtins, variant: values, lot: values, serial: values }, { requiredKeys: ['gtin'] });

const pathOf = (link: string) => link.slice('https://tem.example'.length);

describe('a Digital Link', () => {
  it('names a product, a lot and one pack', () => {
    const origin = 'https://tem.example';
    expect(digitalLink({ origin, gtin: GTIN })).toBe('https://tem.example/01/09520123456788');
    expect(digitalLink({ origin, gtin: GTIN, lot: 'ABC123' })).toBe('https://tem.example/01/09520123456788/10/ABC123');
    expect(digitalLink({ origin: `${origin}/`, gtin: GTIN, lot: 'ABC123', serial: '8F3K' })).toBe(
      'https://tem.example/01/09520123456788/10/ABC123/21/8F3K',
    );
  });

  it('escapes all but the unreserved characters', () => {
    const link = digitalLink({ origin: 'https://tem.example', gtin: GTIN, lot: 'A/B+C(1)*', serial: "!'%_-." });
    expect(pathOf(link)).toBe('/01/09520123456788/10/A%2FB%2BC%281%29%2A/21/%21%27%25_-.');
  });

  it('refuses to be written with what cannot be carried', () => {
    const origin = 'https://tem.example';
    expect(() => digitalLink({ origin, gtin: '9520123456788' })).toThrow('bad-gtin');
    expect(() => digitalLink({ origin, gtin: '09520123456789' })).toThrow('bad-check-digit');
    expect(() => digitalLink({ origin, gtin: GTIN, lot: 'Chè' })).toThrow('bad-lot');
    expect(() => digitalLink({ origin, gtin: GTIN, serial: '' })).toThrow('bad-serial');
  });

  it('prints the element string for people', () => {
    expect(elementString({ gtin: GTIN, lot: 'L7', serial: '8F3K' })).toBe('(01)09520123456788(10)L7(21)8F3K');
    expect(elementString({ gtin: GTIN, serial: '8F3K' })).toBe('(01)09520123456788(21)8F3K');
  });

  it.each<[string, object]>([
    [`/01/${GTIN}`, { gtin: GTIN, query: '' }],
    [`/01/${GTIN}/`, { gtin: GTIN, query: '' }],
    [`/01/${GTIN}?`, { gtin: GTIN, query: '' }],
    [`/01/${GTIN}#top`, { gtin: GTIN, query: '' }],
    [`/01/${GTIN}/10/ABC`, { gtin: GTIN, lot: 'ABC', query: '' }],
    [`/01/${GTIN}/21/S1`, { gtin: GTIN, serial: 'S1', query: '' }],
    [`/01/${GTIN}/10/ABC/21/S1`, { gtin: GTIN, lot: 'ABC', serial: 'S1', query: '' }],
    [`/01/${GTIN}/22/V/10/ABC/21/S1`, { gtin: GTIN, variant: 'V', lot: 'ABC', serial: 'S1', query: '' }],
    [`/01/${GTIN}/10/A%2fB+C`, { gtin: GTIN, lot: 'A/B+C', query: '' }],
    [
      `/01/${GTIN}?17=261231;3103=000195&&x=1&flag&linkType=all`,
      { gtin: GTIN, query: '17=261231;3103=000195&&x=1&flag&linkType=all' },
    ],
  ])('reads %s', (path, link) => {
    expect(parseDigitalLinkPath(path)).toEqual(link);
  });

  it.each<[string, string]>([
    ['/01/09520123456789', 'bad-check-digit'],
    ['/01/9520123456788', 'bad-gtin'],
    ['/01/', 'unknown-path'],
    ['/01/0952012345678x', 'bad-gtin'],
    ['/01/1231231231233%003', 'bad-gtin'],
    [`/01/${GTIN}/10/ABCDEFGHIJKLMNOPQRSTU`, 'bad-lot'],
    [`/01/${GTIN}/10/Ch%C3%A8`, 'bad-lot'],
    [`/01/${GTIN}/10/%2E%2E`, 'bad-lot'],
    [`/01/${GTIN}/10//21/S1`, 'bad-lot'],
    [`/01/${GTIN}/21/S%20`, 'bad-serial'],
    [`/01/${GTIN}/22/%23`, 'bad-variant'],
    [`/01/${GTIN}/10/AB%2`, 'bad-percent-encoding'],
    [`/01/${GTIN}/10/%FF`, 'bad-percent-encoding'],
    [`/01/${GTIN}/10/<b>`, 'bad-percent-encoding'],
    [`/01/${GTIN}/10/Chè`, 'bad-percent-encoding'],
    [`/01/${GTIN}/21/S1/10/ABC`, 'unknown-path'],
    [`/01/${GTIN}/10/A/10/B`, 'unknown-path'],
    [`/01/${GTIN}/99/ABC`, 'unknown-path'],
    [`/01/${GTIN}/10`, 'unknown-path'],
    [`/gtin/${GTIN}`, 'unknown-path'],
    [`01/${GTIN}`, 'unknown-path'],
    ['', 'unknown-path'],
    [`/01/${GTIN}?10=ABC`, 'bad-attribute'],
    [`/01/${GTIN}?17=261231&17=261231`, 'bad-attribute'],
    [`/01/${GTIN}?17=`, 'bad-attribute'],
    [`/01/${GTIN}?x=1;17`, 'bad-attribute'],
  ])('refuses %s as %s', (path, malformed) => {
    expect(parseDigitalLinkPath(path)).toEqual({ malformed });
  });

  it('allows exactly the 82 characters', () => {
    const allowed = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).filter(sign =>
      isQualifierValue(`A${sign}`),
    );
    expect(allowed.join('')).toBe(SET_82);
  });

  it('comes back from its address as it went in', () => {
    fc.assert(
      fc.property(items, item => {
        expect(parseDigitalLinkPath(pathOf(digitalLink({ origin: 'https://tem.example', ...item })))).toEqual({
          ...item,
          query: '',
        });
      }),
    );
  });

  it('survives the URL parser of a browser', () => {
    fc.assert(
      fc.property(items, item => {
        const link = digitalLink({ origin: 'https://tem.example', ...item });
        expect(new URL(link).href).toBe(link);
      }),
    );
  });

  it('is refused with any digit of its GTIN changed', () => {
    fc.assert(
      fc.property(gtins, fc.nat(13), fc.integer({ min: 1, max: 9 }), (gtin, at, shift) => {
        const wrong = gtin.slice(0, at) + ((Number(gtin[at]) + shift) % 10) + gtin.slice(at + 1);
        expect(parseDigitalLinkPath(`/01/${wrong}/21/S1`)).toEqual({ malformed: 'bad-check-digit' });
      }),
    );
  });

  it('answers any text, and what it accepts it can write again', () => {
    const pieces = fc.constantFrom(
      '/',
      '01',
      GTIN,
      '10',
      '21',
      '22',
      '%',
      '%2F',
      '%zz',
      '?',
      '&',
      ';',
      '=',
      '#',
      'A',
      '.',
      'è',
      '\0',
    );
    const garbage = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(pieces, { maxLength: 14 }).map(parts => parts.join('')),
      fc.array(pieces, { maxLength: 8 }).map(parts => `/01/${GTIN}/${parts.join('')}`),
    );
    fc.assert(
      fc.property(garbage, text => {
        const link = parseDigitalLinkPath(text);
        if (isMalformed(link)) return;
        const { query, ...item } = link;
        expect(
          parseDigitalLinkPath(`${pathOf(digitalLink({ origin: 'https://tem.example', ...item }))}?${query}`),
        ).toEqual(link);
      }),
      { numRuns: 1000 },
    );
  });
});
