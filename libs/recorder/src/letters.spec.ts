import { lotPrefix, readLot } from '#libs/traceability';
import { lettersOf } from './letters.js';

describe('the letters of a device', () => {
  it('are short, and told apart from digits', () => {
    expect([0, 1, 23, 24, 47, 48].map(lettersOf)).toEqual(['A', 'B', 'Z', 'AA', 'AZ', 'BA']);
  });

  it('are different for each, and make a lot that fits a label', () => {
    const letters = Array.from({ length: 2000 }, (_, n) => lettersOf(n));
    expect(new Set(letters).size).toBe(2000);
    for (const one of letters) expect(readLot(`${lotPrefix('2026-11-24')}${one}99`)).toBe(`241126-${one}99`);
  });
});
