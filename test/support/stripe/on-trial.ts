// For the stand-in's own specs: a fresh one for each test, with the real SDK as its client and a clock that stands still.
import { Stripe } from 'stripe';
import { StripeStandIn, type StripeStandInOptions } from './stripe-stand-in.js';

export const WEBHOOK_SECRET = 'whsec_of_the_specs';
export const PAYS = '4242 4242 4242 4242';
export const ASKS_THE_BANK = '4000 0025 0000 3155';
export const DECLINED = '4000 0000 0000 0002';
export const NO_MONEY = '4000 0000 0000 9995';
export const HOUR = 3600;

export let standIn: StripeStandIn;
export let stripe: Stripe;
let now: Date;

beforeEach(() => {
  now = new Date('2026-11-24T02:00:00Z');
  return open();
});

afterEach(() => standIn.close());

export async function open(options: Partial<StripeStandInOptions> = {}): Promise<void> {
  standIn = await StripeStandIn.open({ webhookSecret: WEBHOOK_SECRET, clock: () => now, ...options });
  stripe = client();
}

export function client(key = standIn.secretKey, config: Stripe.StripeConfig = {}): Stripe {
  const { hostname, port } = new URL(standIn.url);
  return new Stripe(key, { host: hostname, port, protocol: 'http', maxNetworkRetries: 0, telemetry: false, ...config });
}

/** The time of the stand-in, as Stripe counts it. */
export function seconds(): number {
  return now.getTime() / 1000;
}

export function later(byHours: number): void {
  now = new Date(now.getTime() + byHours * HOUR * 1000);
}

export function sessionParams(
  more: Partial<Stripe.Checkout.SessionCreateParams> = {},
): Stripe.Checkout.SessionCreateParams {
  return {
    mode: 'payment',
    success_url: 'http://localhost:3000/orders/7?session={CHECKOUT_SESSION_ID}',
    cancel_url: 'http://localhost:3000/basket',
    locale: 'vi',
    line_items: [
      { quantity: 2, price_data: { currency: 'vnd', unit_amount: 150_000, product_data: { name: 'Mật ong <rừng>' } } },
      { quantity: 1, price_data: { currency: 'vnd', unit_amount: 50_000, product_data: { name: 'Chè dây' } } },
    ],
    payment_intent_data: { metadata: { order: '7' } },
    ...more,
  };
}

export function createSession(more: Partial<Stripe.Checkout.SessionCreateParams> = {}) {
  return stripe.checkout.sessions.create(sessionParams(more));
}

export function createPaid(amount = 350_000, more: Partial<Stripe.PaymentIntentCreateParams> = {}) {
  return stripe.paymentIntents.create({
    amount,
    currency: 'vnd',
    payment_method: 'pm_card_visa',
    automatic_payment_methods: { enabled: true, allow_redirects: 'never' },
    confirm: true,
    ...more,
  });
}

export function submit(url: string, fields: Record<string, string>): Promise<Response> {
  return fetch(url, { method: 'POST', body: new URLSearchParams(fields), redirect: 'manual' });
}

export function eventTypes(): string[] {
  return standIn.events().map(event => event.type);
}
