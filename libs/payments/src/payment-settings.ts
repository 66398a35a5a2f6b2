import type { Config } from '#platform/config';

/** The market at VNPAY. */
export interface VnpayAccount {
  code: string;
  secret: string;
  payUrl: string;
  apiUrl: string;
}

/** What the app hands in. Without Stripe's keys there are no cards, and everything else works. */
export class PaymentSettings {
  stripeSecretKey?: string;
  stripeWebhookSecret?: string;
  /** Another address of Stripe's API: for the stand-in. */
  stripeApiUrl?: string;
  /** The market's account, for VietQR: six digits of the bank, the number, and the holder as the bank writes it. */
  bankBin: string;
  bankAccount: string;
  bankAccountName: string;
  /** Without it no wallet is offered. */
  vnpay?: VnpayAccount;
  /** With it an aggregator signs what it tells of the account. */
  bankNoticeSecret?: string;
}

export function paymentSettings({ values }: Pick<Config, 'values'>): PaymentSettings {
  const { VNPAY_TMN_CODE: code, VNPAY_HASH_SECRET: secret, VNPAY_PAY_URL: payUrl, VNPAY_API_URL: apiUrl } = values;
  return {
    stripeSecretKey: values.STRIPE_SECRET_KEY,
    stripeWebhookSecret: values.STRIPE_WEBHOOK_SECRET,
    stripeApiUrl: values.STRIPE_API_URL,
    bankBin: values.BANK_BIN,
    bankAccount: values.BANK_ACCOUNT,
    bankAccountName: values.BANK_ACCOUNT_NAME,
    bankNoticeSecret: values.BANK_NOTICE_SECRET,
    ...(code && secret && { vnpay: { code, secret, payUrl, apiUrl } }),
  };
}
