import type { PickupChoice } from '#libs/delivery';
import type { Visit } from '../../web/visit.js';

/** SQL: where and when the buyer of order `o` comes for it, as JSON; null when it is brought. */
export const PICKUP = `(SELECT w.said FROM ordering_pickup w WHERE w.order_id = o.id)`;

export type PickupRow = Pick<PickupChoice, 'way' | 'nameVi' | 'nameEn' | 'place' | 'hours' | 'day' | 'stall'>;

/** `Chợ phiên mẫu Chủ nhật, 29/11/2026, sạp A1. Bãi chợ trung tâm xã, Xã Tả Lèng. 05:00–13:00` */
export function pickupText(visit: Visit, pickup: PickupRow): string {
  return [pickupName(visit, pickup), pickup.place, pickup.hours].join('. ');
}

export function pickupName(visit: Visit, { nameVi, nameEn, day, stall }: PickupRow): string {
  const { stallOf } = visit.words.delivery.pickup;
  return [visit.say(nameVi, nameEn), day && visit.day(day), stall && stallOf(stall)].filter(Boolean).join(', ');
}

/** As a form says it: `pickup <point>`, `bus <route>`, or `market <market> <day>`. */
export const keyOf = ({ way, placeId, day }: Pick<PickupChoice, 'way' | 'placeId' | 'day'>): string =>
  [way, placeId, day].filter(Boolean).join(' ');

export const wayField = (cooperativeId: string): string => `way-${cooperativeId}`;

/** For a list at the packing table: who gets it and where. */
export function whereTo(
  visit: Visit,
  order: { receiver: string | null; place: string; pickup: PickupRow | null },
): string {
  const { pickup } = visit.words.delivery;
  const where = order.pickup ? `${pickup.desk}: ${pickupText(visit, order.pickup)}` : order.place;
  return [order.receiver, where].filter(Boolean).join(', ');
}
