import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { DeliveryFact } from '../facts.js';
import { CarrierLabelMissing, ShipmentHasMovedOn } from '../refusals.js';
import { NotTaken, type CarrierKind } from './carrier.js';
import { Carriers } from './carriers.service.js';
import { ConsignmentSteps } from './consignment-steps.service.js';
import * as sql from './consignments.query.js';

/** At the desk: who asks for a carrier hands parcels over. */
const ROLES = ['packer', 'clerk'] as const;

/** What people decide of it: a carrier is asked for a parcel, called off, or somebody has looked at what went wrong. Nothing here waits for a carrier. */
@Injectable()
export class Consignments {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly carriers: Carriers,
    private readonly steps: ConsignmentSteps,
  ) {}

  /** A carrier shall come for a parcel that waits. Again, while one is asked, it changes nothing. Throws ShipmentHasMovedOn, CarrierNotThere. */
  ask(actor: Actor, orderId: string, kind: CarrierKind): Promise<void> {
    const { name } = this.carriers.of(kind);
    return this.db.transaction(async tx => {
      const cooperativeId = await this.lockWaiting(tx, actor, orderId);
      const values = [newId(), orderId, cooperativeId, kind, name, actor.personId] as const;
      for (const { id: consignmentId } of await this.db.run(tx, sql.wishConsignment, [...values, this.clock.now()]))
        await this.outbox.add(tx, { name: 'consignment.wished', consignmentId } satisfies DeliveryFact);
    });
  }

  /** It need not come. Again, it changes nothing; what it has taken already goes on. Throws ShipmentHasMovedOn. */
  withdraw(actor: Actor, orderId: string): Promise<void> {
    return this.db.transaction(async tx => {
      await this.lockWaiting(tx, actor, orderId);
      await this.steps.withdraw(tx, orderId);
    });
  }

  /** Somebody of the co-op has seen to what went wrong. */
  async clear(actor: Actor, cooperativeId: string, consignmentId: string): Promise<void> {
    requireSeat(actor, cooperativeId, ...ROLES);
    const [known] = await this.db.write(sql.clearTrouble, [consignmentId, cooperativeId, actor.personId]);
    if (!known) throw new HiddenFromActor();
  }

  /** The operator has. */
  async clearAny(operator: Actor, consignmentId: string): Promise<void> {
    requireOffice(operator, 'operator');
    const [known] = await this.db.write(sql.clearTrouble, [consignmentId, null, operator.personId]);
    if (!known) throw new HiddenFromActor();
  }

  /** The paper that its carrier wants on the parcel. Throws CarrierLabelMissing. */
  async label(actor: Actor, cooperativeId: string, orderId: string): Promise<Buffer> {
    requireSeat(actor, cooperativeId, ...ROLES);
    const [parcel] = await this.db.read(sql.consignedParcel, [orderId, cooperativeId]);
    if (!parcel) throw new HiddenFromActor();
    const label = await this.carriers
      .of(parcel.carrier)
      .label(parcel.trackingCode)
      .catch((error: unknown) => {
        if (error instanceof NotTaken) return undefined;
        throw error;
      });
    if (!label) throw new CarrierLabelMissing();
    return label;
  }

  /** The parcel of an order of the actor's co-op, which has not left; the co-op. */
  private async lockWaiting(tx: Tx, actor: Actor, orderId: string): Promise<string> {
    const [order] = await this.db.run(tx, sql.cooperativeOfOrder, [orderId]);
    if (!order) throw new HiddenFromActor();
    requireSeat(actor, order.cooperativeId, ...ROLES);
    const [shipment] = await this.db.run(tx, sql.lockShipment, [orderId]);
    if (shipment?.state !== 'waiting') throw new ShipmentHasMovedOn('handOver', shipment?.state ?? 'unpacked');
    return order.cooperativeId;
  }
}
