import fc from 'fast-check';
import {
  checkDigit,
  digitalLink,
  elementString,
  isMalformed,
  isQualifierValue,
  itemOf,
  readDigitalLink,
} from '../index.js';

const GTIN = '09520123456788';
const SET_82 = `!"%&'()*+,-./0123456789:;<=>?ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz`;
const origin = 'https://tem.example';

const gtins = fc.stringMatching(/^\d{13}$/).map(body => body + checkDigit(body));
const values = fc
  .string({ unit: fc.constantFrom(...SET_82), minLength: 1, maxLength: 20 })
  .filter(value => value !== '.' && value !== '..');
const items = fc.record({ gtin: gtins, variant: values, lot: values, serial: values }, { requiredKeys: ['gtin'] });

const itemIn = (text: string) => {
  const link = readDigitalLink(text);
  return isMalformed(link) ? link : itemOf(link);
};

describe('the address inside a label', () => {
  it('names a product, a lot and one pack', () => {
    expect(digitalLink({ origin, gtin: GTIN })).toBe('https://tem.example/01/09520123456788');
    expect(digitalLink({ origin, gtin: GTIN, lot: 'ABC123' })).toBe('https://tem.example/01/09520123456788/10/ABC123');
    expect(digitalLink({ origin: `${origin}/`, gtin: GTIN, lot: 'ABC123', serial: '8F3K' })).toBe(
      'https://tem.example/01/09520123456788/10/ABC123/21/8F3K',
    );
  });

  it('D07 escapes all but the unreserved characters', () => {
    const link = digitalLink({ origin, gtin: GTIN, lot: 'A/B+C(1)*', serial: "!'%_-." });
    expect(link).toBe(`${origin}/01/09520123456788/10/A%2FB%2BC%281%29%2A/21/%21%27%25_-.`);
  });

  it.each([
    { gtin: '9520123456788' },
    { gtin: '09520123456789' },
    { gtin: GTIN, lot: 'Chè' },
    { gtin: GTIN, lot: '..' },
    { gtin: GTIN, serial: '' },
  ])('is not written for %j', item => {
    expect(() => digitalLink({ origin, ...item })).toThrow(RangeError);
  });

  it('has an element string for people', () => {
    expect(elementString({ gtin: GTIN, lot: 'L7', serial: '8F3K' })).toBe('(01)09520123456788(10)L7(21)8F3K');
    expect(elementString({ gtin: GTIN, serial: '8F3K' })).toBe('(01)09520123456788(21)8F3K');
  });

  it('allows exactly the 82 characters', () => {
    const allowed = Array.from({ length: 0x250 }, (_, code) => String.fromCharCode(code)).filter(sign =>
      isQualifierValue(`A${sign}`),
    );
    expect(allowed.join('')).toBe(SET_82);
  });

  it('comes back as it went in, also through the URL parser of a browser', () => {
    fc.assert(
      fc.property(items, item => {
        const link = digitalLink({ origin, ...item });
        expect(itemIn(link)).toEqual(item);
        expect(new URL(link).href).toBe(link);
      }),
    );
  });

  it('is refused with any digit of its GTIN changed', () => {
    fc.assert(
      fc.property(gtins, fc.nat(13), fc.integer({ min: 1, max: 9 }), (gtin, at, shift) => {
        const wrong = gtin.slice(0, at) + ((Number(gtin[at]) + shift) % 10) + gtin.slice(at + 1);
        expect(itemIn(`/01/${wrong}/21/S1`)).toEqual({
          malformed: 'bad-value',
          ai: '01',
          code: 'INCORRECT_CHECK_DIGIT',
        });
      }),
    );
  });

  it('is about no item when its key is a place', () => {
    expect(itemIn('/414/9520123004569')).toBeUndefined();
  });
});
