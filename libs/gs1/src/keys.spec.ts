import fc from 'fast-check';
import { checkDigit, gln, gtin14, gtinOf, isGln, isGtin } from './index.js';

const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
const gtins = fc.constantFrom(8, 12, 13, 14).chain(length => digits(length - 1).map(body => body + checkDigit(body)));

/** The same digits with one of them changed. */
const withOneWrongDigit = (key: fc.Arbitrary<string>) =>
  key.chain(good =>
    fc
      .tuple(fc.nat(good.length - 1), fc.integer({ min: 1, max: 9 }))
      .map(([at, shift]) => good.slice(0, at) + ((Number(good[at]) + shift) % 10) + good.slice(at + 1)),
  );

describe('GS1 keys', () => {
  it('computes the check digit of the worked examples', () => {
    expect(checkDigit('629104150021')).toBe(3); // GS1 General Specifications §7.9.1
    expect(checkDigit('37610425002123456')).toBe(9); // an SSCC
    expect(checkDigit('952012345678')).toBe(8);
    expect(() => checkDigit('12a')).toThrow(RangeError);
    expect(() => checkDigit('')).toThrow(RangeError);
  });

  it('knows a GTIN in each of its four lengths and gives it 14 digits', () => {
    expect(gtinOf('96385074')).toBe('00000096385074');
    expect(gtinOf('614141000036')).toBe('00614141000036');
    expect(gtinOf('9520123456788')).toBe('09520123456788');
    expect(gtinOf('12312312312333')).toBe('12312312312333');
  });

  it.each(['', '9520123456789', '952012345678', '95201234567', ' 9520123456788', '9520123456788\n', '٩520123456788'])(
    'does not take %j for a GTIN',
    text => {
      expect(isGtin(text)).toBe(false);
      expect(gtinOf(text)).toBeUndefined();
    },
  );

  it('builds the GTIN of the 45678th item of a company', () => {
    expect(gtin14('9520123', 45678)).toBe('09520123456788');
    expect(gtin14('9520123', '00007')).toBe('09520123000073');
  });

  it('refuses a number that has no room after the prefix', () => {
    expect(() => gtin14('9520123', 100_000)).toThrow(RangeError);
    expect(() => gtin14('9520123', -1)).toThrow(RangeError);
    expect(() => gtin14('9520123', 1.5)).toThrow(RangeError);
    expect(() => gtin14('952x', 1)).toThrow(RangeError);
    expect(() => gtin14('952012345678', 1)).toThrow(RangeError);
  });

  it('builds the GLN of a place', () => {
    expect(gln('9520123', 456)).toBe('9520123004569');
    expect(isGln('9520123004569')).toBe(true);
    expect(isGln('9520123004563')).toBe(false);
    expect(isGln('09520123004569')).toBe(false); // 14 digits are no place
  });

  it('makes only valid keys', () => {
    fc.assert(
      fc.property(digits(7), fc.nat(99_999), (prefix, number) => {
        expect(isGtin(gtin14(prefix, number))).toBe(true);
        expect(isGln(gln(prefix, number))).toBe(true);
      }),
    );
  });

  it('finds every single wrong digit', () => {
    fc.assert(fc.property(gtins, gtin => isGtin(gtin)));
    fc.assert(fc.property(withOneWrongDigit(gtins), wrong => !isGtin(wrong)));
  });

  it('says no to garbage without throwing', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), text => {
        expect(isGtin(text)).toBe(gtinOf(text) !== undefined);
        expect(typeof isGln(text)).toBe('boolean');
      }),
    );
  });
});
