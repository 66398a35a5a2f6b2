import { Injectable } from '@nestjs/common';
import { Stripe } from 'stripe';
import { PaymentSettings } from './payment-settings.js';
import { BadSignature, CardsUnavailable } from './refusals.js';

/** A buyer is waiting for the answer; a job comes again anyway. */
const TIMEOUT_MS = 10_000;
/** By the SDK, after half a second and more, with the same idempotency key. */
const RETRIES = 2;

/** Stripe, or the stand-in that speaks its HTTP API. The only place that knows the key. */
@Injectable()
export class StripeApi {
  private readonly stripe: Stripe | undefined;

  constructor(private readonly settings: PaymentSettings) {
    const { stripeSecretKey: key, stripeApiUrl: url } = settings;
    const limits = { maxNetworkRetries: RETRIES, timeout: TIMEOUT_MS, telemetry: false };
    this.stripe = key ? new Stripe(key, { ...limits, ...addressOf(url) }) : undefined;
  }

  /** Throws CardsUnavailable when Stripe cannot be reached or is unwell; its refusals come through as they are. */
  async ask<T>(question: (stripe: Stripe) => Promise<T>): Promise<T> {
    if (!this.stripe) throw new CardsUnavailable();
    try {
      return await question(this.stripe);
    } catch (error) {
      if (isUnwell(error)) throw new CardsUnavailable('Stripe does not answer', { cause: error });
      throw error;
    }
  }

  /** What a webhook says, if Stripe signed exactly these bytes. Throws BadSignature. */
  eventIn(rawBody: Buffer | string, signature: string): Stripe.Event {
    const { stripeWebhookSecret: secret } = this.settings;
    if (!this.stripe || !secret) throw new CardsUnavailable();
    try {
      return this.stripe.webhooks.constructEvent(rawBody, signature, secret);
    } catch (error) {
      if (error instanceof Stripe.errors.StripeSignatureVerificationError) throw new BadSignature();
      throw error;
    }
  }
}

function addressOf(url: string | undefined): Stripe.StripeConfig {
  if (!url) return {};
  const { hostname: host, port, protocol } = new URL(url);
  const isPlain = protocol === 'http:';
  return { host, port: port || (isPlain ? 80 : 443), protocol: isPlain ? 'http' : 'https' };
}

/** No answer, a 5xx, too many requests, or another request with the same key still under way. */
function isUnwell(error: unknown): boolean {
  if (error instanceof Stripe.errors.StripeConnectionError) return true;
  if (!(error instanceof Stripe.errors.StripeError)) return false;
  const status = error.statusCode ?? 0;
  return status >= 500 || status === 429 || status === 409;
}

/** Stripe understood and refused: the session is not open, the charge is refunded already. */
export const isRefusedByStripe = (error: unknown): error is Stripe.errors.StripeInvalidRequestError =>
  error instanceof Stripe.errors.StripeInvalidRequestError;
