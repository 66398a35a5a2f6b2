import type { Config } from '#platform/config';

/** What the app hands in. Without it parcels are handed over and told of by people only. */
export class CarrierSettings {
  hired?: HiredCarrier;
}

export interface HiredCarrier {
  /** As people call it. */
  name: string;
  url: string;
  token: string;
  /** With it the carrier signs what it sends to /webhooks/carrier. */
  webhookSecret: string;
  /** How long it is waited for. */
  patienceMs?: number;
}

export function carrierSettings({ values }: Pick<Config, 'values'>): CarrierSettings {
  const { CARRIER_URL: url, CARRIER_TOKEN: token, CARRIER_WEBHOOK_SECRET: webhookSecret, CARRIER_NAME: name } = values;
  return url && token && webhookSecret ? { hired: { name, url, token, webhookSecret } } : {};
}
