import type { Day } from '#platform/clock';

/** What a scan of one pack can answer; and for a code without a serial, which says nothing about one pack: `lot` or `product`. */
export type ScanVerdict =
  'genuine' | 'seen' | 'inactive' | 'unknown' | 'recalled' | 'suspect' | 'opened' | 'expired' | 'lot' | 'product';

export interface ScannedProduct {
  slug: string;
  line: string;
  nameVi: string;
  nameEn: string;
  summaryVi: string;
  summaryEn: string;
  ingredientsVi: string;
  ingredientsEn: string;
  usageVi: string;
  usageEn: string;
  warningsVi: string;
  warningsEn: string;
  standard: string;
  /** Net content of one pack in whole base units. */
  netQuantity: number;
  netUnit: string;
}

/** Who answers for the goods. */
export interface ScannedCooperative {
  slug: string;
  legalForm: string;
  name: string;
  addressLine: string;
  commune: string;
  province: string;
  /** E.164 */
  phone: string;
  gln: string;
}

export interface ScannedBatch {
  lot: string;
  /** Base unit of the quantities in the steps: g, ml, piece, night. */
  unit: string;
  producedOn: Day | null;
  packedOn: Day | null;
  bestBefore: Day | null;
  recalledOn: Day | null;
  recallReasonVi: string | null;
  recallReasonEn: string | null;
}

export interface ScannedStep {
  /** A task of the recipe of the product line. */
  kind: string;
  step: 'gather' | 'make' | 'pack' | 'receive';
  /** ISO 8601 */
  happenedAt: string;
  site: string;
  commune: string;
  /** Whole base units. */
  input: number;
  output: number;
  packs: number | null;
  /** Ids of photos of the work that the co-op shows to everybody; null when there are none. */
  photos: string[] | null;
}

export interface ScannedCertificate {
  stars: number;
  decisionNumber: string;
  issuer: 'district' | 'province' | 'central';
  issuedOn: Day;
  /** The last day on which it holds. */
  expiresOn: Day;
}

/** What a look found, with the facts still as PostgreSQL wrote them: equal texts say the same, so what was made of one serves for the next. */
export interface Scanned {
  verdict: ScanVerdict;
  scans: number | null;
  firstScannedAt: Date | null;
  /** When it left with an order of the market; null when it did not, or nobody scanned it at the packing table. To whom is not told. */
  soldAt: Date | null;
  /** A second code lies under its seal, and nobody has given it yet. */
  isSealed: boolean;
  /** When the code under its seal was given for the first time. */
  openedAt: Date | null;
  /** The GTIN is of goods on this market. */
  isOurs: boolean;
  /** JSON of all else in `ScanAnswer`. */
  facts: string;
}

export interface ScanAnswer {
  verdict: ScanVerdict;
  /** How often this label was looked at since it was activated, this time included; null without one. */
  scans: number | null;
  /** The first of those looks; null when this is it. */
  firstScannedAt: Date | null;
  /** Known whenever the GTIN is ours, so that who doubts knows whom to call. */
  cooperative: ScannedCooperative | null;
  /** Null when the verdict is `unknown`: the facts of the real goods would lend a false label their credit. */
  product: ScannedProduct | null;
  batch: ScannedBatch | null;
  /** Oldest first. */
  steps: ScannedStep[];
  certificateThen: ScannedCertificate | null;
  certificateNow: ScannedCertificate | null;
  /** Whole dong for a pack like this one, when it is on sale. */
  price: bigint | null;
}

export function answerOf({ verdict, scans, firstScannedAt, facts }: Scanned): ScanAnswer {
  const { price, ...known } = JSON.parse(facts) as Omit<ScanAnswer, keyof Scanned | 'price'> & { price: number | null };
  return { verdict, scans, firstScannedAt, ...known, price: price === null ? null : BigInt(price) };
}
