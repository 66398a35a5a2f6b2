import { Injectable } from '@nestjs/common';
import { ConsignmentSteps } from '#libs/delivery';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { lockGroupOf } from './desk.query.js';
import { can } from './order-actions.js';
import { Order } from './order.entity.js';
import { Shipping, type Locked } from './shipping.service.js';

/** What a carrier has told of a parcel moves it and its order, by the same road as if somebody at the desk had told. */
@Injectable()
export class SeenParcels {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly consignments: ConsignmentSteps,
    private readonly shipping: Shipping,
  ) {}

  /**
   * The reaction, once: in whatever order and however often a carrier tells, a parcel never goes back. Throws RecalledGoods of a parcel that should not have left: the news
   * stays open, for a person to see.
   */
  settle(sightingId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const seeing = await this.consignments.open(tx, sightingId);
      if (!seeing) return;
      const locked = await this.locked(tx, seeing.orderId);
      const seen = await this.consignments.see(tx, seeing);
      if (!seen || !locked) return;
      const { note, happenedAt } = seeing.sighting;
      // A clock of theirs that runs ahead of ours tells of no future.
      const at = new Date(Math.min(happenedAt.getTime(), this.clock.now().getTime()));
      for (const action of seen.steps) {
        // What came back and is sent once more has left before.
        if (action === 'handOver' && can('ship', locked.order.state))
          await this.shipping.leave(tx, { personId: seen.wishedBy }, locked.order, { personId: null, at });
        else await this.shipping.step(tx, locked, { action, personId: null, note, at });
      }
    });
  }

  private async locked(tx: Tx, orderId: string): Promise<Locked | undefined> {
    const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
    const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
    return group && order ? { group, order } : undefined;
  }
}
