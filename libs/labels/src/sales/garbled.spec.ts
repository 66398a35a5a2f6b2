import { isGarbled } from './garbled.js';

describe('what a scanner typed', () => {
  it.each([
    'https://cho.example/01/09520123456788/21/ÂK7Ư23456789BCDE',
    'https://cho.example/01/09520123456788/21/Đ234ÁK56789BCGHT',
    'https://cho.ễample/01/09520123456788/21/ABCDEFGH23456789',
    'ABCDEFGH2345678\u0041\u0301',
  ])('was written over by an input method: %s', read => expect(isGarbled(read)).toBe(true));

  it.each([
    'https://cho.example/01/09520123456788/10/L%C3%B4-1/21/AAWWDDSF23456789',
    'abcd efgh 2345 6789',
    ']C101\x1d21',
  ])('is as it was scanned: %j', read => expect(isGarbled(read)).toBe(false));
});
