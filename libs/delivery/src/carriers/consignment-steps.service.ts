import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { Outbox } from '#platform/outbox';
import type { DeliveryFact } from '../facts.js';
import type { ShipmentState } from '../shipments/shipment-actions.js';
import { assignShipment, lockShipment, unassignShipment, withdrawConsignments } from './consignments.query.js';
import { isNewer, isOverAt, stepsTo, troubleAt } from './sighting.js';
import * as sightings from './sightings.query.js';

const HOUR_MS = 3_600_000;
/** A carrier that has told something is not asked before so long. */
export const LOOK_AFTER_MS = 6 * HOUR_MS;

/** A sighting that waits for its consequence, and whose parcel it is about. */
export interface Seeing {
  sightingId: string;
  sighting: sightings.OpenSighting;
  consignmentId: string;
  orderId: string;
}

/** What becomes of a parcel by it: in whose name, and by which steps. */
export interface SeenSteps {
  steps: ReturnType<typeof stepsTo>;
  wishedBy: string;
}

/** What carriers were asked, and have told: steps in the transactions of those who move orders (ordering.Shipping, ordering.SeenParcels). */
@Injectable()
export class ConsignmentSteps {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** No carrier need come for it: it goes another way, or was opened. Done again, it changes nothing. */
  async withdraw(tx: Tx, orderId: string): Promise<void> {
    await this.db.run(tx, lockShipment, [orderId]);
    const withdrawn = await this.db.run(tx, withdrawConsignments, [orderId, this.clock.now()]);
    if (withdrawn.length > 0) await this.db.run(tx, unassignShipment, [orderId]);
    for (const { id: consignmentId, state } of withdrawn)
      if (state === 'cancelling')
        await this.outbox.add(tx, { name: 'consignment.withdrawn', consignmentId } satisfies DeliveryFact);
  }

  /** Locks what a carrier told, and finds whose it is; nothing when there is nothing left to do. What is of no parcel of ours is kept, for a person to see. */
  async open(tx: Tx, sightingId: string): Promise<Seeing | undefined> {
    const [sighting] = await this.db.run(tx, sightings.lockOpenSighting, [sightingId]);
    if (!sighting) return undefined;
    const [of] = await this.db.run(tx, sightings.consignmentSeen, [sighting.consignmentId, sighting.trackingCode]);
    if (!of) await this.db.run(tx, sightings.settleSighting, [sightingId, 'unknown', this.clock.now(), null]);
    return of && { sightingId, sighting, consignmentId: of.id, orderId: of.orderId };
  }

  /**
   * Under the lock of the order: writes down what was seen, and says which steps follow from it. None when something newer was believed, or the carrier has nothing to
   * do with the parcel any more.
   */
  async see(tx: Tx, seeing: Seeing): Promise<SeenSteps | undefined> {
    const { sightingId, sighting, consignmentId, orderId } = seeing;
    const [shipment] = await this.db.run(tx, lockShipment, [orderId]);
    const [consignment] = await this.db.run(tx, sightings.lockConsignment, [consignmentId]);
    const told = { state: sighting.state, at: sighting.happenedAt };
    const seen =
      consignment?.seenState && consignment.seenAt
        ? { state: consignment.seenState, at: consignment.seenAt }
        : undefined;
    const isOpen = consignment && shipment && ['wished', 'consigned'].includes(consignment.state);
    if (!isOpen || !isNewer(seen, told)) {
      await this.settle(tx, seeing, isOpen ? 'older' : 'closed');
      return undefined;
    }
    const { carrier, carrierName } = consignment;
    // It was quicker with its news than with its answer.
    if (consignment.state === 'wished')
      await this.db.run(tx, assignShipment, [orderId, carrier, carrierName, sighting.trackingCode]);
    await this.noteSeen(tx, seeing);
    const steps = stepsTo(shipment.state as ShipmentState, told.state);
    await this.settle(tx, { sightingId, consignmentId }, steps.length > 0 ? 'moved' : 'noted');
    return { steps, wishedBy: consignment.wishedBy };
  }

  private async noteSeen(tx: Tx, { orderId, consignmentId, sighting }: Seeing): Promise<void> {
    const { state, happenedAt, trackingCode } = sighting;
    const now = this.clock.now();
    const to = isOverAt(state) ? 'over' : state === 'CANCELLED' ? 'cancelled' : null;
    const lookAt = new Date(now.getTime() + LOOK_AFTER_MS);
    const trouble = troubleAt(state) ?? null;
    if (to === 'cancelled') await this.db.run(tx, unassignShipment, [orderId]);
    await this.db.run(tx, sightings.noteSeen, [
      consignmentId,
      state,
      happenedAt,
      trackingCode,
      to,
      lookAt,
      trouble,
      now,
    ]);
  }

  private async settle(
    tx: Tx,
    { sightingId, consignmentId }: Pick<Seeing, 'sightingId' | 'consignmentId'>,
    outcome: sightings.Outcome,
  ): Promise<void> {
    await this.db.run(tx, sightings.settleSighting, [sightingId, outcome, this.clock.now(), consignmentId]);
  }
}
