import fc from 'fast-check';
import { isCommonUnit, quantityInEvent, readQuantity, unitsOn, type OwnUnit } from './units.js';

const own: OwnUnit[] = [
  { name: 'gùi', holds: 25_000n, base: 'g', validFrom: '2026-01-01' },
  { name: 'Gùi', holds: 22_500n, base: 'g', validFrom: '2026-11-01' },
  { name: 'can', holds: 20_000n, base: 'ml', validFrom: '2026-01-01' },
];
const units = unitsOn('g', own, '2026-11-24');
const read = (typed: string, usual?: string) => readQuantity(typed, units, 'g', 'vi', usual);

describe('an amount in local units', () => {
  it('is what it says in grams', () => {
    expect(read('42')).toBe(42_000n);
    expect(read('3 gùi')).toBe(67_500n);
    expect(read('3gui')).toBe(67_500n);
    expect(read('1,5 tạ')).toBe(150_000n);
    expect(read('2 yến')).toBe(20_000n);
    expect(read('7 lạng')).toBe(700n);
    expect(read('250 g')).toBe(250n);
    expect(read('1.200 kg')).toBe(1_200_000n);
  });

  it('takes the chosen unit when none is written, and the written one before the chosen one', () => {
    expect(read('3', 'gùi')).toBe(67_500n);
    expect(read('3 kg', 'gùi')).toBe(3_000n);
    expect(read('3', 'no such unit')).toBe(3_000n);
  });

  it('is nothing when the word is unknown, of another kind, or finer than a gram', () => {
    for (const typed of [
      '',
      'gùi',
      '3 thúng',
      '2 lít',
      '2 can',
      '0,5 g',
      '-3 kg',
      '3 kg kg',
      '1e3 kg',
      '999999999 tấn',
    ])
      expect(read(typed)).toBeUndefined();
  });

  it('meant something else before a unit was changed', () => {
    expect(readQuantity('2 gùi', unitsOn('g', own, '2026-10-31'), 'g', 'vi')).toBe(50_000n);
    expect(readQuantity('2 gùi', unitsOn('g', own, '2025-12-31'), 'g', 'vi')).toBeUndefined();
  });

  it('leaves the words of the whole country alone', () => {
    expect(isCommonUnit('Kg')).toBe(true);
    expect(isCommonUnit('tạ')).toBe(true);
    expect(isCommonUnit('gùi')).toBe(false);
  });

  it('counts pieces in whole ones', () => {
    const pieces = unitsOn(
      'piece',
      [{ name: 'bao', holds: 31n, base: 'piece', validFrom: '2026-01-01' }],
      '2026-11-24',
    );
    expect(readQuantity('2 chục', pieces, 'piece', 'vi')).toBe(20n);
    expect(readQuantity('1,5 chục', pieces, 'piece', 'vi')).toBe(15n);
    expect(readQuantity('1,5 bao', pieces, 'piece', 'vi')).toBeUndefined();
  });

  it('stands in an event in kilograms, litres or pieces, to the gram', () => {
    expect(quantityInEvent(42_500n, 'g')).toEqual({ quantity: 42.5, uom: 'KGM' });
    expect(quantityInEvent(750n, 'ml')).toEqual({ quantity: 0.75, uom: 'LTR' });
    expect(quantityInEvent(12n, 'piece')).toEqual({ quantity: 12, uom: 'H87' });
    fc.assert(
      fc.property(fc.bigInt({ min: 1n, max: 999_999_999_999n }), grams => {
        const { quantity } = quantityInEvent(grams, 'g');
        expect(readQuantity(String(quantity), unitsOn('g', [], '2026-11-24'), 'g', 'en')).toBe(grams);
      }),
    );
  });
});
