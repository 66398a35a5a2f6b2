import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { PAST_PAYMENTS, type PastPayment } from '../../../test/support/stripe/past-payments.js';
import { StripeStandIn } from '../../../test/support/stripe/stripe-stand-in.js';
import { lanAddress, type LocalSettings } from './settings.js';

export interface Cards {
  /** Settings for the server and the worker. */
  variables: Record<string, string>;
  close(): Promise<void>;
}

/** With Stripe keys of one's own, cards are charged by Stripe; without, by a stand-in in this process that speaks the same HTTP API. */
export async function openCards(
  variables: Record<string, string | undefined>,
  settings: LocalSettings,
  databaseUrl: string,
): Promise<Cards> {
  if (variables['STRIPE_SECRET_KEY']) return { variables: {}, close: async () => undefined };
  const webhookSecret = `whsec_${randomBytes(16).toString('hex')}`;
  const standIn = await StripeStandIn.open({
    host: '0.0.0.0',
    webhookSecret,
    webhookUrl: `http://127.0.0.1:${settings.port}/webhooks/stripe`,
  });
  // It began this minute, and money of yesterday may have to go back.
  standIn.remember(await pastPayments(databaseUrl));
  const port = new URL(standIn.url).port;
  return {
    variables: {
      STRIPE_SECRET_KEY: standIn.secretKey,
      STRIPE_WEBHOOK_SECRET: webhookSecret,
      // As the buyer's browser finds it: it is sent to the card form there.
      STRIPE_API_URL: `http://${new URL(settings.publicUrl).hostname || lanAddress()}:${port}`,
    },
    close: () => standIn.close(),
  };
}

async function pastPayments(databaseUrl: string): Promise<PastPayment[]> {
  const client = new pg.Client(databaseUrl);
  await client.connect();
  return (await client.query<PastPayment>(PAST_PAYMENTS).finally(() => client.end())).rows;
}
