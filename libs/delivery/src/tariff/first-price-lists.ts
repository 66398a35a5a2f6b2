/** One step of a price list: a parcel of up to so many grams, in this zone, for this fee in whole đồng. */
export interface PriceStep {
  zone: 'same-province' | 'other-province';
  upToGrams: number;
  fee: number;
}

export interface FirstPriceList {
  /** First and last day on which it is asked; without a last day until the next list. */
  validFrom: string;
  validTo: string | null;
  source: string;
  /** Invented, for trying the market out: no carrier has ever asked these prices. Every page that shows them says so. */
  isDemo: true;
  /** cm³ of a parcel that count as one kilogram. */
  divisor: number;
  /** Whole đồng, added to a parcel that goes to or comes from one of the remote communes. */
  remoteFee: number;
  remoteCommunes: readonly string[];
  /** What a carrier keeps for collecting money at the door: whole đồng, or so many hundredths of a percent of it, whichever is more. */
  codFee: number;
  codBasisPoints: number;
  codBorneBy: 'cooperative' | 'buyer';
  /** Days on the way. */
  daysNear: number;
  daysFar: number;
  steps: readonly PriceStep[];
}

function steps(zone: PriceStep['zone'], rows: readonly (readonly [upToGrams: number, fee: number])[]): PriceStep[] {
  return rows.map(([upToGrams, fee]) => ({ zone, upToGrams, fee }));
}

/** Thu Lũm, Pa Ủ, Mù Cả, Tà Tổng, Bum Nưa, Tủa Sín Chải, Sì Lở Lầu, Khoen On: an invented choice, as the prices are. */
const REMOTE = ['03439', '03442', '03451', '03463', '03466', '03529', '03562', '03640'] as const;

const TERMS = {
  isDemo: true,
  divisor: 6_000,
  remoteCommunes: REMOTE,
  codBasisPoints: 80,
  codBorneBy: 'cooperative',
  daysNear: 2,
  daysFar: 5,
} as const;

/**
 * What a new market asks for a parcel until its operator adds a list of their own: carriers publish no open list for Lai Châu, so
 * these are invented and say so. A new list ends the one before it; fees of placed orders never change.
 */
export const FIRST_PRICE_LISTS: readonly FirstPriceList[] = [
  {
    validFrom: '2025-07-01',
    validTo: '2026-06-30',
    source: 'Biểu phí mẫu số 1 (hư cấu), áp dụng từ 01/07/2025',
    ...TERMS,
    remoteFee: 12_000,
    codFee: 8_000,
    steps: [
      ...steps('same-province', [
        [500, 16_000],
        [1_000, 19_000],
        [2_000, 23_000],
        [5_000, 34_000],
        [10_000, 52_000],
        [20_000, 88_000],
      ]),
      ...steps('other-province', [
        [500, 28_000],
        [1_000, 33_000],
        [2_000, 42_000],
        [5_000, 66_000],
        [10_000, 105_000],
        [20_000, 185_000],
      ]),
    ],
  },
  {
    validFrom: '2026-07-01',
    validTo: null,
    source: 'Biểu phí mẫu số 2 (hư cấu), áp dụng từ 01/07/2026',
    ...TERMS,
    remoteFee: 15_000,
    codFee: 9_000,
    steps: [
      ...steps('same-province', [
        [500, 18_000],
        [1_000, 21_000],
        [2_000, 25_000],
        [5_000, 37_000],
        [10_000, 56_000],
        [20_000, 95_000],
      ]),
      ...steps('other-province', [
        [500, 30_000],
        [1_000, 35_000],
        [2_000, 45_000],
        [5_000, 70_000],
        [10_000, 112_000],
        [20_000, 198_000],
      ]),
    ],
  },
];
