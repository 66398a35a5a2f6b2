import type { Actor } from '#libs/identity';
import { newSecret } from '#platform/ids';
import { dong } from '#platform/money';
import {
  aCooperative,
  aMember,
  goods,
  inTheJournal,
  onShelf,
  openOrdering,
  type BuiltGoods,
  type Ordering,
} from '../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Offers } from './offers.service.js';
import { PoolEnds } from './pool-ends.service.js';
import { PoolsModule } from './pools.module.js';
import { Pools, type PoolTerms } from './pools.service.js';
import { AnswerGiven, OfferKnown, PoolNotWaiting, PoolTimesWrong, TooFewToOffer } from './refusals.js';

const HOUR = 60 * 60 * 1000;

interface Seller extends BuiltGoods {
  director: Actor;
  stockId: string;
}

describe('a pool', () => {
  let t: TestDatabase;
  /** Two workers on one database. */
  let one: Ordering;
  let other: Ordering;
  let officer: Actor;
  let sellers: Seller[];
  let start: Date;

  const aSeller = async (packs: number): Promise<Seller> => {
    const coop = await aCooperative(t);
    const built = await goods(t, coop);
    const { stockId } = await onShelf(t, built, packs);
    await inTheJournal(t, stockId);
    return { ...built, stockId, director: await aMember(t, coop, 'director') };
  };

  beforeAll(async () => {
    t = await testDatabase();
    one = await openOrdering(t.url, t.clock, 10, PoolsModule);
    other = await openOrdering(t.url, t.clock, 10, PoolsModule);
  });
  beforeEach(async () => {
    start = t.clock.now();
    sellers = [await aSeller(60), await aSeller(30), await aSeller(30)];
    officer = { ...(await aMember(t, sellers[0]!.cooperative, 'clerk')), offices: ['officer'] };
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await t.drop();
  });

  const terms = async (packs: number, over: Partial<PoolTerms> = {}): Promise<PoolTerms> => {
    const [pack] = await t.ask<Pick<PoolTerms, 'groupCode' | 'netQuantity' | 'netUnit'>>(
      `SELECT p.group_code AS "groupCode", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit"
       FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id WHERE v.id = $1`,
      [sellers[0]?.variantId],
    );
    return {
      ...(pack ?? { groupCode: '', netQuantity: 0, netUnit: '' }),
      ...{ attemptKey: newSecret(), packs, price: dong(150_001), mostDelivery: dong(3_000_000), locale: 'vi' },
      ...{
        buyer: { name: 'Trường Mẫu', phone: '+84912345678' },
        communeCode: '00004',
        addressLine: '1 phố Mẫu',
        note: '',
      },
      ...{ offersUntil: new Date(start.getTime() + HOUR), answersUntil: new Date(start.getTime() + 2 * HOUR) },
      ...over,
    };
  };
  const open = async (packs: number, over: Partial<PoolTerms> = {}) =>
    one.find(Pools).open(officer, await terms(packs, over));
  const offer = ({ director, cooperative, variantId }: Seller, code: string, capacity: number, at = one) =>
    at.find(Offers).offer(director, cooperative.id, code, { variantId, capacity });
  const accept = ({ director, cooperative }: Seller, code: string, at = one) =>
    at.find(Offers).accept(director, cooperative.id, code);
  const decline = ({ director, cooperative }: Seller, code: string, at = one) =>
    at.find(Offers).decline(director, cooperative.id, code);
  const allOffer = async (code: string, ...capacities: number[]) => {
    for (const [at, capacity] of capacities.entries()) await offer(sellers[at]!, code, capacity);
  };
  const hours = async (count: number) => {
    t.clock.moveTo(new Date(start.getTime() + count * HOUR));
    await Promise.all([one.find(PoolEnds).closeDue(), other.find(PoolEnds).closeDue()]);
  };
  const standing = async (code: string) =>
    (
      await t.ask<{ state: string; reason: string | null; shares: (number | null)[] }>(
        `SELECT x.state, x.fail_reason AS reason, ARRAY(SELECT o.share FROM pools_offer o WHERE o.pool_id = x.id ORDER BY o.offered_at, o.id) AS shares
         FROM pools_pool x WHERE x.code = $1`,
        [code],
      )
    )[0];
  const held = async () => {
    const rows = await t.ask<{ id: string; held: number }>('SELECT id, held FROM inventory_stock WHERE id = ANY ($1)', [
      sellers.map(({ stockId }) => stockId),
    ]);
    return sellers.map(({ stockId }) => rows.find(({ id }) => id === stockId)?.held);
  };

  it('takes no more from a co-op than lies on its shelf, though pools of two workers ask for it at once', async () => {
    const same = await terms(50);
    const codes = await Promise.all([one, other].map(house => house.find(Pools).open(officer, same)));
    expect(new Set(codes).size).toBe(1);
    await expect(open(50, { answersUntil: start })).rejects.toThrow(PoolTimesWrong);
    const many = await Promise.all([1, 2, 3, 4].map(() => open(50)));
    const [seller] = sellers;
    const outcomes = await Promise.allSettled(many.map((code, at) => offer(seller!, code, 25, at % 2 ? one : other)));
    const short = outcomes.filter(({ status }) => status === 'rejected') as PromiseRejectedResult[];
    expect(short.map(({ reason }) => (reason as Error).constructor)).toEqual([TooFewToOffer, TooFewToOffer]);
    expect((await held())[0]).toBe(50);
    const taken = many[outcomes.findIndex(({ status }) => status === 'fulfilled')] ?? '';
    await expect(offer(seller!, taken, 1)).rejects.toThrow(OfferKnown);
    const { director, cooperative } = seller!;
    await one.find(Offers).takeBack(director, cooperative.id, taken);
    expect((await held())[0]).toBe(25);
    await expect(t.ask('UPDATE pools_offer SET share = capacity + 1')).rejects.toThrow('pools_offer_capacity');
  });

  it('becomes one order with a part for each co-op, at one price, though two workers end it at once', async () => {
    const code = await open(80);
    await allOffer(code, 60, 30, 30);
    await hours(1);
    expect(await standing(code)).toEqual({ state: 'asked', reason: null, shares: [40, 20, 20] });
    await expect(offer(sellers[0]!, code, 1)).rejects.toThrow(PoolNotWaiting);
    await Promise.all(sellers.map((seller, at) => accept(seller, code, at % 2 ? one : other)));
    await accept(sellers[0]!, code);
    await expect(decline(sellers[0]!, code)).rejects.toThrow(PoolNotWaiting);
    await hours(1);
    await hours(1);
    expect(await standing(code)).toMatchObject({ state: 'placed' });
    expect(await held()).toEqual([40, 20, 20]);
    const orders = await t.ask<{ groupId: string; quantity: number; price: number; goods: string; whole: string }>(
      `SELECT g.id AS "groupId", l.quantity, l.unit_price::int AS price, sum(l.total) OVER ()::text AS goods, (g.total - g.delivery_total)::text AS whole
       FROM pools_pool x JOIN ordering_group g ON g.attempt_key = x.attempt_key JOIN ordering_order o ON o.group_id = g.id JOIN ordering_line l ON l.order_id = o.id
       WHERE x.code = $1 ORDER BY l.quantity DESC`,
      [code],
    );
    expect(orders.map(({ quantity, price }) => [quantity, price])).toEqual([40, 20, 20].map(share => [share, 150_001]));
    expect(new Set(orders.map(({ groupId }) => groupId)).size).toBe(1);
    expect(orders.map(({ goods: sum, whole }) => [sum, whole])).toEqual(orders.map(() => ['12000080', '12000080']));
    expect(await one.stock.unbalanced()).toEqual([]);
    expect(await t.ask('SELECT buyer_name FROM pools_pool WHERE code = $1', [code])).toEqual([{ buyer_name: null }]);
  });

  it('gives what one declines, or is silent about, to the others; and nothing is ordered when they cannot fill it', async () => {
    const [code, doomed] = [await open(60), await open(40)];
    await allOffer(code, 35, 15, 15);
    await allOffer(doomed, 25, 15, 15);
    await hours(1);
    expect((await standing(code))?.shares).toEqual([32, 14, 14]);
    await accept(sellers[0]!, code);
    await expect(decline(sellers[0]!, code)).rejects.toThrow(AnswerGiven);
    await decline(sellers[0]!, doomed);
    expect(await standing(doomed)).toMatchObject({ state: 'failed', reason: 'declined' });
    await Promise.all([accept(sellers[1]!, code), accept(sellers[2]!, code, other)]);
    await hours(1);
    expect(await standing(code)).toMatchObject({ state: 'placed', shares: [32, 14, 14] });

    const again = await open(30, {
      ...{ offersUntil: new Date(start.getTime() + 3 * HOUR), answersUntil: new Date(start.getTime() + 4 * HOUR) },
    });
    await allOffer(again, 20, 15, 15);
    await hours(3);
    expect((await standing(again))?.shares).toEqual([12, 9, 9]);
    await Promise.all([accept(sellers[0]!, again), decline(sellers[1]!, again, other)]);
    expect((await standing(again))?.shares).toEqual([17, 0, 13]);
    await accept(sellers[2]!, again);
    await hours(4);
    expect(await standing(again)).toMatchObject({ state: 'placed', shares: [17, 0, 13] });
    expect(await held()).toEqual([49, 14, 27]);
    expect(await one.stock.unbalanced()).toEqual([]);
  });

  it('fails when too little is offered, or the deliveries cost more than was allowed, and everything is back on the shelves', async () => {
    const [short, silent, dear] = [await open(100), await open(10), await open(10, { mostDelivery: dong(1) })];
    await allOffer(short, 30);
    await allOffer(silent, 10);
    await allOffer(dear, 10);
    await hours(1);
    await accept(sellers[0]!, dear);
    await hours(2);
    expect(await standing(short)).toMatchObject({ state: 'failed', reason: 'short' });
    expect(await standing(silent)).toMatchObject({ state: 'failed', reason: 'declined' });
    expect(await standing(dear)).toMatchObject({ state: 'failed', reason: 'total-changed' });
    expect(await held()).toEqual([0, 0, 0]);
    expect(await one.stock.unbalanced()).toEqual([]);
  });
});
