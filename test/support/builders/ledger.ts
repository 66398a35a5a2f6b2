import { Books, Claims, GroupReader } from '#libs/ledger';
import { newId, randomCode } from '#platform/ids';
import type { TestDatabase } from '../database.js';
import { aCooperative, goods, type BuiltCooperative, type BuiltGoods } from './ordering.js';

export type LegalForm = 'THT' | 'HTX' | 'LHHTX' | 'DN' | 'HKD';

/** The verbs of the lib on the database and the clock of a spec. */
export function openLedger({ db, clock }: Pick<TestDatabase, 'db' | 'clock'>) {
  return { books: new Books(db, clock, new GroupReader(db)), claims: new Claims(db, clock) };
}

/** Somebody who sells packs of 180,000 đồng. */
export async function aSeller(t: TestDatabase, legalForm: LegalForm = 'HTX'): Promise<BuiltGoods> {
  const cooperative = await aCooperative(t);
  await t.ask('UPDATE cooperatives_cooperative SET legal_form = $2 WHERE id = $1', [cooperative.id, legalForm]);
  return goods(t, cooperative);
}

export interface BuiltSale {
  groupId: string;
  orderId: string;
  lineId: string;
  paymentId: string;
  cooperative: BuiltCooperative;
}

/** An order straight in the tables: `packs` of 180,000 đồng and 30,000 đồng for delivery. Nothing is booked yet. */
export async function aSale(
  t: TestDatabase,
  of: BuiltGoods,
  { method = 'card', packs = 2 }: { method?: 'cod' | 'vietqr' | 'card' | 'wallet'; packs?: number } = {},
): Promise<BuiltSale> {
  const built = {
    groupId: newId(),
    orderId: newId(),
    lineId: newId(),
    paymentId: newId(),
    cooperative: of.cooperative,
  };
  const code = randomCode(10);
  const now = t.clock.now();
  const sum = 180_000 * packs;
  const total = sum + 30_000;
  await t.ask(
    `INSERT INTO ordering_group (id, code, key, attempt_key, buyer_name, buyer_phone, commune_code, address_line, locale, payment_method, goods_total,
       delivery_total, total, placed_at) VALUES ($1, $2, $3, $3, 'Trần Thị Mẫu', '+84912345678', '00004', '12 phố Mẫu', 'vi', $4, $5, 30000, $6, $7)`,
    [built.groupId, code, built.groupId, method, sum, total, now],
  );
  await t.ask(
    `INSERT INTO ordering_order (id, group_id, number, cooperative_id, state, goods_total, delivery_fee, total, placed_at)
     VALUES ($1, $2, $3, $4, 'confirmed', $5, 30000, $6, $7)`,
    [built.orderId, built.groupId, `${code}-1`, of.cooperative.id, sum, total, now],
  );
  await t.ask(
    `INSERT INTO ordering_line (id, order_id, position, variant_id, name_vi, name_en, unit_price, quantity, total)
     VALUES ($1, $2, 1, $3, 'Chè Shan tuyết', '', 180000, $4, $5)`,
    [built.lineId, built.orderId, of.variantId, packs, sum],
  );
  await t.ask(
    `INSERT INTO payments_payment (id, group_id, method, amount, state, reference, expires_at, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $7)`,
    [built.paymentId, built.groupId, method, total, method === 'cod' ? 'to-collect' : 'pending', `CP${code}`, now],
  );
  return built;
}

