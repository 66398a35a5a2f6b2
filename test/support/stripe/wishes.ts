import type { PaymentIntent } from './objects.js';
import type { Metadata } from './params.js';

/** What may be wished of a payment, whether it is made at once or by a session later. */
export interface IntentWishes {
  captureMethod: PaymentIntent['capture_method'];
  description: string | null;
  metadata: Metadata;
  receiptEmail: string | null;
  statementDescriptor: string | null;
  statementDescriptorSuffix: string | null;
  transferGroup: string | null;
}
