import { meetsOn, nextDays, type MarketRule } from './schedule.js';

const rule = (kind: MarketRule['kind'], marks: number[], change: Partial<MarketRule> = {}): MarketRule => ({
  kind,
  marks,
  validFrom: '2020-01-01',
  validTo: null,
  ...change,
});

describe('the days of a market', () => {
  it('may come every week', () =>
    expect(nextDays([rule('weekly', [4, 7])], '2026-11-24', 4)).toEqual([
      '2026-11-26',
      '2026-11-29',
      '2026-12-03',
      '2026-12-06',
    ]));

  it('may go by the moon, and leave out a 30th that is not there', () => {
    expect(nextDays([rule('lunar', [1, 15])], '2025-01-29', 3)).toEqual(['2025-01-29', '2025-02-12', '2025-02-28']);
    // The first month of 2025 had 30 days, the second 29.
    expect(nextDays([rule('lunar', [30])], '2025-02-01', 2)).toEqual(['2025-02-27', '2025-04-27']);
  });

  it('may go round the branches, every twelve days or, with the opposite one, every six', () => {
    const old = { validFrom: '1999-01-01' };
    expect(nextDays([rule('zodiac', [6], old)], '2000-01-01', 3)).toEqual(['2000-01-01', '2000-01-13', '2000-01-25']);
    expect(nextDays([rule('zodiac', [0, 6], old)], '2000-01-01', 3)).toEqual([
      '2000-01-01',
      '2000-01-07',
      '2000-01-13',
    ]);
  });

  it('count from the rule’s first day to its last', () => {
    const six = rule('zodiac', [0, 6], { validFrom: '2026-01-01', validTo: '2026-01-20' });
    const days = nextDays([six], '2025-12-01', 10);
    expect(days).toHaveLength(4);
    expect(days.at(-1)).toBe('2026-01-20');
    expect(days.every(day => day >= '2026-01-01' && day <= '2026-01-20')).toBe(true);
    expect(
      days.map((day, at) => (at === 0 ? 6 : (Date.parse(day) - Date.parse(days[at - 1] ?? '')) / 86_400_000)),
    ).toEqual([6, 6, 6, 6]);
  });

  it('of several rules add up, each day once', () => {
    const rules = [rule('weekly', [7]), rule('weekly', [6, 7])];
    expect(nextDays(rules, '2026-11-24', 3)).toEqual(['2026-11-28', '2026-11-29', '2026-12-05']);
    expect(meetsOn(rules, '2026-11-27')).toBe(false);
  });

  it('are none where no rule holds any more', () =>
    expect(nextDays([rule('weekly', [1], { validTo: '2026-01-01' })], '2026-11-24', 3)).toEqual([]));
});
