import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { dong } from '#platform/money';
import { firstDayOf } from './bookings.query.js';
import { lockGroupOf } from './desk.query.js';
import { EditBook } from './edit-book.service.js';
import { orderActions } from './order-actions.js';
import { lower, type LineEdit, type LineWish } from './order-edits.js';
import { linesNow } from './order-edits.query.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { isWaiting } from './pre-orders.query.js';
import { BookedByTheDay, EditReasonNeeded, NotHarvestedYet } from './refusals.js';

/** Changes of an order before it is packed: the buyer gets fewer, pays less, and reads why. */
@Injectable()
export class OrderEdits {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly stock: Stock,
    private readonly book: EditBook,
  ) {}

  /**
   * By a clerk, with a reason: so many of each line remain, and of a line with none left nothing. False when that is so already.
   * Throws OrderHasMovedOn, HasSomethingOff, NotHarvestedYet, BookedByTheDay, EditReasonNeeded, QuantityRaised, NothingLeft.
   */
  lower(actor: Actor, orderId: string, wishes: readonly LineWish[], reason: string): Promise<boolean> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
      if (!group || !order) throw new HiddenFromActor();
      requireSeat(actor, order.cooperativeId, ...orderActions.edit.roles);
      if (reason.trim() === '') throw new EditReasonNeeded();
      order.edit();
      const [goods] = await this.db.run(tx, isWaiting, [orderId]);
      if (goods?.waits) throw new NotHarvestedYet();
      const [booked] = await this.db.run(tx, firstDayOf, [orderId]);
      if (booked?.day) throw new BookedByTheDay();
      const lines = await this.db.run(tx, linesNow, [orderId]);
      const edit = lower(
        lines.map(line => ({ ...line, unitPrice: dong(line.unitPrice), total: dong(line.total) })),
        order.deliveryFee,
        wishes,
      );
      if (!edit) return false;
      await this.book.keep(tx, { group, orderId, kind: 'lowered', reason, personId: actor.personId }, edit);
      await this.db.run(tx, addHistory, [[orderId], 'edited', actor.personId, reason, this.clock.now()]);
      // The shelves come last: they are locked for the shortest time.
      await this.stock.lessen(tx, edit.lines.map(lessOf));
      return true;
    });
  }
}

const lessOf = ({ line, after }: LineEdit) => ({ lineId: line.id, by: line.quantity - after });
