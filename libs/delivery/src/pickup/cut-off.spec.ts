import { isInTimeFor, orderedUntil } from './cut-off.js';

describe('the cut-off before a market day', () => {
  it('is the afternoon before, by the clock of Lai Châu', () => {
    expect(orderedUntil('2026-11-29')).toEqual(new Date('2026-11-28T08:00:00Z'));
    expect(orderedUntil('2027-01-01')).toEqual(new Date('2026-12-31T08:00:00Z'));
  });

  it('lets in what comes before it, and nothing at it or after', () => {
    expect(isInTimeFor('2026-11-29', new Date('2026-11-28T07:59:59Z'))).toBe(true);
    expect(isInTimeFor('2026-11-29', new Date('2026-11-28T08:00:00Z'))).toBe(false);
    expect(isInTimeFor('2026-11-29', new Date('2026-11-30T00:00:00Z'))).toBe(false);
  });
});
