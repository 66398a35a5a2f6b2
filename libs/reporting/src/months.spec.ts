import fc from 'fast-check';
import { lengthOf, LONGEST_PERIOD, monthOf, periodBefore, periodOf, readMonth } from './months.js';

const TODAY = '2026-11-24';

describe('the months of a report', () => {
  it('are the last six when nothing is asked', () => {
    expect(periodOf({}, TODAY)).toEqual({ from: '2026-06-01', to: '2026-11-01' });
  });

  it('are put in order and end today', () => {
    expect(periodOf({ from: '2026-09-01', to: '2026-03-01' }, TODAY)).toEqual({ from: '2026-03-01', to: '2026-09-01' });
    expect(periodOf({ from: '2026-09-01', to: '2030-01-01' }, TODAY)).toEqual({ from: '2026-09-01', to: '2026-11-01' });
    expect(periodOf({ from: '2001-01-01', to: '2026-11-01' }, TODAY)).toEqual({ from: '2023-12-01', to: '2026-11-01' });
  });

  it('are compared with as many months before', () => {
    expect(periodBefore({ from: '2026-09-01', to: '2026-11-01' })).toEqual({ from: '2026-06-01', to: '2026-08-01' });
    expect(periodBefore({ from: '2026-01-01', to: '2026-01-01' })).toEqual({ from: '2025-12-01', to: '2025-12-01' });
  });

  it('are read from what browsers send, and from nothing else', () => {
    expect(readMonth('2026-11')).toBe('2026-11-01');
    for (const text of ['2026-13', '2026-1', '1999-01', '', 'x', "2026-11'--"]) expect(readMonth(text)).toBeUndefined();
    expect(readMonth(undefined)).toBeUndefined();
    expect(monthOf('2026-11-24')).toBe('2026-11-01');
  });

  it('are always between one and the most, whatever is asked', () => {
    const month = fc.record({ year: fc.integer({ min: 2000, max: 2099 }), month: fc.integer({ min: 1, max: 12 }) });
    const text = month.map(({ year, month: number }) => `${year}-${String(number).padStart(2, '0')}-01`);
    fc.assert(
      fc.property(fc.record({ from: text, to: text }, { requiredKeys: [] }), asked => {
        const period = periodOf(asked, TODAY);
        expect(lengthOf(period)).toBeGreaterThanOrEqual(1);
        expect(lengthOf(period)).toBeLessThanOrEqual(LONGEST_PERIOD);
        expect(period.to <= '2026-11-01').toBe(true);
      }),
    );
  });
});
