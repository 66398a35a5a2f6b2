import { lookup } from 'node:dns/promises';
import type { Config } from '#platform/config';
import type { DestRules } from './addresses.js';

export class SubscriptionSettings implements DestRules {
  constructor(
    readonly areLocalAllowed: boolean,
    /** How long a receiver may take for one document, in milliseconds. */
    readonly timeoutMs = 10_000,
    /** How long a receiver that failed once is left alone, in milliseconds; each further failure doubles it. */
    readonly firstRestMs = 5000,
    /** All addresses of a name. */
    readonly resolve: (host: string) => Promise<{ address: string; family: number }[]> = host =>
      lookup(host, { all: true, verbatim: true }),
  ) {}

  /** How long a worker has a subscription to itself: when it is killed, another one takes over after that. In milliseconds. */
  get leaseMs(): number {
    return 3 * this.timeoutMs;
  }
}

export const subscriptionSettings = (config: Config): SubscriptionSettings =>
  new SubscriptionSettings(config.values.SUBSCRIBERS_LOCAL);
