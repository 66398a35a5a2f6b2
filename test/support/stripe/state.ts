// Everything the stand-in remembers. It lives in memory and goes with the process.
import { Stripe } from 'stripe';
import type { TestCard } from './cards.js';
import { stripeId } from './ids.js';
import type { IntentWishes } from './wishes.js';
import type {
  Charge,
  CheckoutSession,
  Dispute,
  EventType,
  LineItem,
  PaymentIntent,
  Refund,
  StripeEvent,
  StripeObject,
} from './objects.js';
import { noSuch } from './refusals.js';

export class Shelf<T extends { id: string }> {
  private readonly byId = new Map<string, T>();

  constructor(private readonly noun: string) {}

  put(item: T): T {
    this.byId.set(item.id, item);
    return item;
  }

  find(id: string, param?: string): T {
    const item = this.byId.get(id);
    if (!item) throw noSuch(this.noun, id, param);
    return item;
  }

  newestFirst(): T[] {
    return [...this.byId.values()].reverse();
  }
}

/** What a session keeps to itself: what is bought, and the payment to make once a card is given. */
export interface Purchase {
  lines: LineItem[];
  wishes: IntentWishes;
}

export class State {
  readonly intents = new Shelf<PaymentIntent>('payment_intent');
  readonly charges = new Shelf<Charge>('charge');
  readonly refunds = new Shelf<Refund>('refund');
  readonly disputes = new Shelf<Dispute>('dispute');
  readonly sessions = new Shelf<CheckoutSession>('checkout.session');
  readonly events = new Shelf<StripeEvent>('event');
  readonly purchases = new Map<string, Purchase>();
  /** The card last given for each payment. */
  readonly cards = new Map<string, TestCard>();
  /** Where browsers find the stand-in's pages; known once it listens. */
  pagesUrl = '';

  constructor(
    private readonly clock: () => Date,
    private readonly announce: (event: StripeEvent) => void,
  ) {}

  /** Stripe counts time in seconds. */
  now(): number {
    return Math.floor(this.clock().getTime() / 1000);
  }

  sessionOf(intent: PaymentIntent): CheckoutSession | undefined {
    return this.sessions.newestFirst().find(session => session.payment_intent === intent.id);
  }

  record(type: EventType, object: StripeObject): void {
    const event: StripeEvent = {
      id: stripeId('evt'),
      object: 'event',
      api_version: Stripe.API_VERSION,
      created: this.now(),
      // As it was at this moment: a shop that trusts an old event's contents must be able to get it wrong here too.
      data: { object: structuredClone(object) },
      livemode: false,
      pending_webhooks: 0,
      request: { id: null, idempotency_key: null },
      type,
    };
    this.announce(this.events.put(event));
  }
}
