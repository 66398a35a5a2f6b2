import { openDatabase, type Database } from '#platform/database';
import { newId } from '#platform/ids';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import {
  aSale,
  aSeller,
  balancesOf,
  happens,
  openLedger,
  type BuiltSale,
} from '../../../test/support/builders/ledger.js';
import type { BuiltGoods } from '../../../test/support/builders/ordering.js';

describe('the books', () => {
  let t: TestDatabase;
  let second: Database;
  beforeAll(async () => {
    t = await testDatabase();
    second = await openDatabase({ url: t.url, pool: 4 });
  });
  afterAll(async () => {
    await second.close();
    await t.drop();
  });

  const books = () => openLedger(t).books;

  it('say what a delivered order means to everybody', async () => {
    const seller = await aSeller(t, 'HKD');
    const sale = await aSale(t, seller, { method: 'cod' });
    await books().followGroup(sale.groupId);
    await happens.delivered(t, sale);
    await books().followOrder(sale.orderId);
    expect(await balancesOf(t, seller.cooperative)).toEqual({
      'carrier-receivable': 390_000n,
      // 5 % of 360,000, 10 % VAT on it; 1 % VAT and 0.5 % income tax of the household.
      'cooperative-payable': -364_800n,
      'commission-vat': -1_800n,
      'platform-commission': -18_000n,
      'tax-withheld-pit': -1_800n,
      'tax-withheld-vat': -3_600n,
    });
  });

  it('pay nobody out of cash that the carrier still has, whichever is told first', async () => {
    const seller = await aSeller(t);
    const sale = await aSale(t, seller, { method: 'cod' });
    await happens.delivered(t, sale);
    const shipment = await happens.collected(t, sale);
    const readyAt = async () =>
      (
        await t.ask<{ at: Date | null }>('SELECT ready_at AS at FROM ledger_sale WHERE order_id = $1', [sale.orderId])
      )[0]?.at;
    await Promise.all([books().followShipment(shipment), books().followOrder(sale.orderId)]);
    expect(await balancesOf(t, seller.cooperative)).toMatchObject({ 'carrier-receivable': 390_000n });
    expect(await readyAt()).toBeNull();
    await happens.remitted(t, shipment);
    await Promise.all([1, 2, 3].map(() => books().followShipment(shipment)));
    const after = await balancesOf(t, seller.cooperative);
    expect(after).toMatchObject({ bank: 390_000n, 'cooperative-payable': -370_200n });
    expect(after).not.toHaveProperty('carrier-receivable');
    expect(await readyAt()).toEqual(t.clock.now());
  });

  it('keep the rate of the day on which it was placed', async () => {
    const seller = await aSeller(t);
    const sale = await aSale(t, seller);
    await t.ask('UPDATE ordering_order SET placed_at = $2 WHERE id = $1', [
      sale.orderId,
      new Date('2026-06-30T16:59:59Z'),
    ]);
    await books().followGroup(sale.groupId);
    await t.ask('UPDATE ordering_order SET placed_at = $2 WHERE id = $1', [sale.orderId, t.clock.now()]);
    await happens.delivered(t, sale);
    await happens.paid(t, sale);
    await books().followOrder(sale.orderId);
    expect(await balancesOf(t, seller.cooperative)).toMatchObject({ 'platform-commission': -14_400n });
  });

  it('are never changed, and refuse what does not sum to zero', async () => {
    const seller = await aSeller(t);
    await books().followGroup((await aSale(t, seller)).groupId);
    const immutable = { driverError: { constraint: 'ledger_immutable' } };
    for (const table of ['ledger_entry', 'ledger_transaction']) {
      await expect(t.ask(`DELETE FROM ${table}`)).rejects.toMatchObject(immutable);
      await expect(t.ask(`TRUNCATE ${table} CASCADE`)).rejects.toMatchObject(immutable);
    }
    await expect(t.ask('UPDATE ledger_entry SET amount = amount + 1')).rejects.toMatchObject(immutable);
    const oneMore = `INSERT INTO ledger_entry (transaction_id, position, account_id, amount, happened_at)
      SELECT transaction_id, 99, account_id, 1, happened_at FROM ledger_entry LIMIT 1`;
    await expect(t.ask(oneMore)).rejects.toMatchObject({ driverError: { constraint: 'ledger_entry_balanced' } });
  });

  it('refuse the second posting of one kind for one cause, also with other sums', async () => {
    const seller = await aSeller(t);
    const sale = await aSale(t, seller);
    await books().followGroup(sale.groupId);
    const again = `INSERT INTO ledger_transaction (id, kind, cause, happened_at, posted_at) VALUES ($1, 'placement', $2, now(), now())`;
    await expect(t.ask(again, [newId(), sale.orderId])).rejects.toMatchObject({
      driverError: { constraint: 'ledger_transaction_once' },
    });
  });

  it('keep money that is nobody’s apart, once', async () => {
    const [person] = await t.ask<{ id: string }>('SELECT id FROM identity_person LIMIT 1');
    const credit = newId();
    await t.ask(
      `INSERT INTO payments_credit (id, bank_reference, amount, transfer_text, state, reason, recorded_by, received_at, suspended_at)
       VALUES ($1, 'FT1', 77000, 'tien hang', 'suspense', 'no-reference', $2, $3, $3)`,
      [credit, person?.id, t.clock.now()],
    );
    await Promise.all([books().followCredit(credit), books().followCredit(credit)]);
    expect(
      await t.ask(
        `SELECT sum(amount)::bigint AS sum FROM ledger_entry e JOIN ledger_account a ON a.id = e.account_id WHERE a.kind = 'suspense'`,
      ),
    ).toEqual([{ sum: -77_000n }]);
  });

  it('catch up with orders from before there were any, once', async () => {
    const seller = await aSeller(t);
    const sale = await aSale(t, seller);
    await happens.paid(t, sale);
    await happens.delivered(t, sale);
    expect(await books().catchUp()).toBe(1);
    expect(await books().catchUp()).toBe(0);
    expect(await balancesOf(t, seller.cooperative)).toMatchObject({ 'cooperative-payable': -370_200n });
  });

  // Each step changes what is true, then is told of; `tell` may come late, in any order, and several times.
  type Tell = (one: ReturnType<typeof books>) => Promise<void>;
  type Step = (sale: BuiltSale) => Promise<Tell>;
  const ofOrder =
    (change: (t: TestDatabase, sale: BuiltSale) => Promise<unknown>): Step =>
    async sale => {
      await change(t, sale);
      return one => one.followOrder(sale.orderId);
    };
  const partOf =
    (amount: number): Step =>
    async sale => {
      const id = await happens.partOwed(t, sale, amount);
      await happens.partReturned(t, id);
      return one => one.followRefund(id);
    };
  const cash: Step = async sale => {
    await happens.delivered(t, sale);
    const shipment = await happens.collected(t, sale);
    await happens.remitted(t, shipment);
    return one => one.followShipment(shipment);
  };
  const share: Step = async sale => {
    const id = await happens.shareOwed(t, sale);
    await happens.partReturned(t, id);
    return one => one.followRefund(id);
  };
  const placed: Step = sale => Promise.resolve(one => one.followGroup(sale.groupId));
  const stories: { method: 'cod' | 'vietqr' | 'card' | 'wallet'; steps: Step[] }[] = [
    { method: 'cod', steps: [placed, ofOrder(happens.delivered), partOf(7_777), partOf(180_001)] },
    {
      method: 'card',
      steps: [placed, ofOrder(happens.paid), partOf(99_999), ofOrder(happens.delivered), partOf(33_333)],
    },
    {
      method: 'card',
      steps: [placed, ofOrder(happens.paid), ofOrder(happens.delivered), partOf(1), ofOrder(happens.refunded)],
    },
    {
      method: 'vietqr',
      steps: [
        placed,
        ofOrder(happens.paid),
        ofOrder(happens.cancelled),
        ofOrder(happens.refundOwed),
        ofOrder(happens.refunded),
      ],
    },
    { method: 'vietqr', steps: [placed, ofOrder(happens.cancelled)] },
    { method: 'cod', steps: [placed, cash, partOf(55_555)] },
    { method: 'vietqr', steps: [placed, ofOrder(happens.paid), ofOrder(happens.cancelled), share] },
  ];

  it('are one ledger, whatever the order of the facts, however often they come, and however many write at once', async () => {
    const inTurn = await aSeller(t, 'HKD');
    const anyhow = await aSeller(t, 'HKD');
    for (const { method, steps } of stories) {
      const sale = await aSale(t, inTurn, { method });
      for (const step of steps) await (await step(sale))(books());
    }
    const writers = [books(), openLedger({ db: second, clock: t.clock }).books];
    const late: (() => Promise<void>)[] = [];
    for (const [at, { method, steps }] of stories.entries()) {
      const sale = await aSale(t, anyhow, { method });
      for (const step of steps) {
        const tell = await step(sale);
        for (let time = 0; time <= (late.length + at) % 5; time++)
          late.push(() => tell(writers[(time + at) % 2] ?? books()));
      }
    }
    const shuffled = late.map((tell, at) => ({ tell, key: (at * 7919) % 101 })).sort((a, b) => a.key - b.key);
    await Promise.all(shuffled.map(({ tell }) => tell()));
    const expected = await balancesOf(t, inTurn.cooperative);
    expect(await balancesOf(t, anyhow.cooperative)).toEqual(expected);
    expect(expected).not.toHaveProperty('buyer-clearing');
    expect(await onlyOnce(anyhow)).toBe(true);
  });

  async function onlyOnce({ cooperative }: BuiltGoods): Promise<boolean> {
    const [row] = await t.ask<{ once: boolean }>(
      `SELECT count(*) = count(DISTINCT (kind, cause)) AS once FROM ledger_transaction WHERE group_id IN (SELECT group_id FROM ledger_sale WHERE cooperative_id = $1)`,
      [cooperative.id],
    );
    return row?.once === true;
  }
});
