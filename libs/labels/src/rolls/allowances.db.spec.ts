import { aWorkshop, labelVerbs, serialsOf } from '../../../../test/support/builders/labels.js';
import { anActor } from '../../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { built, inProcesses } from '../../../../test/support/processes.js';
import { HiddenFromActor, type Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { AllowanceOfThePast, MoreLabelsThanAllowed, NotAnAllowance } from '../index.js';

describe('what the department lets a co-op print ahead (T4)', () => {
  let market: TestDatabase;
  let verbs: ReturnType<typeof labelVerbs>;
  let officer: Actor;
  beforeAll(async () => {
    market = await testDatabase();
    verbs = labelVerbs(market);
    officer = await anActor(market, { offices: ['officer'] });
  });
  afterAll(() => market.drop());

  const allow = (cooperativeId: string | null, labels: number, from?: string) =>
    verbs.allowances.set(officer, { cooperativeId, labels, from, reason: 'Vụ chè xuân' });
  const aShop = async (labels: number) => {
    const shop = await aWorkshop(market, { packs: 500 });
    await allow(shop.cooperativeId, labels);
    return {
      ...shop,
      order: (quantity: number) => verbs.rolls.issue(shop.clerk, { ...shop, batchId: undefined, quantity }),
    };
  };
  const unboundOf = async (cooperativeId: string) =>
    (await market.ask<{ n: number }>('SELECT labels_unbound($1) AS n', [cooperativeId]))[0]?.n;

  it('is what clerks in three processes get together: not a label more', async () => {
    await built();
    const shop = await aShop(100);
    const asked = [market.url, { clerk: shop.clerk, variantId: shop.variantId }, 30, 4];
    const outcomes = await inProcesses<string[]>(3, 'test/support/builders/labels.js', 'orderFreeRolls', ...asked);
    expect(outcomes.flat().filter(outcome => outcome === 'issued')).toHaveLength(3);
    expect(outcomes.flat().filter(outcome => outcome === 'more-labels-than-allowed')).toHaveLength(9);
    expect(await unboundOf(shop.cooperativeId)).toBe(90);
    await shop.order(10);
    await expect(shop.order(1)).rejects.toMatchObject({ code: 'more-labels-than-allowed', facts: { left: 0 } });
  }, 120_000);

  it('leaves room again once labels are on packs or written off', async () => {
    const { order, ...shop } = await aShop(100);
    const { rollId } = await order(100);
    await expect(order(1)).rejects.toMatchObject({ code: 'more-labels-than-allowed', facts: { left: 0 } });
    const serials = await serialsOf(market, rollId);
    await verbs.strips.bind(shop.packer, { rollId, batchId: shop.batchId, first: serials[0], last: serials[39] });
    await verbs.strips.discard(shop.packer, { rollId, first: serials[40], last: serials[49] });
    await expect(order(51)).rejects.toMatchObject({ facts: { left: 50 } });
    await order(50);
  });

  it('bounds what is printed ahead alone: labels for goods that are packed are bounded by the packs', async () => {
    const { order, ...shop } = await aShop(0);
    await expect(order(1)).rejects.toThrow(MoreLabelsThanAllowed);
    await verbs.rolls.issue(shop.clerk, { ...shop, quantity: 500 });
  });

  it('lowered, takes nothing away and lets nothing be added until enough of it is used', async () => {
    const { order, ...shop } = await aShop(100);
    const { rollId } = await order(80);
    await allow(shop.cooperativeId, 50);
    await expect(order(1)).rejects.toMatchObject({ facts: { left: 0 } });
    expect(await unboundOf(shop.cooperativeId)).toBe(80);
    const serials = await serialsOf(market, rollId);
    await verbs.strips.bind(shop.packer, { rollId, batchId: shop.batchId, first: serials[0], last: serials[39] });
    await order(10);
    await expect(order(1)).rejects.toThrow(MoreLabelsThanAllowed);
  });

  it('holds from its day on; until then the one before it does', async () => {
    const { order, cooperativeId } = await aShop(10);
    await allow(cooperativeId, 30, '2026-11-25');
    await allow(cooperativeId, 5, '2026-11-26');
    const now = market.clock.now();
    await expect(order(11)).rejects.toThrow(MoreLabelsThanAllowed);
    market.clock.moveBy(86_400_000);
    await order(30);
    market.clock.moveBy(86_400_000);
    await expect(order(1)).rejects.toThrow(MoreLabelsThanAllowed);
    market.clock.moveTo(now);
  });

  it('of everybody holds for whoever has none of its own', async () => {
    const own = await aShop(10);
    const other = await aWorkshop(market);
    await allow(null, 7);
    const order = (quantity: number) => verbs.rolls.issue(other.clerk, { variantId: other.variantId, quantity });
    await expect(order(8)).rejects.toMatchObject({ facts: { left: 7 } });
    await order(7);
    await own.order(10);
  });

  it('is a history that nobody changes: said again for the same day, the later word holds and the earlier stays', async () => {
    const { cooperativeId, order } = await aShop(10);
    market.clock.moveBy(60_000);
    const again = { cooperativeId, labels: 20, reason: 'Thêm cho chợ Tết', allowanceId: newId() };
    await Promise.all([1, 2, 3].map(() => verbs.allowances.set(officer, again)));
    expect(
      await market.ask(
        'SELECT labels, reason, set_by AS by FROM labels_allowance WHERE cooperative_id = $1 ORDER BY set_at',
        [cooperativeId],
      ),
    ).toEqual([
      { labels: 10, reason: 'Vụ chè xuân', by: officer.personId },
      { labels: 20, reason: 'Thêm cho chợ Tết', by: officer.personId },
    ]);
    expect(
      await market.ask(`SELECT name FROM platform_fact WHERE body ->> 'allowanceId' = $1`, [again.allowanceId]),
    ).toEqual([{ name: 'labels.allowance-set' }]);
    await order(20);
    for (const deed of ['UPDATE labels_allowance SET labels = 99', 'DELETE FROM labels_allowance'])
      await expect(market.ask(`${deed} WHERE cooperative_id = $1`, [cooperativeId])).rejects.toThrow('never changed');
  });

  it('is the officer’s to set, for a co-op that there is, from today on, with a reason', async () => {
    const { cooperativeId, clerk } = await aWorkshop(market);
    const wish = { cooperativeId, labels: 1, reason: 'Vụ chè xuân' };
    const set = (actor: Actor, one: Parameters<typeof verbs.allowances.set>[1]) => verbs.allowances.set(actor, one);
    await expect(set(clerk, wish)).rejects.toThrow(HiddenFromActor);
    await expect(set(officer, { ...wish, cooperativeId: newId() })).rejects.toThrow(HiddenFromActor);
    await expect(set(officer, { ...wish, from: '2026-11-23' })).rejects.toThrow(AllowanceOfThePast);
    for (const labels of [-1, 1.5, 1_000_001])
      await expect(set(officer, { ...wish, labels })).rejects.toThrow(NotAnAllowance);
    await expect(
      market.ask(
        `INSERT INTO labels_allowance (id, cooperative_id, labels, valid_from, set_by, set_at) VALUES ($1, $2, 5, '2026-11-24', $3, $4)`,
        [newId(), cooperativeId, officer.personId, market.clock.now()],
      ),
    ).rejects.toThrow('labels_allowance_reason');
  });
});
