/** One step of a price list: a parcel of up to so many grams, in this zone, for this fee in whole đồng. */
export interface PriceStep {
  zone: 'same-province' | 'other-province';
  upToGrams: number;
  fee: number;
}

export interface PriceList {
  /** First and last day on which it is asked; without a last day until the next list. */
  validFrom: string;
  validTo: string | null;
  source: string;
  steps: readonly PriceStep[];
}

function steps(zone: PriceStep['zone'], rows: readonly (readonly [upToGrams: number, fee: number])[]): PriceStep[] {
  return rows.map(([upToGrams, fee]) => ({ zone, upToGrams, fee }));
}

/**
 * What the market itself asks for a parcel. These are its own prices, not those of a carrier: carriers publish no open list for
 * Lai Châu, and the co-op pays whichever carrier it chooses. A new list ends the one before it; fees of placed orders never change.
 */
export const OWN_PRICE_LISTS: readonly PriceList[] = [
  {
    validFrom: '2025-07-01',
    validTo: '2026-06-30',
    source: 'Biểu phí của chợ số 1, áp dụng từ 01/07/2025',
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
    source: 'Biểu phí của chợ số 2, áp dụng từ 01/07/2026',
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
