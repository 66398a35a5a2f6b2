import type { PackingRhythm, Parcel, PromisedDays } from '#libs/delivery';
import { startOfDay } from '#platform/clock';
import { minus, plus, zero, type Dong } from '#platform/money';
import type { OrderState } from './order-actions.js';

/** What is in a parcel already, with all that was added to it. */
export interface JoinedParcel {
  orderId: string;
  grams: number;
  mm3: number;
  goods: Dong;
  /** What its buyer pays for bringing it. */
  fee: Dong;
  /** What its buyer was told. */
  promised: PromisedDays | undefined;
}

const HOUR_MS = 3_600_000;

/** Until the co-op's hour of the day on which it is packed at the latest; what nobody promised is open until it is packed. */
export function openForMoreUntil(promised: PromisedDays | undefined, { cutOffHour }: PackingRhythm): Date | undefined {
  return promised && new Date(startOfDay(promised.packBy).getTime() + cutOffHour * HOUR_MS);
}

/** May its buyer still put something into its parcel? */
export function isOpenForMore(
  { state, promised }: { state: OrderState; promised: PromisedDays | undefined },
  rhythm: PackingRhythm,
  now: Date,
): boolean {
  const until = openForMoreUntil(promised, rhythm);
  return state === 'confirmed' && (until === undefined || now < until);
}

/** One parcel of both. */
export const together = (parcel: Parcel, { grams, mm3, goods }: JoinedParcel): Parcel => ({
  ...parcel,
  grams: parcel.grams + grams,
  mm3: parcel.mm3 + mm3,
  goods: plus(parcel.goods, goods),
});

/** Bringing both costs what the list asks for a parcel of that weight: less what was agreed for it already, and never anything back. */
export const feeOnTop = (asked: Dong, { fee }: JoinedParcel): Dong => (asked > fee ? minus(asked, fee) : zero);
