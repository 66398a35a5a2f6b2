import { dong } from '#platform/money';
import { byParcel, parcelsOf } from './parcels.js';

const line = (cooperativeId: string, fromCommuneCode: string, grams: number, quantity: number) => {
  return { cooperativeId, fromCommuneCode, grams, mm3: grams * 10, unitPrice: 1_000n, quantity };
};

describe('parcels', () => {
  const parcels = parcelsOf([line('a', '03390', 400, 2), line('b', '03478', 1000, 1), line('a', '03390', 50, 3)]);

  it('are one per co-op, as heavy, large and dear as its lines together', () => {
    expect(parcels).toEqual([
      { cooperativeId: 'a', fromCommuneCode: '03390', grams: 450, mm3: 4_500, goods: dong(5_000) },
      { cooperativeId: 'b', fromCommuneCode: '03478', grams: 1000, mm3: 10_000, goods: dong(1_000) },
    ]);
  });

  it('are quoted each for itself', () => {
    expect(byParcel(parcels, [dong(0), dong(7)])).toEqual(
      new Map([
        ['a', dong(0)],
        ['b', dong(7)],
      ]),
    );
  });
});
