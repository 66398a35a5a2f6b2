// The shapes the stand-in answers with: Stripe's names, and of each object the fields that a shop reads.
import type { Metadata } from './params.js';

interface Stored {
  id: string;
  created: number;
  livemode: false;
}

export interface LastPaymentError {
  type: 'card_error' | 'invalid_request_error';
  code: string;
  decline_code?: string;
  message: string;
  charge?: string;
}

/** The answer to a list route, newest first. */
export interface Page<T> {
  object: 'list';
  url: string;
  has_more: boolean;
  data: T[];
}

export type IntentStatus =
  | 'requires_payment_method'
  | 'requires_confirmation'
  | 'requires_action'
  | 'requires_capture'
  | 'canceled'
  | 'succeeded';

export interface PaymentIntent extends Stored {
  object: 'payment_intent';
  allowed_payment_method_types: string[] | null;
  amount: number;
  amount_capturable: number;
  amount_received: number;
  automatic_payment_methods: { enabled: boolean; allow_redirects: string } | null;
  canceled_at: number | null;
  cancellation_reason: string | null;
  capture_method: 'automatic' | 'automatic_async' | 'manual';
  client_secret: string;
  confirmation_method: 'automatic';
  currency: 'vnd';
  customer: null;
  description: string | null;
  last_payment_error: LastPaymentError | null;
  latest_charge: string | null;
  metadata: Metadata;
  next_action: { type: 'redirect_to_url'; redirect_to_url: { url: string; return_url: string | null } } | null;
  payment_method: string | null;
  payment_method_types: string[];
  receipt_email: string | null;
  statement_descriptor: string | null;
  statement_descriptor_suffix: string | null;
  status: IntentStatus;
  transfer_group: string | null;
}

export interface Charge extends Stored {
  object: 'charge';
  amount: number;
  amount_captured: number;
  amount_refunded: number;
  balance_transaction: null;
  billing_details: { address: null; email: string | null; name: null; phone: null };
  captured: boolean;
  currency: 'vnd';
  customer: null;
  description: string | null;
  disputed: boolean;
  failure_code: string | null;
  failure_message: string | null;
  metadata: Metadata;
  outcome: { network_status: string; reason: string | null; seller_message: string; type: string };
  paid: boolean;
  payment_intent: string;
  payment_method: string;
  payment_method_details: { type: 'card'; card: { brand: string; last4: string; country: string; funding: string } };
  receipt_email: string | null;
  refunded: boolean;
  status: 'succeeded' | 'failed';
  transfer_group: string | null;
}

export interface Refund extends Omit<Stored, 'livemode'> {
  object: 'refund';
  amount: number;
  balance_transaction: null;
  charge: string;
  currency: 'vnd';
  metadata: Metadata;
  payment_intent: string;
  reason: string | null;
  receipt_number: null;
  status: 'succeeded' | 'failed';
}

export interface Dispute extends Stored {
  object: 'dispute';
  amount: number;
  balance_transactions: { amount: number; currency: string; fee: number }[];
  charge: string;
  currency: 'vnd';
  evidence_details: { due_by: number; has_evidence: false; past_due: false; submission_count: 0 };
  metadata: Metadata;
  payment_intent: string;
  reason: string;
  status: 'needs_response' | 'won' | 'lost' | 'warning_needs_response' | 'warning_closed';
}

export interface LineItem {
  id: string;
  object: 'item';
  amount_discount: 0;
  amount_subtotal: number;
  amount_tax: 0;
  amount_total: number;
  currency: 'vnd';
  description: string;
  price: { id: string; object: 'price'; currency: 'vnd'; unit_amount: number; type: 'one_time' };
  quantity: number;
}

export interface CheckoutSession extends Stored {
  object: 'checkout.session';
  allowed_payment_method_types: string[] | null;
  amount_subtotal: number;
  amount_total: number;
  cancel_url: string | null;
  client_reference_id: string | null;
  client_secret: null;
  currency: 'vnd';
  customer: null;
  customer_details: { address: null; email: string | null; name: null; phone: null } | null;
  customer_email: string | null;
  expires_at: number;
  locale: string | null;
  metadata: Metadata;
  mode: 'payment';
  payment_intent: string | null;
  payment_method_types: string[];
  payment_status: 'paid' | 'unpaid';
  setup_intent: null;
  status: 'open' | 'complete' | 'expired';
  subscription: null;
  success_url: string;
  ui_mode: 'hosted_page';
  url: string | null;
}

export type StripeObject = PaymentIntent | Charge | Refund | CheckoutSession | Dispute;

export const eventTypes = [
  'payment_intent.created',
  'payment_intent.requires_action',
  'payment_intent.amount_capturable_updated',
  'payment_intent.succeeded',
  'payment_intent.payment_failed',
  'payment_intent.canceled',
  'checkout.session.completed',
  'checkout.session.expired',
  'charge.succeeded',
  'charge.failed',
  'charge.captured',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'charge.dispute.closed',
] as const;
export type EventType = (typeof eventTypes)[number];

export interface StripeEvent extends Stored {
  object: 'event';
  api_version: string;
  data: { object: StripeObject };
  pending_webhooks: number;
  request: { id: null; idempotency_key: null };
  type: EventType;
}
