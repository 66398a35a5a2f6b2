import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { DeliveryFact } from '../facts.js';
import { SightingNotSigned } from '../refusals.js';
import { CarrierSettings } from './carrier-settings.js';
import { isSignedNow, sightingIn, type Sighting, type SightingHeaders } from './sighting.js';
import { storeSighting } from './sightings.query.js';

/** What carriers tell: verified, stored, answered; then reacted to. The same row by whichever road, and however often. */
@Injectable()
export class CarrierInbox {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly settings: CarrierSettings,
  ) {}

  /** Believes only what was signed just now, byte for byte. Once this returns it is safe. Throws SightingNotSigned. */
  async receive(rawBody: Buffer | undefined, headers: SightingHeaders): Promise<void> {
    const secret = this.settings.hired?.webhookSecret;
    if (!rawBody || !secret || !isSignedNow(rawBody, headers, secret, this.clock.now())) throw new SightingNotSigned();
    const sighting = sightingIn(rawBody);
    // Signed, and of no parcel: a trial of theirs, say. There is nothing to come back for.
    if (sighting) await this.store(sighting, 'webhook');
  }

  store(sighting: Sighting, source: 'webhook' | 'look'): Promise<void> {
    const { eventId, reference = null, trackingCode, state, note, at } = sighting;
    return this.db.transaction(async tx => {
      const told = [newId(), eventId, reference, trackingCode, state, note, at] as const;
      for (const { id: sightingId } of await this.db.run(tx, storeSighting, [...told, this.clock.now(), source]))
        await this.outbox.add(tx, { name: 'parcel.seen', sightingId } satisfies DeliveryFact);
    });
  }
}
