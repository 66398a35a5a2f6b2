import { addDays } from '#platform/clock';
import { branchOf, lunarOf } from './lunar.js';

const newYear = { day: 1, month: 1, isLeap: false };

describe('the lunar calendar of Vietnam', () => {
  // New Year's days as they were kept; in the years marked * China's was another day, or another month.
  it.each([
    ['1968-01-29', '*'],
    ['1985-01-21', '*'],
    ['1984-02-02', ''],
    ['2000-02-05', ''],
    ['2007-02-17', '*'],
    ['2020-01-25', ''],
    ['2023-01-22', ''],
    ['2024-02-10', ''],
    ['2025-01-29', ''],
    ['2026-02-17', ''],
    ['2027-02-06', ''],
    ['2030-02-02', '*'],
  ])('begins the year on %s %s', day => {
    expect(lunarOf(day)).toEqual(newYear);
    expect(lunarOf(addDays(day, -1)).month).toBe(12);
  });

  it.each([
    // The leap months of these years; 1984 had one in China and none here, 1985 one here and none there.
    ['1985-03-21', { day: 1, month: 2, isLeap: true }],
    ['2020-05-23', { day: 1, month: 4, isLeap: true }],
    ['2023-03-22', { day: 1, month: 2, isLeap: true }],
    ['2025-07-25', { day: 1, month: 6, isLeap: true }],
    ['1984-11-23', { day: 1, month: 11, isLeap: false }],
    ['1984-12-22', { day: 1, month: 12, isLeap: false }],
  ])('has %s in the month it was', (day, lunar) => expect(lunarOf(day)).toEqual(lunar));

  it.each([
    ['2024-09-17', { day: 15, month: 8, isLeap: false }], // Mid-autumn
    ['2025-04-07', { day: 10, month: 3, isLeap: false }], // the Hùng kings
    ['2026-11-24', { day: 16, month: 10, isLeap: false }],
  ])('knows the feasts: %s', (day, lunar) => expect(lunarOf(day)).toEqual(lunar));

  it('counts every day of three years on, by months of 29 or 30 days and twelve or thirteen to the year', () => {
    let [day, before] = ['1995-01-31', lunarOf('1995-01-30')];
    for (let n = 0; n < 1100; n += 1, day = addDays(day, 1)) {
      const lunar = lunarOf(day);
      if (lunar.day === 1) {
        expect(before.day).toBeGreaterThanOrEqual(29);
        expect(lunar.isLeap ? lunar.month : ((lunar.month + 10) % 12) + 1).toBe(before.month);
      } else if (lunar.day !== before.day + 1 || lunar.month !== before.month || lunar.isLeap !== before.isLeap)
        throw new Error(`${day} is ${JSON.stringify(lunar)} after ${JSON.stringify(before)}`);
      before = lunar;
    }
  });
});

describe('the cycle of days', () => {
  it.each([
    ['2000-01-01', 6], // Mậu Ngọ
    ['1984-02-02', 2], // Bính Dần
    ['2024-02-10', 4], // Giáp Thìn
  ])('gives %s its branch', (day, branch) => expect(branchOf(day)).toBe(branch));

  it('comes round every twelve days, also before its beginning', () =>
    expect(['1999-12-31', '2000-01-12', '2000-01-13'].map(branchOf)).toEqual([5, 5, 6]));
});
