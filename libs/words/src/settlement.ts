import { wordsOf } from '#platform/language';
import { settlementEn } from './settlement-en.js';
import { settlementVi } from './settlement-vi.js';

/** The books of the market, payout runs, and the statement of a co-op. */
export const settlement = wordsOf({ vi: settlementVi, en: settlementEn });
