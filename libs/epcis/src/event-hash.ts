import { createHash } from 'node:crypto';
import type { EpcisEvent, Json } from './event.js';
import { preHash } from './pre-hash.js';

/** The event hash id of CBV 2.0 §8.9: equal for every spelling of the same event, different when any value differs. */
export const eventHash = (event: EpcisEvent, context?: Json): Buffer =>
  createHash('sha256').update(preHash(event, context)).digest();

/** `ni:///sha-256;<64 hex>?ver=CBV2.0` (RFC 6920). */
export const hashId = (hash: Buffer): string => `ni:///sha-256;${hash.toString('hex')}?ver=CBV2.0`;

/** The hex digits in an event hash id; nothing for an id of another form. */
export const hashInId = (eventId: string): string | undefined =>
  /^ni:\/\/\/sha-256;([0-9a-f]{64})\?ver=CBV2\.0$/i.exec(eventId)?.[1]?.toLowerCase();
