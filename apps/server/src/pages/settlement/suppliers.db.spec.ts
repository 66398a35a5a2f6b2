import { newId } from '#platform/ids';
import { aSale, aSeller, happens, openLedger, type BuiltSale } from '../../../../../test/support/builders/ledger.js';
import { onShelf, type BuiltGoods } from '../../../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../../../test/support/database.js';
import { boundsOf, monthIn } from './month.js';
import { supplierSums } from './supplier-lines.js';
import { supplierMonth } from './suppliers.query.js';

const DAY = 86_400_000;

describe('what members earn by what they brought', () => {
  let t: TestDatabase;
  beforeAll(async () => {
    t = await testDatabase();
  });
  afterAll(() => t.drop());

  const at = (daysAgo: number) => new Date(t.clock.now().getTime() - daysAgo * DAY);
  async function sums({ cooperative }: BuiltGoods, daysAgo = 0) {
    const [row] = await t.db.read(supplierMonth, [cooperative.id, ...boundsOf(monthIn({ now: at(daysAgo) }, {}))]);
    if (!row) throw new Error('no row');
    const { lines, earned, divided, rest } = supplierSums(row);
    const proceeds = lines.map(one => [one.code, one.inMonth, one.amount, one.proceeds]);
    return { proceeds, sold: lines.map(one => one.batch.sold), earned, divided, rest };
  }

  async function brings({ cooperative }: BuiltGoods, batchId: string, code: string, grams: number, daysAgo = 0) {
    await t.ask('INSERT INTO traceability_supplier (cooperative_id, code) VALUES ($1, $2) ON CONFLICT DO NOTHING', [
      cooperative.id,
      code,
    ]);
    const id = newId();
    await t.ask(
      `INSERT INTO traceability_delivery (id, batch_id, cooperative_id, supplier_code, amount, delivered_at, recorded_by, recorded_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $6)`,
      [id, batchId, cooperative.id, code, grams, at(daysAgo), cooperative.director],
    );
    return id;
  }

  const packed = ({ lineId }: BuiltSale, batchId: string, packs: number) =>
    t.ask('INSERT INTO ordering_packing (line_id, batch_id, quantity) VALUES ($1, $2, $3)', [lineId, batchId, packs]);

  it('is the money of their batches by weight, whatever payouts do; a refund of one batch is borne by it alone', async () => {
    const seller = await aSeller(t);
    const { books, claims } = openLedger(t);
    const [ours, bought] = [await onShelf(t, seller, 5), await onShelf(t, seller, 5)];
    await brings(seller, ours.batchId, 'TV-01', 2_000);
    await brings(seller, ours.batchId, 'TV-02', 1_000, 40);
    const wrong = await brings(seller, ours.batchId, 'TV-02', 9_000);
    await t.ask('UPDATE traceability_delivery SET withdrawn_at = $2 WHERE id = $1', [wrong, t.clock.now()]);
    const sale = await aSale(t, seller, { packs: 3 });
    await packed(sale, ours.batchId, 2);
    await packed(sale, bought.batchId, 1);
    await happens.paid(t, sale);
    await happens.delivered(t, sale);
    await books.followOrder(sale.orderId);

    // 540,000 of goods less 5 % commission and its VAT; the 30,000 for delivery are nobody's part.
    const sold = {
      proceeds: [
        ['TV-01', 2_000n, 2_000n, 226_800n],
        ['TV-02', 0n, 1_000n, 113_400n],
      ],
      sold: ['400', '400'],
      ...{ earned: 510_300n, divided: 340_200n, rest: 170_100n },
    };
    expect(await sums(seller)).toEqual(sold);
    const run = { runId: newId(), readyBefore: t.clock.now(), cooperativeIds: [seller.cooperative.id] };
    await t.db.transaction(tx => claims.take(tx, run));
    expect(await sums(seller)).toEqual(sold);

    const refund = await happens.partOwed(t, sale, 180_000);
    await t.ask('UPDATE payments_refund SET batch_id = $2 WHERE id = $1', [refund, ours.batchId]);
    await books.followRefund(refund);
    expect(await sums(seller)).toMatchObject({ earned: 340_200n, divided: 170_100n, rest: 170_100n });
  });

  it('is only quantities in a month without sales, and nothing of another co-op', async () => {
    const [seller, other] = [await aSeller(t), await aSeller(t)];
    const { batchId } = await onShelf(t, seller, 5);
    await brings(seller, batchId, 'TV-01', 2_000, 40);
    await brings(seller, batchId, 'TV-03', 500);
    const none = { earned: 0n, divided: 0n, rest: 0n };
    const lines = (...months: [bigint, bigint]) => [
      ['TV-01', months[0], 2_000n, 0n],
      ['TV-03', months[1], 500n, 0n],
    ];
    expect(await sums(seller)).toEqual({ proceeds: lines(0n, 500n), sold: ['0', '0'], ...none });
    expect(await sums(seller, 40)).toEqual({ proceeds: lines(2_000n, 0n), sold: ['0', '0'], ...none });
    expect(await sums(seller, 400)).toEqual({ proceeds: [], sold: [], ...none });
    expect(await sums(other)).toEqual({ proceeds: [], sold: [], ...none });
  });
});
