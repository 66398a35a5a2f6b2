import { randomBytes } from 'node:crypto';
import { CarrierStandIn } from '../../../test/support/carrier/carrier-stand-in.js';
import type { LocalSettings } from './settings.js';

/** From the call to the door in some minutes: long enough to see each step on the pages. */
const PACE_MS = 45_000;

export interface LocalCarrier {
  /** Settings for the server and the worker. */
  variables: Record<string, string>;
  close(): Promise<void>;
}

/** With a carrier of one's own in the environment, parcels are asked of it; without, of a stand-in in this process whose parcels move by themselves. */
export async function openCarrier(
  variables: Record<string, string | undefined>,
  settings: LocalSettings,
): Promise<LocalCarrier> {
  if (variables['CARRIER_URL']) return { variables: {}, close: async () => undefined };
  const webhookSecret = randomBytes(16).toString('hex');
  const webhookUrl = `http://127.0.0.1:${settings.port}/webhooks/carrier`;
  const standIn = await CarrierStandIn.open({ webhookSecret, webhookUrl, paceMs: PACE_MS });
  return {
    variables: {
      CARRIER_NAME: 'Chuyển phát Mẫu',
      CARRIER_URL: standIn.url,
      CARRIER_TOKEN: standIn.token,
      CARRIER_WEBHOOK_SECRET: webhookSecret,
    },
    close: () => standIn.close(),
  };
}
