import { StillClock, addDays, addMonths, dayOf, daysBetween, startOfDay } from './index.js';

describe('the Vietnamese calendar day', () => {
  it('begins at 17:00 UTC of the day before', () => {
    expect(dayOf(new Date('2026-11-23T16:59:59Z'))).toBe('2026-11-23');
    expect(dayOf(new Date('2026-11-23T17:00:00Z'))).toBe('2026-11-24');
    expect(startOfDay('2026-11-24').toISOString()).toBe('2026-11-23T17:00:00.000Z');
  });

  it('counts days and months over their ends', () => {
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
    expect(addMonths('2026-01-31', 1)).toBe('2026-02-28');
    expect(addMonths('2026-11-24', 36)).toBe('2029-11-24');
    expect(daysBetween('2026-11-24', '2027-01-01')).toBe(38);
  });

  it('stands still when asked to', () => {
    const clock = new StillClock(new Date('2026-11-24T01:00:00Z'));
    clock.moveBy(86_400_000);
    expect(clock.today()).toBe('2026-11-25');
  });
});
