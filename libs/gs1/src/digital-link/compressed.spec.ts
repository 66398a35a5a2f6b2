import fc from 'fast-check';
import { BASE64_URL } from '../epc/bit-reader.js';
import { isCompressedLink } from './compressed.js';

/** Bits as GS1's toolkit writes them: fields one after the other, filled up to whole signs. */
const packed = (...bits: string[]): string =>
  (bits.join('').match(/.{1,6}/g) ?? []).map(six => BASE64_URL.charAt(parseInt(six.padEnd(6, '0'), 2))).join('');
const wide = (value: bigint | number, width: number): string => value.toString(2).padStart(width, '0');
const hex = (digits: string): string => [...digits].map(digit => wide(parseInt(digit, 16), 4)).join('');
const number = (digits: string): string => wide(BigInt(digits), Math.ceil(digits.length * Math.log2(10)));
/** In the alphabet of 7 bits, whose length takes 5 bits where 30 characters may be. */
const text = (value: string): string =>
  wide(4, 3) + wide(value.length, 5) + [...value].map(sign => wide(sign.charCodeAt(0), 7)).join('');

describe('a compressed link (D13)', () => {
  it.each([
    ['a GTIN, as GS1 prints it', 'ARFKk4HiBgg'],
    ['a GTIN and a serial, as GS1 prints them', 'DBHKVAdpQgqrzAg'],
    ['a GTIN and a lot', packed(hex('0b'), number('09520123456788'), wide(0, 3), wide(3, 5), number('123'))],
    ['a box', packed(hex('00'), number('095201234000000019'))],
    ['a place', packed(hex('414'), number('9520123000004'))],
    ['a place and what is in it', packed(hex('9d'), number('9520123000004'), text('A1'))],
    ['a party', packed(hex('417'), number('9520123000004'))],
    ['a crate', packed(hex('8003'), number('09520123000004'), text('K7'))],
    ['an asset', packed(hex('8004'), text('9520123ABC'))],
    ['a part', packed(hex('9a'), text('9520123-X'))],
    ['an asset in hexadecimal', packed(hex('8004'), wide(2, 3), wide(9, 5), hex('9520123AB'))],
    ['a consignment in digits', packed(hex('401'), wide(0, 3), wide(10, 5), number('9520123456'))],
    ['a document', packed(hex('253'), number('9520123000004'))],
    ['who is served', packed(hex('9c'), number('952012300000000015'))],
  ])('is %s', (_what, segment) => {
    expect(isCompressedLink(segment)).toBe(true);
  });

  it('is not one with a wrong check digit, cut short, or with an alphabet that there is not', () => {
    expect(isCompressedLink(packed(hex('414'), number('9520123000005')))).toBe(false);
    expect(isCompressedLink(packed(hex('8004'), wide(7, 3), wide(9, 5), hex('9520123AB')))).toBe(false);
    expect(isCompressedLink(packed(hex('8004'), text('9520123ABC')).slice(0, 8))).toBe(false);
  });

  it('is no page of a market', () => {
    const words = ['operator', 'department', 'statements', 'cooperatives', 'Administrators', 'no-such-page', 'favicon'];
    expect(words.filter(isCompressedLink)).toEqual([]);
  });

  it('never throws, whatever it gets', () => {
    fc.assert(fc.property(fc.base64String(), segment => typeof isCompressedLink(segment) === 'boolean'));
  });
});
