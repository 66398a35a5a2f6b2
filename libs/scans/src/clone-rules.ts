import type { Day } from '#platform/clock';

/** What a label's looks can show. S1 to S6 are of one label, `guessing` and `copying` of whoever looks (S7, S8). */
export type Signal =
  | 'before-life'
  | 'after-life'
  | 'too-fast'
  | 'many-devices'
  | 'other-region'
  | 'after-opening'
  | 'long-after-opening'
  | 'after-end'
  | 'after-recall';

export interface CloneRules {
  /** From this day on. */
  validFrom: Day;
  source: string;
  /** What each signal adds to the score. */
  weights: Readonly<Record<Signal, number>>;
  /** From this score on the co-operative and the department are told. */
  alertFrom: number;
  /** Faster than any bus, slower than an aeroplane that carries one pack: km/h. */
  fastestKmh: number;
  /** Two cells next to each other may be one town: below this distance nothing is said, km. */
  nearKm: number;
  /** So many devices at least, however few the product has on the whole. */
  fewDevices: number;
  /** The part of a product's labels that may have more devices than the limit. */
  quantile: number;
  /** Farther than this from where the order went, or from the co-op before anything went anywhere, km. */
  regionKm: number;
  /** A look before the activation nearer than this to the seat of the co-op's province is whoever prints or packs, and tries the sheet, km. */
  homeKm: number;
  /** Where the place is not known, so is a look within so many hours before the activation. */
  trialHours: number;
  /** Whoever gave the code under the seal may look again for so many minutes: it is still the same visit. */
  openingMinutes: number;
  /** So many days after it was opened a pack is eaten: what is looked at then is another. */
  eatenDays: number;
  /** Looks at a label that has ended, at least: one may be the person who ended it. */
  looksAfterEnd: number;
  /** Unknown serials from one network within `guessMinutes` that are no typing mistake any more. */
  guesses: number;
  guessMinutes: number;
  /** Neighbouring labels of one roll looked at by one device within `guessMinutes`: somebody tries copies, or a shop its shelf. */
  neighbours: number;
}

/**
 * Thresholds are data with dates: they will be calibrated with what the first season shows. A score is a reason to look, never a verdict:
 * a shared phone, a shop that scans its shelf and a traveller all raise it.
 */
export const CLONE_RULES: readonly CloneRules[] = [
  {
    validFrom: '2024-06-01',
    source:
      'First estimate of the project; signals after Lehtonen, Michahelles, Fleisch, IEEE RFID 2009 (doi 10.1109/RFID.2009.4911190)',
    weights: {
      'before-life': 25,
      'after-life': 25,
      'too-fast': 45,
      'many-devices': 40,
      'other-region': 15,
      'after-opening': 8,
      'long-after-opening': 42,
      'after-end': 50,
      // Every honest buyer who hears of a recall looks: it may only add to something else.
      'after-recall': 5,
    },
    alertFrom: 40,
    fastestKmh: 200,
    nearKm: 60,
    fewDevices: 8,
    quantile: 0.995,
    regionKm: 400,
    homeKm: 150,
    trialHours: 24,
    openingMinutes: 60,
    eatenDays: 60,
    looksAfterEnd: 2,
    guesses: 20,
    guessMinutes: 60,
    neighbours: 15,
  },
];

/** The rules in force on a day. Throws before the first. */
export function cloneRulesOn(day: Day, rules = CLONE_RULES): CloneRules {
  const found = rules.filter(one => one.validFrom <= day).at(-1);
  if (!found) throw new RangeError(`no clone rules on ${day}`);
  return found;
}
