import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import { dong, minus, plus } from '#platform/money';
import {
  freezeSales,
  lockSales,
  ordersNow,
  paymentsNow,
  postedOf,
  readySales,
  termsOf,
  type DisputeRow,
  type EditRow,
  type LinePaidRow,
  type OrderRow,
  type PartRow,
  type TermsRow,
} from './books.query.js';
import type { GroupNow, OrderNow, Posted } from './outstanding.js';
import { freeze, isOwn, type Sale, type SaleEdit } from './sale.js';

export interface ReadGroup {
  group: GroupNow;
  posted: Posted;
}

/** Reads groups of orders as they stand, under lock; sales that are seen for the first time are frozen with the rates of their day. */
@Injectable()
export class GroupReader {
  constructor(private readonly db: Database) {}

  /** Undefined when somebody else is freezing one of them: to be asked again in a transaction of its own. */
  async read(tx: Tx, groupIds: readonly string[]): Promise<ReadGroup[] | undefined> {
    await this.db.run(tx, lockSales, [groupIds]);
    const rows = await this.db.run(tx, ordersNow, [groupIds]);
    const fresh = await this.freeze(tx, rows);
    if (!fresh) return undefined;
    const orders = rows.map(row => orderOf(row, fresh));
    const payments = await this.db.run(tx, paymentsNow, [groupIds]);
    const posted = await this.db.run(tx, postedOf, [groupIds]);
    return payments.map(({ amount, disputes, ...payment }) => ({
      group: {
        payment: { ...payment, amount: dong(amount), disputes: disputes.map(disputeOf) },
        orders: orders.filter(({ sale }) => sale.groupId === payment.groupId),
      },
      posted: new Set(posted.filter(one => one.groupId === payment.groupId).map(one => one.key)),
    }));
  }

  async markReady(tx: Tx, groups: readonly ReadGroup[]): Promise<void> {
    const delivered = groups.flatMap(({ group }) => group.orders.filter(order => order.deliveredAt));
    if (delivered.length === 0) return;
    await this.db.run(tx, readySales, [delivered.map(({ sale }) => sale.orderId)]);
  }

  private async freeze(tx: Tx, rows: readonly OrderRow[]): Promise<Map<string, Sale> | undefined> {
    const unknown = rows.filter(row => !row.frozen);
    if (unknown.length === 0) return new Map();
    const terms = await this.db.run(tx, termsOf, [unknown.map(row => row.orderId)]);
    const byOrder = new Map(terms.map(one => [one.orderId, one]));
    const sales = unknown.map(row => freeze(placedOf(row, byOrder.get(row.orderId))));
    const asked = JSON.stringify(sales, (_key, one: unknown) => (typeof one === 'bigint' ? one.toString() : one));
    const frozen = await this.db.run(tx, freezeSales, [asked]);
    return frozen.length === sales.length ? new Map(sales.map(sale => [sale.orderId, sale])) : undefined;
  }
}

function placedOf(row: OrderRow, terms: TermsRow | undefined): Parameters<typeof freeze>[0] {
  if (!terms) throw new Error(`order ${row.orderId} has no lines`);
  const { orderId, groupId, cooperativeId, placedAt, legalForm } = row;
  return {
    ...{ orderId, groupId, cooperativeId, placedAt, legalForm },
    ...pricesOf(row),
    bases: terms.bases.map(({ activity, amount }) => ({ activity, amount: dong(amount) })),
    rate: terms.rate,
    rules: terms.rules,
  };
}

function orderOf(row: OrderRow, fresh: ReadonlyMap<string, Sale>): OrderNow {
  const parts = row.parts.map(part => ({ ...partOf(part), activity: part.activity, line: lineOf(part) }));
  const shares = row.shares.map(partOf);
  const fees = row.fees.map(partOf);
  const edits = row.edits.map(editOf);
  const remitted = row.remitted && {
    ...row.remitted,
    amount: dong(row.remitted.amount),
    at: new Date(row.remitted.at),
  };
  const sale = fresh.get(row.orderId) ?? frozenSale(row);
  const { deliveredAt, cancelledAt } = row;
  return {
    sale,
    edits,
    parts,
    shares,
    fees,
    remitted,
    deliveredAt,
    cancelledAt,
    isClaimed: row.frozen?.isClaimed ?? false,
  };
}

/** What the co-op itself takes off makes its price; what others give stands beside it. */
function pricesOf(row: Pick<OrderRow, 'goods' | 'deliveryFee' | 'discounts'>) {
  const discounts = row.discounts.map(one => ({ ...one, goods: dong(one.goods), delivery: dong(one.delivery) }));
  const own = discounts.filter(isOwn);
  return {
    goods: minus(dong(row.goods), plus(...own.map(one => one.goods))),
    deliveryFee: minus(dong(row.deliveryFee), plus(...own.map(one => one.delivery))),
    discounts,
  };
}

const lineOf = ({ lineId, paid, given, bearer }: LinePaidRow) => ({
  ...{ lineId, bearer },
  paid: dong(paid),
  given: dong(given),
});

const editOf = ({ editId, goods, deliveryFee, at }: EditRow): SaleEdit => ({
  editId,
  goods: goods.map(({ activity, amount }) => ({ activity, amount: dong(amount) })),
  deliveryFee: dong(deliveryFee),
  at: new Date(at),
});

const partOf = ({ refundId, amount, owedAt, returnedAt, failedAt }: PartRow) => ({
  ...{ refundId, amount: dong(amount), owedAt: new Date(owedAt) },
  returnedAt: dateIn(returnedAt),
  failedAt: dateIn(failedAt),
});

const disputeOf = ({ amount, fee, feeReturned, openedAt, closedAt, ...dispute }: DisputeRow) => ({
  ...{ ...dispute, amount: dong(amount), fee: dong(fee), feeReturned: dong(feeReturned), openedAt: new Date(openedAt) },
  closedAt: dateIn(closedAt),
});

const dateIn = (text: string | null): Date | null => (text === null ? null : new Date(text));

function frozenSale({ orderId, groupId, cooperativeId, placedAt, frozen, ...prices }: OrderRow): Sale {
  if (!frozen) throw new Error(`the sale ${orderId} is not frozen`);
  const { isClaimed: _isClaimed, taxes, commission, commissionVat, ...terms } = frozen;
  return {
    ...{ orderId, groupId, cooperativeId, placedAt },
    ...pricesOf(prices),
    ...terms,
    commission: dong(commission),
    commissionVat: dong(commissionVat),
    taxes: taxes.map(({ base, vat, pit, ...tax }) => ({ ...tax, base: dong(base), vat: dong(vat), pit: dong(pit) })),
  };
}
