import { branchOf, lunarOf, type MarketRule } from '#libs/markets';
import type { Day } from '#platform/clock';
import type { Visit } from '../../web/visit.js';

const named = (names: Readonly<Record<number, string>>, mark: number): string => names[mark] ?? '';

/** `Hằng tuần: thứ Năm, Chủ nhật` */
export function ruleText(visit: Visit, { kind, marks, validFrom, validTo }: MarketRule): string {
  const { markets: words } = visit.words;
  const names = {
    weekly: (mark: number) => named(words.weekdays, mark),
    lunar: String,
    zodiac: (mark: number) => named(words.branches, mark),
  };
  const days = [...marks].sort((a, b) => a - b).map(names[kind]);
  const isToCome = validFrom > visit.today;
  return [
    words[kind](days.join(', ')),
    isToCome ? words.from(visit.day(validFrom)) : '',
    validTo ? words.until(visit.day(validTo)) : '',
  ]
    .filter(text => text !== '')
    .join(', ');
}

/** `16/10 âm lịch, ngày Thìn` */
export function lunarText({ words: { markets: words } }: Visit, day: Day): string {
  const lunar = lunarOf(day);
  return `${words.lunarDay(lunar.day, lunar.month, lunar.isLeap)}, ${words.branchDay(named(words.branches, branchOf(day)))}`;
}

/** Minutes of the day as `5:30`. */
export const timeText = (minutes: number): string =>
  `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')}`;
