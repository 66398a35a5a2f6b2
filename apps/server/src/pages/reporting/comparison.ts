import type { Writer } from './figures.js';

export interface Comparison {
  text: string;
  direction: 'up' | 'down' | 'flat';
  good?: boolean;
}

/** In tenths of a percent, rounded; undefined when there was nothing to compare with. Exact for any sum of money. */
export function changeOf(now: bigint, before: bigint): number | undefined {
  if (before === 0n) return undefined;
  const thousandths = ((now - before) * 10_000n) / before;
  return Math.round(Number(thousandths) / 10) / 1000;
}

export function compare({ locale, words }: Writer, now: bigint, before: bigint, months: number): Comparison {
  const { reporting } = words;
  const change = changeOf(now, before);
  if (change === undefined) return { text: reporting.noBefore, direction: 'flat' };
  if (change === 0) return { text: reporting.same, direction: 'flat' };
  const percent = new Intl.NumberFormat(locale === 'vi' ? 'vi-VN' : 'en-GB', {
    style: 'percent',
    maximumFractionDigits: 1,
    signDisplay: 'always',
  }).format(change);
  return {
    text: reporting.change(percent, reporting.months(months)),
    direction: change > 0 ? 'up' : 'down',
    good: change > 0,
  };
}
