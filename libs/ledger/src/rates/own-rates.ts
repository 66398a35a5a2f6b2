import type { TaxActivity } from '../sale.js';

/** First and last day on which it counts; without a last day until the next one. */
interface Dated {
  validFrom: string;
  validTo: string | null;
  source: string;
}

/** Demo rates: an operator sets its own before it opens, by ending the last one and adding a new one. Sales that were made keep theirs. */
export const COMMISSION_RATES: readonly (Dated & { rateBp: number; vatBp: number })[] = [
  {
    validFrom: '2025-07-01',
    validTo: '2026-06-30',
    rateBp: 400,
    vatBp: 1000,
    source: 'Mức phí minh hoạ (demo): 4 % tiền hàng, thuế GTGT 10 % trên phí',
  },
  {
    validFrom: '2026-07-01',
    validTo: null,
    rateBp: 500,
    vatBp: 1000,
    source: 'Mức phí minh hoạ (demo): 5 % tiền hàng, thuế GTGT 10 % trên phí',
  },
];

const DECREE = 'Nghị định 117/2025/NĐ-CP, hộ và cá nhân cư trú';

/** Only households: co-operatives, unions and enterprises issue their own invoices. What a group (THT) is must be asked of the tax office. */
export const WITHHOLDING_RULES: readonly (Dated & {
  legalForm: string;
  activity: TaxActivity;
  vatBp: number;
  pitBp: number;
})[] = [
  { legalForm: 'HKD', activity: 'goods', vatBp: 100, pitBp: 50 },
  { legalForm: 'HKD', activity: 'services', vatBp: 500, pitBp: 200 },
  { legalForm: 'HKD', activity: 'production', vatBp: 300, pitBp: 150 },
].map(rule => ({
  ...rule,
  activity: rule.activity as TaxActivity,
  validFrom: '2025-07-01',
  validTo: null,
  source: DECREE,
}));
