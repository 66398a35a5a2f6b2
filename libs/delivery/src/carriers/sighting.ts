import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { ShipmentAction, ShipmentState } from '../shipments/shipment-actions.js';

/** The states of a parcel at the carriers of the country, in the order of its life. */
export const CARRIER_STATES = [
  'CREATED',
  'PICKING',
  'PICKED',
  'IN_TRANSIT',
  'DELIVERING',
  'FAILED_ATTEMPT',
  'RETURNING',
  'LOST',
  'CANCELLED',
  'RETURNED',
  'DELIVERED',
] as const;
export type CarrierState = (typeof CARRIER_STATES)[number];

const LONGEST_NOTE = 200;

/** What a carrier tells of a parcel, by itself or when it is asked. */
export const sightingShape = z.object({
  /** The carrier's number of this very thing: told again, it is the same. */
  eventId: z.string().min(1).max(100),
  trackingCode: z.string().min(1).max(60),
  reference: z.uuid().nullish(),
  state: z.enum(CARRIER_STATES),
  at: z.iso.datetime({ offset: true }).transform(at => new Date(at)),
  note: z
    .string()
    .nullish()
    .transform(note => (note ?? '').trim().slice(0, LONGEST_NOTE)),
});
export type Sighting = z.output<typeof sightingShape>;

/** Undefined: it tells of no parcel. */
export function sightingIn(rawBody: Buffer | string): Sighting | undefined {
  try {
    const read = sightingShape.safeParse(JSON.parse(String(rawBody)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

export interface SightingHeaders {
  signature: string | undefined;
  /** Seconds since 1970. */
  timestamp: string | undefined;
}

/** Older letters may be somebody's copy. */
const MOST_SECONDS = 300;

/** Signed are the time and the bytes as sent, with a dot between: HMAC-SHA256, in hex. */
export const sightingSignature = (secret: string, timestamp: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');

export function isSignedNow(rawBody: Buffer, headers: SightingHeaders, secret: string, now: Date): boolean {
  const { timestamp = '', signature = '' } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > MOST_SECONDS) return false;
  const expected = Buffer.from(sightingSignature(secret, timestamp, rawBody));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** What was believed last. */
export interface Seen {
  state: CarrierState;
  at: Date;
}

const rankOf = (state: CarrierState): number => CARRIER_STATES.indexOf(state);

/** News come in any order: only what happened later than all that was believed may move a parcel. Of one moment, the later in its life. */
export function isNewer(seen: Seen | undefined, told: Seen): boolean {
  if (!seen) return true;
  const apart = told.at.getTime() - seen.at.getTime();
  return apart > 0 || (apart === 0 && rankOf(told.state) > rankOf(seen.state));
}

const LEAVES: readonly ShipmentAction[] = ['handOver'];

/** From where to where a state of the carrier moves a parcel of ours: nobody is obliged to have told of the steps between. */
const TO: Readonly<Partial<Record<CarrierState, Partial<Record<ShipmentState, readonly ShipmentAction[]>>>>> = {
  PICKED: { waiting: LEAVES },
  IN_TRANSIT: { waiting: [...LEAVES, 'depart'], 'handed-over': ['depart'], failed: ['retry'] },
  DELIVERING: { waiting: [...LEAVES, 'depart'], 'handed-over': ['depart'], failed: ['retry'] },
  FAILED_ATTEMPT: { waiting: [...LEAVES, 'fail'], 'handed-over': ['fail'], 'on-the-way': ['fail'] },
  RETURNING: { waiting: [...LEAVES, 'fail'], 'handed-over': ['fail'], 'on-the-way': ['fail'] },
  LOST: { waiting: [...LEAVES, 'fail'], 'handed-over': ['fail'], 'on-the-way': ['fail'] },
  RETURNED: {
    waiting: [...LEAVES, 'return'],
    'handed-over': ['return'],
    'on-the-way': ['return'],
    failed: ['return'],
  },
  DELIVERED: {
    waiting: [...LEAVES, 'deliver'],
    'handed-over': ['deliver'],
    'on-the-way': ['deliver'],
    failed: ['deliver'],
  },
};

/** What has to happen to a parcel of ours so that it is where the carrier says; nothing when it is there, or over. */
export const stepsTo = (from: ShipmentState, told: CarrierState): readonly ShipmentAction[] => TO[told]?.[from] ?? [];

/** The carrier has nothing more to do with it. */
export const isOverAt = (told: CarrierState): boolean => told === 'DELIVERED' || told === 'RETURNED';

/** What of it a person has to look at. */
export const troubleAt = (told: CarrierState): 'lost' | 'dropped' | undefined =>
  told === 'LOST' ? 'lost' : told === 'CANCELLED' ? 'dropped' : undefined;
