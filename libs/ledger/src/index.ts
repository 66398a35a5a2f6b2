export { ACCOUNT_KINDS, type AccountKey, type AccountKind, type Entry } from './accounts.js';
export { TAX_ACTIVITIES, type TaxActivity } from './sale.js';
export {
  clawBack,
  clawBackUndone,
  codRemitted,
  payoutBounced,
  payoutSent,
  POSTING_KINDS,
  type PayoutLine,
  type Posting,
  type PostingKind,
} from './templates.js';
export { loadRates } from './rates/load-rates.js';
export { Books } from './books.service.js';
export { GroupReader } from './group-reader.service.js';
export { Claims } from './claims.service.js';
export { type ClaimedSum, type Debt } from './claims.query.js';
export { LedgerModule } from './ledger.module.js';
