import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import type { Dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { ConsignmentSteps } from '../carriers/consignment-steps.service.js';
import type { DeliveryFact } from '../facts.js';
import { ShipmentHasMovedOn } from '../refusals.js';
import { shipmentActions, type ShipmentAction } from './shipment-actions.js';
import {
  forgetShipment,
  moveShipment,
  prepareShipment,
  stateOfShipment,
  type MovedShipment,
} from './shipments.query.js';

export interface NewShipment {
  orderId: string;
  cooperativeId: string;
  grams: number;
  /** What is taken at the door; zero when it is paid already. */
  toCollect: Dong;
}

/** Who carries it from here on, and the number under which they know it. */
export interface CarriedBy {
  carrier: 'own' | 'hired' | 'other';
  name: string;
  trackingCode: string;
}

export interface ShipmentStep {
  action: ShipmentAction;
  /** Null: the carrier told. */
  personId: string | null;
  note?: string;
  at: Date;
  by?: CarriedBy;
}

/**
 * How the goods of an order travel. Steps only, in the transaction of the order: an order and its shipment move together or not at all, by
 * the verbs of ordering (Shipping).
 */
@Injectable()
export class Shipments {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly consignments: ConsignmentSteps,
  ) {}

  /** The parcel is packed and waits. Again for the same order changes nothing. */
  async prepare(tx: Tx, { orderId, cooperativeId, grams, toCollect }: NewShipment, at: Date): Promise<void> {
    await this.db.run(tx, prepareShipment, [newId(), orderId, cooperativeId, grams, toCollect, at]);
  }

  /** It goes with somebody else than the carrier that was asked for it. */
  goOtherWay(tx: Tx, orderId: string): Promise<void> {
    return this.consignments.withdraw(tx, orderId);
  }

  /** The parcel is opened before it left: no carrier need come for it. */
  async forget(tx: Tx, orderId: string): Promise<void> {
    await this.consignments.withdraw(tx, orderId);
    await this.db.run(tx, forgetShipment, [orderId]);
  }

  /** Takes a step, once. Throws ShipmentHasMovedOn when it cannot be taken now. */
  async move(tx: Tx, orderId: string, { action, personId, note = '', at, by }: ShipmentStep): Promise<MovedShipment> {
    const { from, to } = shipmentActions[action];
    const carrier = by ? JSON.stringify(by) : null;
    const [moved] = await this.db.run(tx, moveShipment, [orderId, [...from], to, action, personId, note, at, carrier]);
    if (!moved) throw new ShipmentHasMovedOn(action, await this.stateOf(tx, orderId));
    if (moved.isCollected) await this.tell(tx, { name: 'cod.collected', shipmentId: moved.id });
    return moved;
  }

  private async stateOf(tx: Tx, orderId: string): Promise<string> {
    const [found] = await this.db.run(tx, stateOfShipment, [orderId]);
    return found?.state ?? '';
  }

  private tell(tx: Tx, fact: DeliveryFact): Promise<void> {
    return this.outbox.add(tx, fact);
  }
}
