// How odd the numbers of a co-op look (B7): a hint which desk to visit first, never a penalty. Honest books can look odd, so every part says
// its number, and nothing is scored from a few entries.

/** One weighing: what was gathered or made. */
export interface Weighing {
  /** Whole base units. */
  amount: bigint;
  at: Date;
  /** Thousandths that came out of what went in; null for a gathering. */
  yield: number | null;
}

export type ScorePart = 'rounding' | 'last-digit' | 'repeats' | 'night' | 'drift';

export interface Part {
  name: ScorePart;
  /** What was found, and from where on it counts: shares in percent, for last-digit a chi-square value, for drift standard deviations. */
  found: number;
  from: number;
  points: number;
}

export interface Score {
  /** 0 to 100 */
  score: number;
  entries: number;
  parts: Part[];
}

/** Below that a pattern is chance. */
export const FEWEST_ENTRIES = 20;

/** From where on a part counts, where it counts in full, and for how much. Rules of thumb, to be calibrated on visits. */
const SCALE: Readonly<Record<ScorePart, { from: number; full: number; points: number }>> = {
  // Scales show grams; half of all weights in round tens of kilograms are guesses.
  rounding: { from: 40, full: 90, points: 20 },
  // Chi-square of the last digit of the kilograms over nine degrees of freedom: 16.9 is the 5 % point, 27.9 the 0.1 % point.
  'last-digit': { from: 16.9, full: 60, points: 25 },
  // The very same weight as the time before.
  repeats: { from: 15, full: 60, points: 25 },
  // Between 22 and 4 o'clock nobody plucks.
  night: { from: 10, full: 50, points: 10 },
  // The mean yield of the last third against the earlier ones, in standard deviations.
  drift: { from: 2, full: 5, points: 20 },
};

/** Oldest first. Undefined when there are too few to say anything. */
export function scoreOf(weighings: readonly Weighing[]): Score | undefined {
  const entries = weighings.length;
  if (entries < FEWEST_ENTRIES) return undefined;
  const percent = (count: number) => (100 * count) / entries;
  const found: Record<ScorePart, number> = {
    rounding: percent(weighings.filter(({ amount }) => amount % 10_000n === 0n).length),
    'last-digit': chiSquare(weighings.map(({ amount }) => Number((amount / 1000n) % 10n))),
    repeats: percent(weighings.filter(({ amount }, at) => at > 0 && weighings[at - 1]?.amount === amount).length),
    night: percent(weighings.filter(({ at }) => isNight(at)).length),
    drift: driftOf(weighings.flatMap(one => (one.yield === null ? [] : [one.yield]))),
  };
  const parts = (Object.keys(SCALE) as ScorePart[]).map(name => partOf(name, found[name]));
  return { score: Math.min(100, Math.round(parts.reduce((sum, { points }) => sum + points, 0))), entries, parts };
}

function partOf(name: ScorePart, found: number): Part {
  const { from, full, points } = SCALE[name];
  const share = Math.max(0, Math.min(1, (found - from) / (full - from)));
  return { name, found: Math.round(found * 10) / 10, from, points: Math.round(points * share) };
}

const isNight = (at: Date): boolean => {
  const hour = new Date(at.getTime() + 7 * 3_600_000).getUTCHours();
  return hour >= 22 || hour < 4;
};

function chiSquare(digits: readonly number[]): number {
  const expected = digits.length / 10;
  return Array.from({ length: 10 }, (_, digit) => digits.filter(one => one === digit).length).reduce(
    (sum, count) => sum + (count - expected) ** 2 / expected,
    0,
  );
}

function driftOf(yields: readonly number[]): number {
  const cut = Math.floor((yields.length * 2) / 3);
  const [before, after] = [yields.slice(0, cut), yields.slice(cut)];
  if (after.length < 5) return 0;
  const mean = (list: readonly number[]) => list.reduce((sum, one) => sum + one, 0) / list.length;
  const middle = mean(before);
  const deviation = Math.sqrt(mean(before.map(one => (one - middle) ** 2)));
  // A yield that never moved at all would make any change infinite: a hundredth is the least that counts as one.
  return Math.abs(mean(after) - middle) / Math.max(deviation, 10);
}
