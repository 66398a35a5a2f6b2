import type { Form } from './form.js';
import { stripeId } from './ids.js';
import type { PaymentIntent } from './objects.js';
import { listed, metadata, oneOf, text } from './params.js';
import { invalid } from './refusals.js';
import type { State } from './state.js';
import type { IntentWishes } from './wishes.js';

export const wishNames = [
  'capture_method',
  'description',
  'metadata',
  'receipt_email',
  'statement_descriptor',
  'statement_descriptor_suffix',
  'transfer_group',
];
const captureMethods = ['automatic', 'automatic_async', 'manual'] as const;

export function readWishes(form: Form): IntentWishes {
  return {
    captureMethod: oneOf(form, 'capture_method', captureMethods, 'automatic_async'),
    description: text(form, 'description'),
    metadata: metadata(form),
    receiptEmail: text(form, 'receipt_email'),
    statementDescriptor: text(form, 'statement_descriptor'),
    statementDescriptorSuffix: text(form, 'statement_descriptor_suffix'),
    transferGroup: text(form, 'transfer_group'),
  };
}

/** The payment method types that the caller allows; only cards are known here. */
export function allowedTypes(form: Form): string[] | null {
  const types = listed(form, 'allowed_payment_method_types').map(String);
  if (types.length === 0) return null;
  if (types.includes('card')) return types;
  throw invalid('The stand-in knows only cards.', 'allowed_payment_method_types');
}

export function newIntent(state: State, amount: number, wishes: IntentWishes): PaymentIntent {
  const id = stripeId('pi');
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount,
    amount_capturable: 0,
    amount_received: 0,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: wishes.captureMethod,
    client_secret: stripeId(`${id}_secret`),
    confirmation_method: 'automatic',
    created: state.now(),
    currency: 'vnd',
    customer: null,
    description: wishes.description,
    last_payment_error: null,
    latest_charge: null,
    livemode: false,
    metadata: wishes.metadata,
    next_action: null,
    payment_method: null,
    payment_method_types: ['card'],
    receipt_email: wishes.receiptEmail,
    statement_descriptor: wishes.statementDescriptor,
    statement_descriptor_suffix: wishes.statementDescriptorSuffix,
    status: 'requires_payment_method',
    transfer_group: wishes.transferGroup,
  };
}
