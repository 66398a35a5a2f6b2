import { HiddenFromActor, type Actor } from '#libs/identity';
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
import { Closings } from './closings.service.js';
import { GroupBuys, type GroupBuyTerms } from './group-buys.service.js';
import { GroupBuysModule } from './groupbuys.module.js';
import { Pledges, type PledgeInput } from './pledges.service.js';
import { DeadlineWrong, GroupBuyNotRunning, PacksGone, PledgeOver, TiersWrong, TooFewOnShelf } from './refusals.js';

const HOUR = 60 * 60 * 1000;

describe('a group buy', () => {
  let t: TestDatabase;
  /** Two workers on one database. */
  let one: Ordering;
  let other: Ordering;
  let tea: BuiltGoods;
  let stockId: string;
  let director: Actor;
  let closesAt: Date;

  beforeAll(async () => {
    t = await testDatabase();
    one = await openOrdering(t.url, t.clock, 10, GroupBuysModule);
    other = await openOrdering(t.url, t.clock, 10, GroupBuysModule);
  });
  beforeEach(async () => {
    const coop = await aCooperative(t);
    tea = await goods(t, coop);
    ({ stockId } = await onShelf(t, tea, 60));
    await inTheJournal(t, stockId);
    director = await aMember(t, coop, 'director');
    closesAt = new Date(t.clock.now().getTime() + HOUR);
  });
  afterAll(async () => {
    await one.close();
    await other.close();
    await t.drop();
  });

  const terms = (over: Partial<GroupBuyTerms> = {}): GroupBuyTerms => ({
    attemptKey: newSecret(),
    cooperativeId: tea.cooperative.id,
    variantId: tea.variantId,
    tiers: [
      { from: 20, price: dong(160_000) },
      { from: 40, price: dong(140_000) },
    ],
    most: 50,
    closesAt,
    ...over,
  });
  const open = (over: Partial<GroupBuyTerms> = {}) => one.find(GroupBuys).open(director, terms(over));
  const wish = (code: string, packs: number, over: Partial<PledgeInput> = {}): PledgeInput => ({
    attemptKey: newSecret(),
    code,
    packs,
    buyer: { name: 'Trần Thị Mẫu', phone: '+84912345678' },
    communeCode: '00004',
    addressLine: '12 phố Mẫu',
    note: '',
    locale: 'vi',
    mostTotal: dong(9_000_000),
    ...over,
  });
  const pledge = (code: string, packs: number, over: Partial<PledgeInput> = {}) =>
    one.find(Pledges).pledge(wish(code, packs, over));
  const endOfTime = () => t.clock.moveTo(closesAt);
  const closeTwice = async () => {
    await Promise.all([one.find(Closings).closeDue(), other.find(Closings).closeDue()]);
  };
  const counted = async (code: string) =>
    (
      await t.ask(
        `SELECT b.state, b.pledged, b.price::int, (SELECT held FROM inventory_stock WHERE id = $2) AS held,
           (SELECT COALESCE(json_object_agg(p.state, p.count), '{}') FROM (SELECT state, count(*) FROM groupbuys_pledge WHERE buy_id = b.id GROUP BY 1) p) AS pledges
         FROM groupbuys_buy b WHERE b.code = $1`,
        [code, stockId],
      )
    )[0];

  it('holds its packs when it opens, once however often the form is sent, and only what is free', async () => {
    const same = terms();
    const codes = await Promise.all([1, 2, 3].map(() => one.find(GroupBuys).open(director, same)));
    expect(new Set(codes).size).toBe(1);
    expect(await counted(codes[0] ?? '')).toMatchObject({ state: 'open', held: 50 });
    await expect(open()).rejects.toThrow(TooFewOnShelf);
    await expect(open({ most: 39 })).rejects.toThrow(TiersWrong);
    await expect(open({ closesAt: t.clock.now() })).rejects.toThrow(DeadlineWrong);
    expect(await one.stock.unbalanced()).toEqual([]);
  });

  it('takes no more than its most from 200 buyers at once, each pledge counted once', async () => {
    const code = await open();
    const wishes = Array.from({ length: 200 }, () => wish(code, 1));
    const outcomes = await Promise.allSettled(
      wishes.map((input, at) => (at % 2 ? one : other).find(Pledges).pledge(input)),
    );
    const taken = outcomes.filter(({ status }) => status === 'fulfilled').length;
    const refused = outcomes.filter(one => one.status === 'rejected' && one.reason instanceof PacksGone).length;
    expect([taken, refused]).toEqual([50, 150]);
    expect(await counted(code)).toMatchObject({ pledged: 50, pledges: { live: 50 } });
    // Pressed again by who was let in: the same pledge. The database itself refuses one more.
    const first = outcomes.findIndex(({ status }) => status === 'fulfilled');
    expect({ status: 'fulfilled', value: await one.find(Pledges).pledge(wishes[first] ?? wish(code, 1)) }).toEqual(
      outcomes[first],
    );
    await expect(t.ask('UPDATE groupbuys_buy SET pledged = pledged + 1 WHERE code = $1', [code])).rejects.toThrow(
      'groupbuys_most',
    );
  });

  it('lets a pledge change and be taken back until the deadline, and forgets who took it back', async () => {
    const code = await open();
    const key = await pledge(code, 30);
    await pledge(code, 10);
    const pledges = one.find(Pledges);
    await expect(pledges.change(key, 41, dong(9_000_000))).rejects.toThrow(PacksGone);
    const changes = [12, 12, 12].map(packs => pledges.change(key, packs, dong(9_000_000)));
    await Promise.all(changes);
    expect(await counted(code)).toMatchObject({ pledged: 22 });
    const ends = await Promise.allSettled([1, 2, 3].map(() => pledges.withdraw(key)));
    expect(ends.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await counted(code)).toMatchObject({ pledged: 10, pledges: { live: 1, withdrawn: 1 } });
    await expect(pledges.change(key, 1, dong(1))).rejects.toThrow(PledgeOver);
    expect(
      await t.ask('SELECT buyer_name, buyer_phone, address_line FROM groupbuys_pledge WHERE key = $1', [key]),
    ).toEqual([{ buyer_name: null, buyer_phone: null, address_line: null }]);
    endOfTime();
    await expect(pledge(code, 1)).rejects.toThrow(GroupBuyNotRunning);
  });

  it('becomes one order per pledge at the price that was reached, though two workers close it at once', async () => {
    const code = await open();
    const keys = await Promise.all([10, 10, 10, 11].map(packs => pledge(code, packs)));
    endOfTime();
    await closeTwice();
    await closeTwice();
    expect(await counted(code)).toEqual({
      ...{ state: 'reached', pledged: 41, price: 140_000, held: 41 },
      pledges: { ordered: 4 },
    });
    const orders = await t.ask(
      `SELECT l.quantity, l.unit_price::int AS price, o.state, y.state AS payment, g.buyer_name AS name FROM ordering_group g
       JOIN ordering_order o ON o.group_id = g.id JOIN ordering_line l ON l.order_id = o.id JOIN payments_payment y ON y.group_id = g.id
       WHERE g.attempt_key = ANY ($1) ORDER BY l.quantity`,
      [keys],
    );
    expect(orders).toEqual(
      [10, 10, 10, 11].map(quantity => ({
        ...{ quantity, price: 140_000, state: 'confirmed', payment: 'to-collect', name: 'Trần Thị Mẫu' },
      })),
    );
    expect(await one.stock.unbalanced()).toEqual([]);
    expect(
      await t.ask(
        `SELECT line_id FROM inventory_hold WHERE state = 'held' AND line_id = (SELECT id FROM groupbuys_buy WHERE code = $1)`,
        [code],
      ),
    ).toEqual([]);
  });

  it('gives everything back when too few came', async () => {
    const code = await open();
    await pledge(code, 19);
    endOfTime();
    await closeTwice();
    expect(await counted(code)).toEqual({
      state: 'missed',
      pledged: 19,
      price: null,
      held: 0,
      pledges: { released: 1 },
    });
    expect(
      await t.ask(
        'SELECT count(*)::int AS n FROM ordering_group g JOIN groupbuys_pledge p ON p.key = g.attempt_key JOIN groupbuys_buy b ON b.id = p.buy_id WHERE b.code = $1',
        [code],
      ),
    ).toEqual([{ n: 0 }]);
  });

  it('is called off by its director alone, once, with the reason: who pledged is free, and the packs are back', async () => {
    const code = await open();
    await pledge(code, 30);
    const stranger = await aMember(t, await aCooperative(t), 'director');
    await expect(one.find(Closings).callOff(stranger, code, 'mưa đá')).rejects.toThrow(HiddenFromActor);
    await Promise.all([one, other].map(house => house.find(Closings).callOff(director, code, 'mưa đá')));
    expect(await counted(code)).toMatchObject({ state: 'called-off', price: null, held: 0, pledges: { released: 1 } });
    const told = `SELECT f.name FROM platform_fact f JOIN groupbuys_buy b ON b.code = $1 LEFT JOIN groupbuys_pledge p ON p.buy_id = b.id
      WHERE f.body->>'buyId' = b.id::text OR (f.name = 'pledge.ended' AND f.body->>'pledgeId' = p.id::text) ORDER BY 1`;
    expect(await t.ask(told, [code])).toEqual([{ name: 'groupbuy.closed' }, { name: 'pledge.ended' }]);
    await expect(pledge(code, 1)).rejects.toThrow(GroupBuyNotRunning);
    const kept = await open();
    endOfTime();
    await expect(one.find(Closings).callOff(director, kept, 'mưa đá')).rejects.toThrow(GroupBuyNotRunning);
    await closeTwice();
    expect(await one.stock.unbalanced()).toEqual([]);
  });

  it('never costs more than the buyer saw: what cannot be ordered so is dropped and told, the others are not kept waiting', async () => {
    const code = await open();
    const dear = await pledge(code, 20, { mostTotal: dong(20 * 160_000) });
    const fine = await pledge(code, 3);
    endOfTime();
    await closeTwice();
    const states = await t.ask(
      'SELECT state, drop_reason FROM groupbuys_pledge WHERE key = ANY ($1) ORDER BY packs DESC',
      [[dear, fine]],
    );
    expect(states).toEqual([
      { state: 'dropped', drop_reason: 'total-changed' },
      { state: 'ordered', drop_reason: null },
    ]);
    expect(await counted(code)).toMatchObject({ state: 'reached', held: 3 });
    expect(
      await t.ask(
        `SELECT count(*)::int AS told FROM platform_fact WHERE name = 'pledge.ended' AND body->>'pledgeId' = (SELECT id::text FROM groupbuys_pledge WHERE key = $1)`,
        [dear],
      ),
    ).toEqual([{ told: 1 }]);
  });
});
