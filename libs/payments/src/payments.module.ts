import { Module, type DynamicModule } from '@nestjs/common';
import { BankCredits } from './bank-credits.service.js';
import { BankInbox } from './bank-inbox.service.js';
import { BankStatements } from './bank-statements.service.js';
import { CardPayments } from './card-payments.service.js';
import { PartRefunds } from './part-refunds.service.js';
import { PaymentSettings } from './payment-settings.js';
import { Payments } from './payments.service.js';
import { Refunds } from './refunds.service.js';
import { Settlement } from './settlement.service.js';
import { StripeApi } from './stripe-api.service.js';
import { StripeConsequences } from './stripe-consequences.service.js';
import { StripeInbox } from './stripe-inbox.service.js';
import { StripeListing } from './stripe-listing.service.js';
import { StuckNews } from './stuck-news.service.js';
import { Suspense } from './suspense.service.js';
import { Vnpay } from './wallet/vnpay.service.js';
import { WalletArrivals } from './wallet/wallet-arrivals.service.js';
import { WalletInbox } from './wallet/wallet-inbox.service.js';
import { WalletPayments } from './wallet/wallet-payments.service.js';
import { WalletReturns } from './wallet/wallet-returns.service.js';
import { Wallet } from './wallet/wallet.js';

const BANK = [BankCredits, BankInbox, BankStatements, Suspense];
const WALLETS = [WalletPayments, WalletInbox, WalletReturns];
const VERBS = [
  Payments,
  CardPayments,
  StripeInbox,
  StripeListing,
  StuckNews,
  ...BANK,
  ...WALLETS,
  Refunds,
  PartRefunds,
];

@Module({})
export class PaymentsModule {
  /** Once per app, for the whole app: it alone knows the keys and the account. */
  static with(settings: PaymentSettings): DynamicModule {
    return {
      module: PaymentsModule,
      global: true,
      providers: [
        { provide: PaymentSettings, useValue: settings },
        StripeApi,
        Settlement,
        StripeConsequences,
        { provide: Wallet, useClass: Vnpay },
        WalletArrivals,
        ...VERBS,
      ],
      exports: [PaymentSettings, ...VERBS],
    };
  }
}
