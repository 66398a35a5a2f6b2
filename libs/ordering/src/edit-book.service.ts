import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { EditMoney } from './edit-money.service.js';
import type { EditKind, LineEdit, OrderEdit } from './order-edits.js';
import { editOrder } from './order-edits.query.js';
import { asJson } from './placing.js';

export interface AboutEdit {
  group: { id: string; paymentMethod: string };
  orderId: string;
  kind: EditKind;
  reason: string;
  personId: string;
}

/** The one road of an edit: lines, sums and money follow it in the transaction of its verb, and it is told. */
@Injectable()
export class EditBook {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly money: EditMoney,
  ) {}

  /** Under the locks of group and order. Of lines that cost the same as before only what was weighed is kept. */
  async keep(tx: Tx, { group, orderId, kind, reason, personId }: AboutEdit, edit: OrderEdit): Promise<void> {
    const editId = newId();
    const { lines, goodsChange, feeChange } = edit;
    const values = [editId, orderId, kind, asJson(lines.map(rowOf)), goodsChange, feeChange, reason, personId] as const;
    const [done] = await this.db.run(tx, editOrder, [...values, this.clock.now()]);
    if (done?.orders !== 1 || done.lines !== lines.length) throw new Error(`order ${orderId} changed under its lock`);
    if (goodsChange + feeChange === 0n) return;
    await this.outbox.add(tx, { name: 'order.edited', orderId, editId });
    await this.money.follow(tx, { group, editId, edit });
  }
}

const rowOf = ({ line, after, change, weighed }: LineEdit) => {
  const { id: lineId, variantId, nameVi, nameEn, quantity: before } = line;
  const { orderedGrams = null, grams: weighedGrams = null } = weighed ?? {};
  return { lineId, variantId, nameVi, nameEn, before, after, change, orderedGrams, weighedGrams };
};
