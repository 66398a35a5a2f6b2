import type { LineCode, NetUnit, PackCode } from '#libs/catalog';

type Both = readonly [vi: string, en: string];

/** How a certificate stands today; its days are counted from the day on which the province is seeded. */
export type Standing = 'holds' | 'ends-soon' | 'ended' | 'revoked';

export interface GoodsOfSeed {
  /** Slug of the co-op. */
  of: string;
  line: LineCode;
  group: string;
  name: Both;
  summary: Both;
  story: Both;
  ingredients: Both;
  usage: Both;
  warnings?: Both;
  shelfLifeDays: number | null;
  /** Months in which it is to be had fresh, rising; all year round when left out. */
  season?: readonly number[];
  /** Pack, net content in base units, đồng; grams of the parcel where the net content is not a weight. */
  packs: readonly (readonly [pack: PackCode, net: number, unit: NetUnit, price: number, grams?: number])[];
  /** What is done between gathering and packing, and how much of the goods is left after it. */
  works: readonly (readonly [kind: string, left: number])[];
  /** Sold by weight: how far a pack may be from its content. */
  tolerancePercent?: number;
  /** How sought after it is; 10 is a good seller. */
  demand: number;
  stars?: readonly [stars: 3 | 4 | 5, standing?: Standing];
  state?: 'draft' | 'submitted' | 'refused' | 'taken-down';
}

type Missing<Common> = Omit<GoodsOfSeed, keyof Common> & Partial<GoodsOfSeed>;

/** Products that have something in common: the line, the co-op, how they are kept. */
export const goodsWith = <Common extends Partial<GoodsOfSeed>>(
  common: Common,
  own: readonly Missing<Common>[],
): GoodsOfSeed[] => own.map(one => ({ ...common, ...one }) as unknown as GoodsOfSeed);
