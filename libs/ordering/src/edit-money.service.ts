import { Injectable } from '@nestjs/common';
import { PartRefunds, Payments } from '#libs/payments';
import type { Tx } from '#platform/database';
import { minus, plus, zero } from '#platform/money';
import type { OrderEdit } from './order-edits.js';

/** What an edit means for the money: less is collected at the door; of what is paid, the difference goes back. */
@Injectable()
export class EditMoney {
  constructor(
    private readonly payments: Payments,
    private readonly refunds: PartRefunds,
  ) {}

  async follow(
    tx: Tx,
    { group, editId, edit }: { group: { id: string; paymentMethod: string }; editId: string; edit: OrderEdit },
  ): Promise<void> {
    const change = plus(edit.goodsChange, edit.feeChange);
    if (group.paymentMethod === 'cod') await this.payments.changeToCollect(tx, group.id, change);
    else await this.refunds.oweEdit(tx, { groupId: group.id, editId, amount: minus(zero, change) });
  }
}
