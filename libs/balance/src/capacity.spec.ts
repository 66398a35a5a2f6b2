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
};
const place = { capacity: null, capacityUnit: null, measure: 'hive', size: 40n };

describe('the capacity of a place', () => {
  it('B4 is what was stated for it, else its size times what such a place gives', () => {
    expect(capacityOf({ ...place, capacity: 500n, capacityUnit: 'g' }, 'g', [perHive])).toBe(500n);
    expect(capacityOf(place, 'g', [perHive])).toBe(1_200_000n);
    expect(capacityOf(place, 'g', [])).toBeUndefined();
    expect(capacityOf({ ...place, capacity: 500n, capacityUnit: 'piece', size: null }, 'g', [perHive])).toBeUndefined();
  });

  it('B4 is counted from the day on which the season begins', () => {
    expect(seasonOf('2026-11-24')).toBe('2026-01-01');
    expect(seasonOf('2026-11-24', '10-15')).toBe('2026-10-15');
    expect(seasonOf('2026-03-01', '10-15')).toBe('2025-10-15');
  });
});