/** What can happen to it, as the verbs of other libs leave it. */
export const happens = {
  paid: (t: TestDatabase, { paymentId }: BuiltSale) =>
    t.ask(`UPDATE payments_payment SET state = 'paid', paid_at = $2 WHERE id = $1`, [paymentId, t.clock.now()]),
  delivered: (t: TestDatabase, { orderId }: BuiltSale) =>
    t.ask(`UPDATE ordering_order SET state = 'delivered', delivered_at = $2 WHERE id = $1`, [orderId, t.clock.now()]),
  /** The carrier took the cash at the door; returns its parcel. */
  async collected(t: TestDatabase, { orderId, cooperative }: BuiltSale): Promise<string> {
    const id = newId();
    await t.ask(
      `INSERT INTO delivery_shipment (id, order_id, cooperative_id, state, carrier, grams, to_collect, cod_state, prepared_at, delivered_at, collected_at)
       SELECT $1, id, $3, 'delivered', 'other', 500, total, 'collected', $4, $4, $4 FROM ordering_order WHERE id = $2`,
      [id, orderId, cooperative.id, t.clock.now()],
    );
    return id;
  },
  remitted: (t: TestDatabase, shipmentId: string) =>
    t.ask(`UPDATE delivery_shipment SET cod_state = 'remitted', remitted_at = $2 WHERE id = $1`, [
      shipmentId,
      t.clock.now(),
    ]),
  /** Its share of a paid group goes back. */
  async shareOwed(t: TestDatabase, { paymentId, orderId }: BuiltSale): Promise<string> {
    const id = newId();
    await t.ask(
      `INSERT INTO payments_refund (id, payment_id, order_id, amount, owed_at) SELECT $1, $2, id, total, $4 FROM ordering_order WHERE id = $3`,
      [id, paymentId, orderId, t.clock.now()],
    );
    return id;
  },
  cancelled: (t: TestDatabase, { orderId }: BuiltSale) =>
    t.ask(`UPDATE ordering_order SET state = 'cancelled', cancelled_at = $2 WHERE id = $1`, [orderId, t.clock.now()]),
  refundOwed: (t: TestDatabase, { paymentId }: BuiltSale) =>
    t.ask(`UPDATE payments_payment SET state = 'to-refund' WHERE id = $1`, [paymentId]),
  refunded: (t: TestDatabase, { paymentId }: BuiltSale) =>
    t.ask(`UPDATE payments_payment SET state = 'refunded' WHERE id = $1`, [paymentId]),
  async partOwed(t: TestDatabase, { paymentId, lineId }: BuiltSale, amount: number): Promise<string> {
    const id = newId();
    await t.ask(
      `INSERT INTO payments_refund (id, payment_id, line_id, batch_id, amount, owed_at) VALUES ($1, $2, $3, $4, $5, $6)`,
      [id, paymentId, lineId, newId(), amount, t.clock.now()],
    );
    return id;
  },
  partReturned: (t: TestDatabase, refundId: string) =>
    t.ask(`UPDATE payments_refund SET state = 'returned', returned_at = $2 WHERE id = $1`, [refundId, t.clock.now()]),
};

/** Paid by card, delivered and in the books. */
export async function aReadySale(t: TestDatabase, of: BuiltGoods, packs = 2): Promise<BuiltSale> {
  const sale = await aSale(t, of, { packs });
  await happens.paid(t, sale);
  await happens.delivered(t, sale);
  await openLedger(t).books.followOrder(sale.orderId);
  return sale;
}

/** What stands on the accounts of a co-op and, of its orders, on the market's own. Debit above zero. */
export async function balancesOf(
  t: TestDatabase,
  { id }: Pick<BuiltCooperative, 'id'>,
): Promise<Record<string, bigint>> {
  const rows = await t.ask<{ kind: string; balance: bigint }>(
    `SELECT a.kind, sum(e.amount)::bigint AS balance FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id
     JOIN ledger_transaction x ON x.id = e.transaction_id
     WHERE a.owner_id = $1 OR e.order_id IN (SELECT order_id FROM ledger_sale WHERE cooperative_id = $1)
       OR x.group_id IN (SELECT group_id FROM ledger_sale WHERE cooperative_id = $1)
     GROUP BY a.kind HAVING sum(e.amount) <> 0 ORDER BY a.kind`,
    [id],
  );
  return Object.fromEntries(rows.map(({ kind, balance }) => [kind, balance]));
}
