export * from './refusals.js';
export { banks, holderName, masked, type Bank } from './bank-account.js';
export { answersIn, bankFile, type BankAnswer, type Transfer } from './bank-file.js';
export { PayoutAccounts, type GivenAccount } from './accounts.service.js';
export { Payouts } from './payouts.service.js';
export { BankAnswers } from './bank-answers.service.js';
export { SettlementModule } from './settlement.module.js';
