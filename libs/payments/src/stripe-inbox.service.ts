import { Injectable } from '@nestjs/common';
import type { Stripe } from 'stripe';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { closeEvent, lockOpenEvent, storeEvent } from './events.query.js';
import type { PaymentsFact } from './facts.js';
import { BadSignature } from './refusals.js';
import { StripeApi } from './stripe-api.service.js';
import { StripeConsequences } from './stripe-consequences.service.js';

/** Webhooks: verified, stored, answered; then reacted to. Stripe sends each at least once and in no promised order. */
@Injectable()
export class StripeInbox {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stripe: StripeApi,
    private readonly consequences: StripeConsequences,
  ) {}

  /** Believes only what Stripe signed, byte for byte. Once this returns the event is safe. Throws BadSignature, CardsUnavailable. */
  async receive(rawBody: Buffer | string | undefined, signature: string | undefined): Promise<void> {
    if (rawBody === undefined || signature === undefined) throw new BadSignature();
    const { id, type } = this.stripe.eventIn(rawBody, signature);
    await this.db.transaction(async tx => {
      const stored = await this.db.run(tx, storeEvent, [
        newId(),
        'stripe',
        id,
        type,
        String(rawBody),
        this.clock.now(),
      ]);
      for (const { id: eventId } of stored)
        await this.outbox.add(tx, { name: 'payment.event-received', eventId } satisfies PaymentsFact);
    });
  }

  /** Draws the consequence of a stored event, once. `eventId`: our row. Throws OtherSum. */
  settle(eventId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [event] = await this.db.run(tx, lockOpenEvent, [eventId]);
      if (!event) return;
      await this.consequences.draw(tx, event.payload as Stripe.Event);
      await this.db.run(tx, closeEvent, [eventId, this.clock.now()]);
    });
  }
}
