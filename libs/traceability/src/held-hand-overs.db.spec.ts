import { balanceOn, events, lotsOf } from '../../../test/support/builders/balance.js';
import { aFarm, anActor, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import type { Actor } from '#libs/identity';
import type { Tx } from '#platform/database';
import { newId } from '#platform/ids';

const DAY = 86_400_000;

// "A flagged batch cannot be labelled or sold until an explanation is countersigned" (issue 3, T5): whoever is handed goods has got them.
describe('goods of a held batch', () => {
  let market: TestDatabase;
  let on: ReturnType<typeof balanceOn>;
  let trace: ReturnType<typeof traceabilityOn>;
  let farm: Farm;
  let other: Farm;
  let officer: Actor;
  beforeAll(async () => {
    market = await testDatabase();
    on = balanceOn(market);
    trace = traceabilityOn(market, on.rules);
    [farm, other] = [await aFarm(market), await aFarm(market)];
    officer = await anActor(market, { offices: ['officer'] });
  });
  afterAll(() => market.drop());

  const daysAgo = (days: number): Date => new Date(market.clock.now().getTime() - days * DAY);
  const side = (of: Farm, amount: bigint) => ({ amount, siteId: of.workshopId, happenedAt: daysAgo(1) });

  /** 20 kg of leaves, of which a program tells more and more tea than leaves: `flag` in a transaction of its own, `told` in another's. */
  async function leaves() {
    const { id } = await trace.batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId });
    const gathered = { kind: 'pluck', happenedAt: daysAgo(3), siteId: farm.plotId, output: 20_000n };
    await trace.batches.recordTask(farm.clerk, id, gathered);
    const [row] = await market.ask<{ lot: string }>('SELECT lot FROM traceability_batch WHERE id = $1', [id]);
    const lots = await lotsOf(market, farm);
    const stage = (at: number) => lots.stage(row?.lot ?? '', at);
    const tooMuch = () => events.make([[stage(1), 1]], [[stage(9), 3]], { day: daysAgo(2).toISOString().slice(0, 10) });
    const told = (tx: Tx) => on.book.append(tx, [tooMuch()], { party: farm.cooperativeId, actor: 'key' });
    return { id, told, flag: () => market.db.transaction(told) };
  }
  const flagOf = async (batchId: string) =>
    (await market.ask<{ id: string }>('SELECT id FROM balance_flag WHERE batch_id = $1', [batchId]))[0]?.id ?? '';
  async function countersigned(batchId: string): Promise<void> {
    const flagId = await flagOf(batchId);
    await on.flags.explain(farm.clerk, flagId, 'Cân nhầm.');
    await on.flags.countersign(officer, flagId, '');
  }
  const give = (batchId: string, change: object = {}) =>
    trace.handOvers.give(farm.clerk, batchId, { ...side(farm, 5_000n), ...change });
  async function taking() {
    const { id } = await trace.batches.start(other.clerk, other.cooperativeId, { productId: other.productId });
    return { ...side(other, 4_900n), cooperativeId: other.cooperativeId, batchId: id, id: newId() };
  }
  const leftIn = async (batchId: string) =>
    (await market.ask<{ balance: bigint }>('SELECT balance FROM traceability_batch WHERE id = $1', [batchId]))[0]
      ?.balance;

  it('B2 are not given to anybody, and are once the explanation is countersigned', async () => {
    const { id, flag } = await leaves();
    await flag();
    await expect(give(id)).rejects.toMatchObject({ code: 'batch-held' });
    expect(await leftIn(id)).toBe(20_000n);
    expect(await market.ask('SELECT FROM traceability_hand_over WHERE from_batch_id = $1', [id])).toEqual([]);
    await countersigned(id);
    expect(await give(id)).toMatchObject({ code: expect.any(String) as string });
    expect(await leftIn(id)).toBe(15_000n);
  });

  it('B2 are not taken over when the flag came on the way; the giver may take them back, or the department set them free', async () => {
    const { id, flag } = await leaves();
    const [first, second] = [await give(id), await give(id)];
    await flag();
    const take = await taking();
    await expect(trace.handOvers.takeOver(other.clerk, first.code, take)).rejects.toMatchObject({
      code: 'given-goods-held',
    });
    expect(await leftIn(take.batchId)).toBe(0n);
    await trace.handOvers.takeBack(farm.clerk, second.handOverId);
    expect(await leftIn(id)).toBe(15_000n);
    await countersigned(id);
    expect(await trace.handOvers.takeOver(other.clerk, first.code, take)).toEqual({ batchId: take.batchId });
  });

  it('answers the same to a form that is sent again after the flag', async () => {
    const { id, flag } = await leaves();
    const ids = { id: newId(), handOverId: newId() };
    const given = await give(id, ids);
    const take = await taking();
    await trace.handOvers.takeOver(other.clerk, given.code, take);
    await flag();
    expect(await give(id, ids)).toEqual(given);
    expect(await trace.handOvers.takeOver(other.clerk, given.code, take)).toEqual({ batchId: take.batchId });
  });

  /** The flag's transaction holds the lots while `act` comes to ask for them; then it commits. */
  async function whileFlagging(told: (tx: Tx) => Promise<unknown>, act: () => Promise<unknown>): Promise<unknown> {
    let acting: Promise<unknown> = Promise.resolve();
    await market.db.transaction(async tx => {
      await told(tx);
      acting = act().then(
        () => 'done',
        (error: { code?: string }) => error.code,
      );
      await untilSomebodyWaits();
    });
    return acting;
  }
  async function untilSomebodyWaits(): Promise<void> {
    for (;;) {
      const waiting = await market.ask(
        `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
      );
      if (waiting.length > 0) return;
    }
  }

  it('B2 are not given while the flag is being raised', async () => {
    const { id, told } = await leaves();
    expect(await whileFlagging(told, () => give(id))).toBe('batch-held');
    expect(await leftIn(id)).toBe(20_000n);
  });

  it('B2 are not taken over while the flag is being raised', async () => {
    const { id, told } = await leaves();
    const { code } = await give(id);
    const take = await taking();
    expect(await whileFlagging(told, () => trace.handOvers.takeOver(other.clerk, code, take))).toBe('given-goods-held');
    expect(await leftIn(take.batchId)).toBe(0n);
  });
});
