import type { FirstBound } from '#libs/balance';
import type { LineCode } from '#libs/catalog';

/** Told in both languages, as the sources of the recipes are. */
export const ASSUMED =
  'Giả định ban đầu của nền tảng, chưa có nguồn: đặt cao hơn mức thường gặp / First assumption of the platform, without a source: set above what is usual';

/** A plot or forest, an apiary, a pond, a workshop, of which nobody has countersigned a claim, counts as no larger than this. */
const USUAL = { m2: 50_000n, hive: 300n, m3: 2_000n, maker: 20n };

type Row = [line: LineCode, measure: keyof typeof USUAL, most: bigint, unit: 'g' | 'piece', fromAge?: number];

/** The most that one measure of a place gives in a season, in base units: fresh leaf, paddy, live fish, pieces. Tea is not plucked in earnest
 * before its third year and is full-grown at eight; other lines have plants of a season beside trees, and one bound for all. */
const ROWS: readonly Row[] = [
  ['tea', 'm2', 300n, 'g'],
  ['tea', 'm2', 900n, 'g', 3],
  ['tea', 'm2', 1_500n, 'g', 5],
  ['tea', 'm2', 2_000n, 'g', 8],
  ['rice', 'm2', 1_600n, 'g'],
  ['honey', 'hive', 60_000n, 'g'],
  ['herbs', 'm2', 3_000n, 'g'],
  ['fish', 'm3', 30_000n, 'g'],
  ['fruit', 'm2', 6_000n, 'g'],
  ['vermicelli', 'm2', 6_000n, 'g'],
  ['textile', 'maker', 400n, 'piece'],
  ['wood', 'maker', 400n, 'piece'],
];

/**
 * What a place of a kind is believed to give (B4) until the department countersigns what the co-op says of it. The design calls such values
 * rules of thumb and gives none for capacities: each of these is an assumption and is shown as one.
 */
export const firstCapacities: readonly FirstBound[] = ROWS.map(([line, measure, most, unit, fromAge = 0]) => ({
  kind: 'capacity',
  line,
  task: measure,
  least: 0n,
  most,
  from: '2026-01-01',
  source: ASSUMED,
  certainty: 'assumption',
  unit,
  usualSize: USUAL[measure],
  fromAge,
}));
