import type { Dong } from '#platform/money';
import type { Visit } from '../../web/visit.js';

/** What delivery costs; of what is not sent, that there is none. */
export const deliveryText = (visit: Visit, isSent: boolean, fee: Dong): string =>
  isSent ? visit.dong(fee) : visit.words.ordering.checkout.notSent;
