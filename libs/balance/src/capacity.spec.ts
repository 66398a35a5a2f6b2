import { capacityOf, seasonOf } from './capacity.js';
import type { Bound } from './bounds.js';

const perHive: Bound = {
  kind: 'capacity',
  line: 'honey',
  task: 'hive',
  cooperativeId: null,
  least: 0n,
  most: 30_000n,
  validFrom: '2026-01-01',
  validTo: null,
  unit: 'g',
  usualSize: 300n,
  fromAge: 0,
};
const place = { stated: null, statedUnit: null, measure: 'hive', size: 40n, plantedYear: null, verified: [] };
const TODAY = '2026-11-24';

describe('the capacity of a place', () => {
  const of = (change: object, scope = [perHive]) => capacityOf({ ...place, ...change }, 'g', scope, TODAY);

  it('B4 is its size times what such a place gives, up to the usual size while nobody has seen it', () => {
    expect(of({})).toBe(1_200_000n);
    expect(of({ size: 9_000n })).toBe(9_000_000n);
    expect(of({ size: null })).toBe(9_000_000n);
    expect(of({}, [])).toBeUndefined();
    expect(capacityOf(place, 'piece', [perHive], TODAY)).toBeUndefined();
  });

  it('B4 is lowered by what the co-op says itself, never raised', () => {
    expect(of({ stated: 500n, statedUnit: 'g' })).toBe(500n);
    expect(of({ stated: 5_000_000n, statedUnit: 'g' })).toBe(1_200_000n);
    expect(of({ stated: 500n, statedUnit: 'piece' })).toBe(1_200_000n);
    expect(of({ stated: 500n, statedUnit: 'g' }, [])).toBe(500n);
  });

  it('B4 follows the age of the planting on the day of the harvest; a year that nobody has said lowers nothing', () => {
    const aged = [0, 3, 8].map((fromAge, at): Bound => ({ ...perHive, fromAge, most: [100n, 1000n, 3000n][at] ?? 0n }));
    const years = [2027, 2026, 2024, 2023, 2019, 2018, 1826, null];
    expect(years.map(plantedYear => of({ plantedYear, size: 1n }, aged))).toEqual([
      ...[100n, 100n, 100n, 1000n, 1000n, 3000n, 3000n, 3000n],
    ]);
    const seen = [{ amount: '77', unit: 'g', from: '2026-01-01', to: null }];
    expect(of({ plantedYear: 2026, verified: seen }, aged)).toBe(77n);
    // Of crops without such bounds the year says nothing.
    expect(of({ plantedYear: 2026 })).toBe(1_200_000n);
  });

  it('B4 is what an officer has countersigned, from its day to its last', () => {
    const verified = [
      { amount: '7000000', unit: 'g', from: '2027-01-01', to: null },
      { amount: '5000000', unit: 'g', from: '2026-01-01', to: '2026-12-31' },
      { amount: '9', unit: 'piece', from: '2026-01-01', to: null },
    ];
    expect(of({ verified })).toBe(5_000_000n);
    expect(of({ verified: verified.slice(0, 1) })).toBe(1_200_000n);
    expect(of({ verified, stated: 500n, statedUnit: 'g' })).toBe(5_000_000n);
  });

  it('B4 is counted from the day on which the season begins', () => {
    expect(seasonOf('2026-11-24')).toBe('2026-01-01');
    expect(seasonOf('2026-11-24', '10-15')).toBe('2026-10-15');
    expect(seasonOf('2026-03-01', '10-15')).toBe('2025-10-15');
  });
});
