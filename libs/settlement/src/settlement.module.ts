import { Module } from '@nestjs/common';
import { LedgerModule } from '#libs/ledger';
import { PayoutAccounts } from './accounts.service.js';
import { BankAnswers } from './bank-answers.service.js';
import { Payouts } from './payouts.service.js';

@Module({
  imports: [LedgerModule],
  providers: [PayoutAccounts, Payouts, BankAnswers],
  exports: [PayoutAccounts, Payouts, BankAnswers],
})
export class SettlementModule {}
