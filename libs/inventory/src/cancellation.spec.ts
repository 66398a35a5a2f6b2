import { refundPercent } from './cancellation.js';

const steps = [
  { daysBefore: 3, refundPercent: 50 },
  { daysBefore: 7, refundPercent: 100 },
];

describe('what goes back to who calls off', () => {
  it.each([
    ['2026-12-01', '2026-12-20', 100],
    ['2026-12-13', '2026-12-20', 100],
    ['2026-12-14', '2026-12-20', 50],
    ['2026-12-17', '2026-12-20', 50],
    ['2026-12-18', '2026-12-20', 0],
    ['2026-12-21', '2026-12-20', 0],
    ['2026-12-28', '2027-01-04', 100],
  ] as const)('on %s before %s: %i %%', (calledOff, firstDay, percent) => {
    expect(refundPercent(steps, calledOff, firstDay)).toBe(percent);
  });

  it('is nothing where nothing was promised', () => {
    expect(refundPercent([], '2026-01-01', '2026-12-31')).toBe(0);
  });
});
