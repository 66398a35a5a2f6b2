import type { Actor } from '#libs/identity';
import {
  BankCredits,
  BankInbox,
  BankStatements,
  CardPayments,
  PartRefunds,
  Payments,
  PaymentsModule,
  Refunds,
  StripeInbox,
  StripeListing,
  StuckNews,
  Suspense,
  WalletInbox,
  WalletPayments,
  WalletReturns,
  type PaymentMethod,
  type PaymentSettings,
} from '#libs/payments';
import { NestFactory } from '@nestjs/core';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { dong, type Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { testDatabase, type TestDatabase } from '../database.js';
import { StripeStandIn } from '../stripe/stripe-stand-in.js';
import type { VnpayStandIn } from '../wallet/vnpay-stand-in.js';

const WEBHOOK_SECRET = 'whsec_of_the_payments_specs';
export const BANK_NOTICE_SECRET = 'the secret of the aggregator';
const BANK = {
  ...{ bankBin: '970436', bankAccount: '9704000000', bankAccountName: 'CHO PHIEN' },
  bankNoticeSecret: BANK_NOTICE_SECRET,
};

/** Stripe for one spec file, in the time of its database. */
export const openStripe = (t: TestDatabase): Promise<StripeStandIn> =>
  StripeStandIn.open({ webhookSecret: WEBHOOK_SECRET, clock: () => t.clock.now() });

export const settingsFor = (stripe?: StripeStandIn, vnpay?: VnpayStandIn): PaymentSettings => ({
  ...BANK,
  ...(vnpay && { vnpay: vnpay.account }),
  ...(stripe && {
    stripeSecretKey: stripe.secretKey,
    stripeWebhookSecret: stripe.webhookSecret,
    stripeApiUrl: stripe.url,
  }),
});

/** The lib's services as the apps have them, on the database and the clock of a spec. */
export async function openPayments(t: TestDatabase, stripe?: StripeStandIn, vnpay?: VnpayStandIn) {
  class TestHouse {}
  const tools = [
    { provide: Database, useValue: t.db },
    { provide: Clock, useValue: t.clock },
    { provide: Outbox, useValue: t.outbox },
  ];
  const platform = { module: TestHouse, global: true, providers: tools, exports: [Database, Clock, Outbox] };
  const house = { module: class {}, imports: [platform, PaymentsModule.with(settingsFor(stripe, vnpay))] };
  const app = await NestFactory.createApplicationContext(house, { logger: false, abortOnError: false });
  return {
    payments: app.get(Payments),
    cards: app.get(CardPayments),
    inbox: app.get(StripeInbox),
    listing: app.get(StripeListing),
    stuckNews: app.get(StuckNews),
    credits: app.get(BankCredits),
    bankInbox: app.get(BankInbox),
    statements: app.get(BankStatements),
    suspense: app.get(Suspense),
    wallets: app.get(WalletPayments),
    walletInbox: app.get(WalletInbox),
    walletReturns: app.get(WalletReturns),
    refunds: app.get(Refunds),
    partRefunds: app.get(PartRefunds),
    close: () => app.close(),
  };
}

export type PaymentVerbs = Awaited<ReturnType<typeof openPayments>>;

export interface OpenedPayments {
  t: TestDatabase;
  stripe: StripeStandIn;
  verbs: PaymentVerbs;
}

/** Gives the tests of a file an empty database, a Stripe and the services on both, and closes them after the tests. */
export function withPayments(take: (opened: OpenedPayments) => void): void {
  let opened: OpenedPayments;
  beforeAll(async () => {
    const t = await testDatabase('bare');
    const stripe = await openStripe(t);
    opened = { t, stripe, verbs: await openPayments(t, stripe) };
    take(opened);
  });
  afterAll(async () => {
    await opened.verbs.close();
    await opened.stripe.close();
    await opened.t.drop();
  });
}

export interface BuiltPayment {
  paymentId: string;
  groupId: string;
  reference: string;
  amount: Dong;
}

/** A payment of a group of its own, as placing an order opens it. */
export async function aPayment(
  t: TestDatabase,
  { payments }: Pick<PaymentVerbs, 'payments'>,
  { method = 'card', amount = 350_000 }: { method?: PaymentMethod; amount?: number } = {},
): Promise<BuiltPayment> {
  const groupId = newId();
  const opened = await t.db.transaction(tx => payments.open(tx, { groupId, method, amount: dong(amount) }));
  return { ...opened, groupId, amount: dong(amount) };
}

/** An officer of the department who is in the register of people. */
export async function anOfficer(t: TestDatabase): Promise<Actor> {
  const personId = newId();
  const email = `${personId}@example.vn`;
  await t.ask(
    `INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1, 'Vàng Thị Mẫu', $2, '-', $3)`,
    [personId, email, t.clock.now()],
  );
  return { personId, fullName: 'Vàng Thị Mẫu', locale: 'vi', offices: ['officer'], seats: [] };
}

export async function stateOf(t: TestDatabase, { paymentId }: { paymentId: string }): Promise<string | undefined> {
  return (await t.ask<{ state: string }>('SELECT state FROM payments_payment WHERE id = $1', [paymentId]))[0]?.state;
}

/** The names of the facts told about a payment, oldest first. */
export async function factsOf(t: TestDatabase, { paymentId }: { paymentId: string }): Promise<string[]> {
  const rows = await t.ask<{ name: string }>(
    `SELECT name FROM platform_fact WHERE body ->> 'paymentId' = $1 ORDER BY happened_at, id`,
    [paymentId],
  );
  return rows.map(row => row.name);
}
