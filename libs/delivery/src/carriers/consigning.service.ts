import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { phoneless } from './phoneless.js';
import { NotTaken, type Consigned, type ToCarry } from './carrier.js';
import { CarrierInbox } from './carrier-inbox.service.js';
import { Carriers } from './carriers.service.js';
import { LOOK_AFTER_MS } from './consignment-steps.service.js';
import * as sql from './consignments.query.js';
import { pauseAfter, UNREACHABLE_AFTER } from './pause-after.js';

/** Longer than any carrier is waited for. */
const ATTEMPT_MS = 120_000;
const SIDE_BY_SIDE = 4;

/**
 * Asks carriers, outside every transaction. Whoever takes a consignment keeps others away from it for the length of an attempt; a worker that dies
 * meanwhile leaves it to the next round, which asks under the same number, and the carrier does it once.
 */
@Injectable()
export class Consigning {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly carriers: Carriers,
    private readonly inbox: CarrierInbox,
  ) {}

  /** As soon as it is wished or withdrawn; nothing while it is not due, or in somebody else's hands. */
  async send(consignmentId: string): Promise<void> {
    const [taken] = await this.db.write(sql.takeConsignment, [consignmentId, this.attemptEnds(), this.clock.now()]);
    if (taken) await this.attempt(taken);
  }

  /** For the schedule: what is to be tried again, and parcels whose carrier has been silent for long. */
  async round(): Promise<void> {
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, () => this.sendDue()));
    await this.lookForSilent();
  }

  private async sendDue(): Promise<void> {
    for (;;) {
      const [taken] = await this.db.write(sql.takeDueConsignment, [this.clock.now(), this.attemptEnds()]);
      if (!taken) return;
      await this.attempt(taken);
    }
  }

  private async lookForSilent(): Promise<void> {
    for (;;) {
      const now = this.clock.now();
      const [silent] = await this.db.write(sql.takeSilent, [now, new Date(now.getTime() + LOOK_AFTER_MS)]);
      if (!silent) return;
      const seen = await this.carriers.of(silent.carrier).look(silent.trackingCode).catch(leftForLater);
      for (const sighting of seen) await this.inbox.store({ ...sighting, reference: silent.id }, 'look');
    }
  }

  private async attempt(taken: sql.TakenConsignment): Promise<void> {
    try {
      if (taken.state === 'cancelling') await this.callOff(taken);
      else await this.consign(taken);
    } catch (error) {
      if (!(error instanceof NotTaken)) throw error;
      await this.noteNotTaken(taken, error);
    }
  }

  private async callOff({ id, carrier }: sql.TakenConsignment): Promise<void> {
    await this.carriers.of(carrier).cancel(id);
    await this.db.write(sql.noteCancelled, [id]);
  }

  private async consign(taken: sql.TakenConsignment): Promise<void> {
    // From the primary: a replica may not know the parcel yet.
    const [parcel] = await this.db.write(sql.parcelToCarry, [taken.orderId]);
    if (!parcel) return;
    await this.noteConsigned(taken, await this.carriers.of(taken.carrier).consign(toCarry(taken.id, parcel)));
  }

  private noteConsigned(
    { id, orderId, carrier, carrierName }: sql.TakenConsignment,
    { trackingCode, fee }: Consigned,
  ): Promise<void> {
    return this.db.transaction(async tx => {
      const now = this.clock.now();
      const lookAt = carrier === 'own' ? null : new Date(now.getTime() + LOOK_AFTER_MS);
      await this.db.run(tx, sql.lockShipment, [orderId]);
      const [noted] = await this.db.run(tx, sql.noteConsigned, [id, trackingCode, fee, now, lookAt]);
      if (noted?.state !== 'consigned') return;
      await this.db.run(tx, sql.assignShipment, [orderId, carrier, carrierName, trackingCode]);
    });
  }

  private async noteNotTaken({ id, state, attempts }: sql.TakenConsignment, error: NotTaken): Promise<void> {
    const now = this.clock.now();
    const end = state === 'cancelling' ? (['over', 'not-cancelled'] as const) : (['refused', 'refused'] as const);
    const unheard = [null, attempts >= UNREACHABLE_AFTER ? 'unreachable' : null] as const;
    const [to, trouble] = error.isFinal ? end : unheard;
    const dueAt = new Date(now.getTime() + pauseAfter(attempts));
    await this.db.write(sql.noteNotTaken, [id, phoneless(error.answer), to, dueAt, trouble, now]);
  }

  private attemptEnds(): Date {
    return new Date(this.clock.now().getTime() + ATTEMPT_MS);
  }
}

function leftForLater(error: unknown): [] {
  if (error instanceof NotTaken) return [];
  throw error;
}

const toCarry = (reference: string, row: sql.ParcelRow): ToCarry => ({
  reference,
  number: row.number,
  grams: row.grams,
  toCollect: row.toCollect,
  from: {
    name: row.seller,
    phone: row.sellerPhone,
    communeCode: row.sellerCommune,
    address: row.sellerAddress,
  },
  to: {
    name: row.receiver,
    phone: row.receiverPhone,
    communeCode: row.receiverCommune,
    address: row.receiverAddress,
  },
});
