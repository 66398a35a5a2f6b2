import { Module } from '@nestjs/common';
import { LedgerModule } from '#libs/ledger';
import { Config } from '#platform/config';
import { accountKeysIn } from './account-keys.js';
import { AccountNumbers } from './account-numbers.service.js';
import { PayoutAccounts } from './accounts.service.js';
import { BankAnswers } from './bank-answers.service.js';
import { Payouts } from './payouts.service.js';

@Module({
  imports: [LedgerModule],
  providers: [
    PayoutAccounts,
    Payouts,
    BankAnswers,
    {
      provide: AccountNumbers,
      useFactory: ({ values }: Config) => new AccountNumbers(accountKeysIn(values.ACCOUNT_KEYS)),
      inject: [Config],
    },
  ],
  exports: [AccountNumbers, PayoutAccounts, Payouts, BankAnswers],
})
export class SettlementModule {}
