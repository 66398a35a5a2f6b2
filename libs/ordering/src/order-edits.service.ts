import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { dong } from '#platform/money';
import { Outbox } from '#platform/outbox';
import { lockGroupOf } from './desk.query.js';
import { EditMoney } from './edit-money.service.js';
import { orderActions } from './order-actions.js';
import { lower, type LineEdit, type LineWish, type OrderEdit } from './order-edits.js';
import { linesNow, lowerOrder } from './order-edits.query.js';
import { Order } from './order.entity.js';
import { addHistory } from './orders.query.js';
import { asJson } from './placing.js';
import { EditReasonNeeded } from './refusals.js';

/** Changes of an order before it is packed: the buyer gets fewer, pays less, and reads why. */
@Injectable()
export class OrderEdits {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly stock: Stock,
    private readonly money: EditMoney,
  ) {}

  /**
   * By a clerk, with a reason: so many of each line remain, and of a line with none left nothing. False when that is so already.
   * Throws OrderHasMovedOn, HasSomethingOff, EditReasonNeeded, QuantityRaised, NothingLeft.
   */
  lower(actor: Actor, orderId: string, wishes: readonly LineWish[], reason: string): Promise<boolean> {
    return this.db.transaction(async tx => {
      const [group] = await this.db.run(tx, lockGroupOf, [orderId]);
      const order = await tx.findOne(Order, { where: { id: orderId }, lock: { mode: 'pessimistic_write' } });
      if (!group || !order) throw new HiddenFromActor();
      requireSeat(actor, order.cooperativeId, ...orderActions.edit.roles);
      if (reason.trim() === '') throw new EditReasonNeeded();
      order.edit();
      const lines = await this.db.run(tx, linesNow, [orderId]);
      const edit = lower(
        lines.map(line => ({ ...line, unitPrice: dong(line.unitPrice) })),
        order.deliveryFee,
        wishes,
      );
      if (!edit) return false;
      const editId = await this.keep(tx, actor, orderId, edit, reason);
      await this.money.follow(tx, { group, editId, edit });
      // The shelves come last: they are locked for the shortest time.
      await this.stock.lessen(tx, edit.lines.map(lessOf));
      return true;
    });
  }

  private async keep(tx: Tx, actor: Actor, orderId: string, edit: OrderEdit, reason: string): Promise<string> {
    const editId = newId();
    const now = this.clock.now();
    const rows = asJson(edit.lines.map(rowOf));
    const { goodsChange, feeChange } = edit;
    const values = [editId, orderId, rows, goodsChange, feeChange, reason, actor.personId, now] as const;
    const [done] = await this.db.run(tx, lowerOrder, [...values]);
    if (done?.orders !== 1 || done.lines !== edit.lines.length)
      throw new Error(`order ${orderId} changed under its lock`);
    await this.db.run(tx, addHistory, [[orderId], 'edited', actor.personId, reason, now]);
    await this.outbox.add(tx, { name: 'order.edited', orderId, editId });
    return editId;
  }
}

const lessOf = ({ line, after }: LineEdit) => ({ lineId: line.id, by: line.quantity - after });

const rowOf = ({ line, after, change }: LineEdit) => {
  const { id: lineId, variantId, nameVi, nameEn, quantity: before } = line;
  return { lineId, variantId, nameVi, nameEn, before, after, change };
};
