import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Stock } from '#libs/inventory';
import { Database } from '#platform/database';
import { signedIn } from '../support/builders/traceability.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { callBack, followed, leadsTo, PACK_PRICE, stageDrill, type Drill } from '../support/recall-drill.js';

const WORKER = join(import.meta.dirname, '../../dist/test/support/mortal-worker.js');
const SIZE = { serials: 300, orders: 8, sacks: 3 };
const KILLS = 2;

// One batch that went everywhere, and everything that its recall changes: by the second person's word at once, or by reactions that no kill loses.
describe('a recall', () => {
  let market: TestMarket;
  let drill: Drill;
  let server: string;
  let worker: ChildProcess | undefined;
  let recallId: string;

  beforeAll(async () => {
    market = await openMarket('bare');
    drill = await stageDrill(market.url, SIZE);
    server = await market.listen();
    ({ recallId } = await callBack(drill, server, 40));
  }, 60_000);
  afterAll(async () => {
    worker?.kill('SIGKILL');
    await drill.close();
    await market.close();
  });

  async function startWorker(): Promise<void> {
    const { NODE_OPTIONS: _, ...env } = process.env;
    worker = fork(WORKER, { env: { ...env, DATABASE_URL: market.url, DATABASE_POOL: '4' }, silent: true });
    await once(worker, 'message');
  }
  const linkOfLot = () => `/01/${drill.gtin}/10/${drill.lot}`;
  const as = async (who: Drill['officer']) => ({
    cookie: await signedIn({ ask: drill.ask, clock: { now: () => new Date() } } as never, who),
  });
  const desk = (path: string) => `/desk/${drill.farm.slug}${path}`;
  const someOrder = async (state: string): Promise<{ id: string; number: string; lineId: string }> => {
    const [order] = await drill.ask<{ id: string; number: string; lineId: string }>(
      `SELECT o.id, o.number, l.id AS "lineId" FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id
       WHERE o.cooperative_id = $1 AND o.state = $2 ORDER BY o.id LIMIT 1`,
      [drill.farm.cooperativeId, state],
    );
    if (!order) throw new Error(`no order is ${state}`);
    return order;
  };

  it('leads every label and the lot to the recall (R25), whose page says so and why', async () => {
    expect(await leadsTo(server, drill, drill.serials.at(-1) ?? '')).toMatch(/\/recall\//);
    const page = await market.visitor().get(`/recall${linkOfLot()}`);
    expect(page.body).toContain('Đang thu hồi');
    expect(page.body).toContain('Dư lượng thuốc vượt mức');
  });

  it('takes the goods from the listing and out of baskets', async () => {
    const page = await market.visitor().get(`/products/${drill.farm.productSlug}`);
    expect(page.body).toContain('Hết hàng');
    const visitor = market.visitor();
    await visitor.post('/basket', { variant: drill.farm.variantId, quantity: '1' });
    const basket = await visitor.get('/basket');
    expect(basket.body).toContain('Đã hết hàng. Hãy bỏ ra khỏi giỏ.');
  });

  it('keeps what was promised from being packed, and what was packed from being sent', async () => {
    const packer = await as(drill.farm.packer);
    const promised = await someOrder('confirmed');
    const list = await market.visitor().get(desk('/orders/today'), packer);
    expect(list.body).toContain(promised.number);
    expect(list.body).not.toContain(drill.lot);
    const [db, stock] = [market.app.get(Database), market.app.get(Stock, { strict: false })];
    await expect(
      db.transaction(tx => stock.take(tx, promised.lineId, [{ batchId: drill.batchId, quantity: 1 }])),
    ).rejects.toMatchObject({ code: 'batch-not-for-sale' });
    const packed = await someOrder('packed');
    const sent = await market
      .visitor()
      .post(desk(`/orders/${packed.number}/shipment`), { carrier: 'VNPost', trackingNumber: 'EA1' }, packer);
    expect(sent.body).toContain(`lô ${drill.lot} đang bị thu hồi`);
  });

  it('tells partners by events: the lot, and the sacks that held it', async () => {
    expect((await followed(drill)).events).toBe(2);
    const [sack] = await drill.ask<{ sacks: number }>(
      `SELECT count(*)::int AS sacks FROM epcis_event v JOIN epcis_event_epc p ON p.event = v.id
       WHERE v.disposition = 'recalled' AND p.epc LIKE 'https://id.gs1.org/00/%'`,
    );
    expect(sack).toEqual({ sacks: SIZE.sacks + 1 });
  });

  it('refunds, tells buyers and opens parcels, all once, though the worker is killed again and again', async () => {
    for (let kill = 0; kill < KILLS; kill++) {
      await startWorker();
      // In the middle: something more has been done, and something has not.
      const before = await followed(drill);
      for (
        let now = before;
        JSON.stringify(now) === JSON.stringify(before) && now.open > 0;
        now = await followed(drill)
      )
        await wait(10);
      worker?.kill('SIGKILL');
      if (worker) await once(worker, 'exit');
    }
    await startWorker();
    while ((await followed(drill)).open > 0) await wait(50);
    // Paid in cash and delivered, paid by transfer and on its way: both are owed. What has not left is packed again.
    expect(await followed(drill)).toMatchObject({
      refunds: 2 * SIZE.orders,
      refunded: 2 * SIZE.orders * PACK_PRICE,
      letters: 2 * SIZE.orders,
      openedAgain: SIZE.orders,
      frozenPacks: SIZE.serials - 2 * SIZE.orders,
      open: 0,
    });
    const packer = await as(drill.farm.packer);
    const list = await market.visitor().get(desk('/orders/today'), packer);
    expect(list.body).toContain((await someOrder('confirmed')).number);
  }, 60_000);

  it('shows the department what has to go back, and takes the bank’s number once', async () => {
    const officer = await as(drill.officer);
    const page = await market.visitor().get('/department/payments', officer);
    expect(page.body).toContain('Thu hồi lô');
    const [part] = await drill.ask<{ id: string }>(`SELECT id FROM payments_refund WHERE state = 'owed' LIMIT 1`);
    const form = { owed: part?.id ?? '', returnReference: 'FT26331777' };
    const send = () => market.visitor().post('/department/payments/returns', form, officer);
    expect((await send()).status).toBe(303);
    expect((await send()).status).toBe(422);
    expect((await market.visitor().get(`/department/recalls/${recallId}`, officer)).status).toBe(200);
  });
});
