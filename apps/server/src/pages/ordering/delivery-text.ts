import { zero, type Dong } from '#platform/money';
import type { Visit } from '../../web/visit.js';

/** What delivery costs; of what is not sent, or what the buyer comes for, that there is none. */
export function deliveryText(visit: Visit, isSent: boolean, fee: Dong, isFetched = false): string {
  if (isSent || fee > zero) return visit.dong(fee);
  return isFetched ? visit.words.delivery.pickup.free : visit.words.ordering.checkout.notSent;
}
