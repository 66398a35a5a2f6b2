import { aFarm, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import type { Batches, Corrections, Deliveries, HandOvers, OldTasks, WorkInput } from './index.js';

const DAY = 86_400_000;

describe('what was wrong, and what is handed over', () => {
  let market: TestDatabase;
  let batches: Batches;
  let corrections: Corrections;
  let handOvers: HandOvers;
  let deliveries: Deliveries;
  let oldTasks: OldTasks;
  let farm: Farm;
  beforeAll(async () => {
    market = await testDatabase();
    ({ batches, corrections, handOvers, deliveries, oldTasks } = traceabilityOn(market));
    farm = await aFarm(market);
  });
  afterAll(() => market.drop());

  const daysAgo = (days: number): Date => new Date(market.clock.now().getTime() - days * DAY);
  const start = (of = farm) => batches.start(of.clerk, of.cooperativeId, { productId: of.productId });
  const record = async (batchId: string, kind: string, days: number, change: Partial<WorkInput> = {}, of = farm) =>
    (
      await batches.recordTask(of.clerk, batchId, {
        kind,
        happenedAt: daysAgo(days),
        siteId: of.workshopId,
        ...change,
      })
    ).taskId;
  const balanceOf = async (batchId: string) =>
    (await market.ask<{ balance: bigint }>('SELECT balance FROM traceability_batch WHERE id = $1', [batchId]))[0]
      ?.balance;
  const eventsOf = (taskId: string) =>
    market.ask<{ declares: boolean; body: { bizStep: string; errorDeclaration?: object; quantityList?: object[] } }>(
      `SELECT e.is_declaration AS declares, convert_from(e.canonical, 'UTF8')::jsonb AS body FROM traceability_event x
       JOIN epcis_event e ON e.event_id = x.event_id AND e.is_declaration = x.is_correction WHERE x.task_id = $1 ORDER BY x.is_correction, x.position`,
      [taskId],
    );

  describe('a task that did not happen', () => {
    it('E20 stays, is declared wrong, and its goods are gone', async () => {
      const { id } = await start();
      await record(id, 'pluck', 3, { output: 10_000n });
      const wrong = await record(id, 'pluck', 2, { output: 5_000n });
      const undo = () => corrections.correct(farm.clerk, wrong, { note: 'ghi nhầm lô' });
      await undo();
      await undo();
      expect(await balanceOf(id)).toBe(10_000n);
      const told = await eventsOf(wrong);
      expect(told.map(one => one.declares)).toEqual([false, true]);
      expect(told[1]?.body.errorDeclaration).toMatchObject({ reason: 'did_not_occur' });
      expect(told[1]?.body.quantityList).toEqual(told[0]?.body.quantityList);
      await expect(record(id, 'wither', 1, { input: 10_001n, output: 1n })).rejects.toMatchObject({
        code: 'not-enough-in-batch',
      });
    });

    it('gives back what it took, to every batch', async () => {
      const [one, two] = [await start(), await start()];
      await record(one.id, 'pluck', 3, { output: 10_000n });
      const blend = await record(two.id, 'blend', 2, { output: 4_000n, from: [{ batchId: one.id, amount: 4_000n }] });
      await corrections.correct(farm.clerk, blend, {});
      expect([await balanceOf(one.id), await balanceOf(two.id)]).toEqual([10_000n, 0n]);
    });

    it('cannot be taken back once its goods have gone on, nor by strangers', async () => {
      const { id } = await start();
      const plucked = await record(id, 'pluck', 3, { output: 10_000n });
      await record(id, 'wither', 2, { input: 10_000n, output: 7_000n });
      await expect(corrections.correct(farm.clerk, plucked, {})).rejects.toMatchObject({ code: 'goods-gone-on' });
      expect(await balanceOf(id)).toBe(7_000n);
      const other = await aFarm(market);
      await expect(corrections.correct(other.clerk, plucked, {})).rejects.toMatchObject({ code: 'not-found' });
      await expect(corrections.correct(farm.packer, plucked, {})).rejects.toMatchObject({ code: 'other-role-needed' });
    });
  });

  describe('a task with a wrong number', () => {
    const instead = (change: object) => ({ id: newId(), happenedAt: daysAgo(2), siteId: farm.workshopId, ...change });

    it('is written anew in the same stage, so that what followed still stands', async () => {
      const { id } = await start();
      await record(id, 'pluck', 3, { output: 40_000n });
      const dried = await record(id, 'dry', 2, { input: 40_000n, output: 39_000n });
      await record(id, 'sort', 1, { input: 8_000n, output: 7_900n });
      await corrections.correct(farm.clerk, dried, { instead: instead({ input: 40_000n, output: 9_000n }) });
      expect(await balanceOf(id)).toBe(8_900n);
      const told = await eventsOf(dried);
      expect(told[1]?.body.errorDeclaration).toMatchObject({ reason: 'incorrect_data' });
      const [replaced] = await market.ask<{ stage: number; output: bigint; eventId: string }>(
        `SELECT t.stage, t.output, x.event_id AS "eventId" FROM traceability_correction c JOIN traceability_task t ON t.id = c.replaced_by
         JOIN traceability_event x ON x.task_id = t.id WHERE c.task_id = $1`,
        [dried],
      );
      expect(replaced).toMatchObject({ stage: 2, output: 9_000n });
      expect(told[1]?.body.errorDeclaration).toMatchObject({ correctiveEventIDs: [replaced?.eventId] });
    });

    it('is refused when what followed took more than there would be', async () => {
      const { id } = await start();
      await record(id, 'pluck', 3, { output: 40_000n });
      const dried = await record(id, 'dry', 2, { input: 40_000n, output: 10_000n });
      await record(id, 'sort', 1, { input: 9_500n, output: 9_000n });
      await expect(
        corrections.correct(farm.clerk, dried, { instead: instead({ input: 40_000n, output: 9_000n }) }),
      ).rejects.toMatchObject({ code: 'goods-gone-on' });
      expect(await balanceOf(id)).toBe(9_500n);
    });

    it('is corrected once by two who press at the same time', async () => {
      const { id } = await start();
      const plucked = await record(id, 'pluck', 3, { output: 10_000n });
      const results = await Promise.allSettled(
        [11_000n, 12_000n].map(output => corrections.correct(farm.clerk, plucked, { instead: instead({ output }) })),
      );
      expect(results.filter(result => result.status === 'fulfilled')).toHaveLength(1);
      expect([11_000n, 12_000n]).toContain(await balanceOf(id));
    });
  });

  describe('a hand-over', () => {
    const side = (of: Farm, amount: bigint) => ({ amount, siteId: of.workshopId, happenedAt: daysAgo(1) });
    async function givenFrom(kilograms: bigint) {
      const { id } = await start();
      await record(id, 'pluck', 3, { output: 20_000n });
      return { batchId: id, ...(await handOvers.give(farm.clerk, id, side(farm, kilograms * 1000n))) };
    }

    it('is shipped, weighed again and received; the difference is a loss', async () => {
      const other = await aFarm(market);
      const given = await givenFrom(10n);
      expect(await balanceOf(given.batchId)).toBe(10_000n);
      const target = await start(other);
      const id = newId();
      const taking = { ...side(other, 9_600n), id, cooperativeId: other.cooperativeId, batchId: target.id };
      const confirm = () => handOvers.takeOver(other.clerk, given.code, taking);
      expect(await Promise.all([confirm(), confirm()])).toEqual([{ batchId: target.id }, { batchId: target.id }]);
      expect(await balanceOf(target.id)).toBe(9_600n);
      const told = await eventsOf(id);
      expect(told.map(one => one.body.bizStep)).toEqual(['receiving', 'destroying', 'creating_class_instance']);
      expect(told[1]?.body.quantityList).toMatchObject([{ quantity: 0.4, uom: 'KGM' }]);
      const second = { ...taking, id: newId() };
      await expect(handOvers.takeOver(other.clerk, given.code, second)).rejects.toMatchObject({
        code: 'already-taken-over',
      });
      await expect(handOvers.takeBack(farm.clerk, given.handOverId)).rejects.toMatchObject({
        code: 'already-taken-over',
      });
    });

    it('takes no more over than was given, nothing under a wrong code, and nothing for strangers', async () => {
      const other = await aFarm(market);
      const given = await givenFrom(5n);
      const target = await start(other);
      const taking = { ...side(other, 5_001n), cooperativeId: other.cooperativeId, batchId: target.id };
      await expect(handOvers.takeOver(other.clerk, given.code, taking)).rejects.toMatchObject({
        code: 'more-than-given',
      });
      await expect(handOvers.takeOver(other.clerk, 'NOTACODE', taking)).rejects.toMatchObject({
        code: 'no-such-hand-over',
      });
      await expect(handOvers.takeOver(farm.clerk, given.code, taking)).rejects.toMatchObject({ code: 'not-found' });
      expect(await balanceOf(target.id)).toBe(0n);
    });

    it('may open a new batch at the receiver’s', async () => {
      const other = await aFarm(market);
      const given = await givenFrom(5n);
      const { batchId } = await handOvers.takeOver(other.clerk, given.code, {
        ...side(other, 5_000n),
        cooperativeId: other.cooperativeId,
        productId: other.productId,
      });
      expect(await balanceOf(batchId)).toBe(5_000n);
    });

    it('is taken back by the giver while nobody confirmed it, and then cannot be confirmed', async () => {
      const given = await givenFrom(10n);
      await handOvers.takeBack(farm.clerk, given.handOverId);
      await handOvers.takeBack(farm.clerk, given.handOverId);
      expect(await balanceOf(given.batchId)).toBe(20_000n);
      const target = await start();
      const taking = { ...side(farm, 1_000n), cooperativeId: farm.cooperativeId, batchId: target.id };
      await expect(handOvers.takeOver(farm.clerk, given.code, taking)).rejects.toMatchObject({
        code: 'hand-over-taken-back',
      });
    });
  });

  it('deliveries add up by the member’s number, and what was withdrawn stays and does not count', async () => {
    const { id } = await start();
    const bring = (supplier: string, amount: bigint, name?: string) =>
      deliveries.record(farm.clerk, { batchId: id, supplier, amount, name, deliveredAt: daysAgo(1) });
    await bring('tv 07', 12_000n, 'Lò Thị Ban');
    await bring('TV-07', 8_000n);
    await expect(bring('thành viên số bảy', 1n)).rejects.toMatchObject({ code: 'supplier-code-unreadable' });
    const [last] = await market.ask<{ id: string }>(
      'SELECT id FROM traceability_delivery WHERE amount = 8000 AND batch_id = $1',
      [id],
    );
    await deliveries.withdraw(farm.clerk, farm.cooperativeId, last?.id ?? '');
    expect(
      await market.ask(
        `SELECT supplier_code AS code, s.name, sum(amount) FILTER (WHERE withdrawn_at IS NULL)::bigint AS amount, count(*)::int
         FROM traceability_delivery d JOIN traceability_supplier s ON s.code = d.supplier_code AND s.cooperative_id = d.cooperative_id
         WHERE batch_id = $1 GROUP BY 1, 2`,
        [id],
      ),
    ).toEqual([{ code: 'TV-07', name: 'Lò Thị Ban', amount: 12_000n, count: 2 }]);
  });

  it('tasks from before there were events are told once, as if they had been told then', async () => {
    const { id } = await start();
    await record(id, 'pluck', 5, { output: 40_000n });
    await record(id, 'wither', 4, { input: 40_000n, output: 30_000n });
    await record(id, 'dry', 3, { input: 30_000n, output: 9_000n });
    const stages =
      'SELECT t.kind, t.stage, k.stage AS "from", k.amount FROM traceability_task t LEFT JOIN traceability_take k ON k.task_id = t.id WHERE t.batch_id = $1 ORDER BY t.position';
    const before = await market.ask(stages, [id]);
    await market.ask(
      'DELETE FROM traceability_event WHERE task_id IN (SELECT id FROM traceability_task WHERE batch_id = $1)',
      [id],
    );
    await market.ask('DELETE FROM traceability_take WHERE batch_id = $1', [id]);
    await market.ask('UPDATE traceability_task SET stage = NULL WHERE batch_id = $1', [id]);
    expect(await oldTasks.tellAll()).toBe(1);
    expect(await oldTasks.tellAll()).toBe(0);
    expect(await market.ask(stages, [id])).toEqual(before);
  });
});
