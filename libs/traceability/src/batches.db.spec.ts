import fc from 'fast-check';
import {
  aBatch,
  aFarm,
  anActor,
  aVariant,
  traceabilityOn,
  type Farm,
} from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import type { Batches } from './index.js';

describe('batches', () => {
  let market: TestDatabase;
  let batches: Batches;
  let farm: Farm;
  beforeAll(async () => {
    market = await testDatabase();
    ({ batches } = traceabilityOn(market));
    farm = await aFarm(market);
  });
  afterAll(() => market.drop());

  const daysAgo = (days: number): Date => new Date(market.clock.now().getTime() - days * 86_400_000);
  const bookOf = async (id: string) =>
    (
      await market.ask<{ balance: bigint; sum: bigint; tasks: number }>(
        `SELECT b.balance, COALESCE(sum(t.output - t.input), 0)::bigint AS sum, count(t.id)::int AS tasks
         FROM traceability_batch b LEFT JOIN traceability_task t ON t.batch_id = b.id WHERE b.id = $1 GROUP BY b.id`,
        [id],
      )
    )[0];
  const datesOf = async (id: string) =>
    (
      await market.ask<object>('SELECT produced_on, packed_on, best_before FROM traceability_batch WHERE id = $1', [id])
    )[0];
  const dry = (batchId: string, input: bigint, output: bigint, happenedAt = daysAgo(2)) =>
    batches.recordTask(farm.clerk, batchId, { kind: 'dry', happenedAt, siteId: farm.workshopId, input, output });
  const pack = (batchId: string, packs: number, change: object = {}) =>
    market.db.transaction(tx =>
      batches.recordPacking(tx, farm.packer, batchId, {
        variantId: farm.variantId,
        packs,
        happenedAt: daysAgo(0),
        siteId: farm.workshopId,
        ...change,
      }),
    );

  describe('that start', () => {
    it('get a lot of the day, one after the other, also when several start at once', async () => {
      const own = await aFarm(market);
      const start = () => batches.start(own.clerk, own.cooperativeId, { productId: own.productId });
      const started = await Promise.all([start(), start(), start(), start()]);
      expect(started.map(batch => batch.lot).sort()).toEqual(['241126-01', '241126-02', '241126-03', '241126-04']);
    });

    it('may have a lot of their own, which no other batch of the product gets again', async () => {
      const own = await aFarm(market);
      const start = (lot: string) => batches.start(own.clerk, own.cooperativeId, { productId: own.productId, lot });
      expect((await start(' xuân 01 ')).lot).toBe('XUAN-01');
      await expect(start('XUAN-01')).rejects.toMatchObject({ code: 'lot-taken', field: 'lot' });
      await expect(start('một lô có tên rất là dài')).rejects.toMatchObject({ code: 'lot-unreadable', field: 'lot' });
    });

    it('start once when the form is sent twice', async () => {
      const own = await aFarm(market);
      const start = { id: newId(), productId: own.productId };
      const first = await batches.start(own.clerk, own.cooperativeId, start);
      expect(await batches.start(own.clerk, own.cooperativeId, start)).toEqual(first);
    });

    it('count as the packs of the product do', async () => {
      const own = await aFarm(market, { line: 'honey', netUnit: 'ml' });
      const { id } = await batches.start(own.clerk, own.cooperativeId, { productId: own.productId });
      expect(await market.ask('SELECT unit FROM traceability_batch WHERE id = $1', [id])).toEqual([{ unit: 'ml' }]);
    });

    it('are the clerk’s, and of the co-op’s own products', async () => {
      const other = await aFarm(market);
      const start = { productId: other.productId };
      await expect(batches.start(farm.packer, farm.cooperativeId, start)).rejects.toMatchObject({
        code: 'other-role-needed',
      });
      await expect(batches.start(farm.clerk, other.cooperativeId, start)).rejects.toMatchObject({ code: 'not-found' });
      await expect(batches.start(farm.clerk, farm.cooperativeId, start)).rejects.toMatchObject({
        code: 'no-such-product',
      });
    });
  });

  describe('that are worked on', () => {
    it('gain what is plucked and lose what drying takes', async () => {
      const batch = await aBatch(market, farm, 40_000n);
      const { taskId } = await dry(batch.id, 40_000n, 9_000n);
      expect(await bookOf(batch.id)).toEqual({ balance: 9_000n, sum: 9_000n, tasks: 2 });
      expect(
        await market.ask('SELECT position, kind, step, input, output FROM traceability_task WHERE id = $1', [taskId]),
      ).toEqual([{ position: 2, kind: 'dry', step: 'make', input: 40_000n, output: 9_000n }]);
      expect(
        await market.ask(
          `SELECT body->>'batchId' AS id FROM platform_fact WHERE name = 'task.recorded' AND body->>'taskId' = $1`,
          [taskId],
        ),
      ).toEqual([{ id: batch.id }]);
    });

    it('never give more than they hold, nor more than went in', async () => {
      const batch = await aBatch(market, farm, 10_000n);
      await expect(dry(batch.id, 10_001n, 1n)).rejects.toMatchObject({
        code: 'not-enough-in-batch',
        field: 'input',
        facts: { left: '10000', unit: 'g' },
      });
      await expect(dry(batch.id, 5_000n, 5_001n)).rejects.toMatchObject({ code: 'yield-too-high', field: 'output' });
      expect(await bookOf(batch.id)).toEqual({ balance: 10_000n, sum: 10_000n, tasks: 1 });
    });

    it('hold nothing before it was gathered, however late that is written down', async () => {
      const batch = await aBatch(market, farm, 10_000n);
      await expect(dry(batch.id, 1_000n, 300n, daysAgo(4))).rejects.toMatchObject({
        code: 'before-the-goods',
        field: 'happenedAt',
      });
      await dry(batch.id, 10_000n, 2_500n, daysAgo(1));
      // What was dried afterwards is not there to be dried before: all of it went into that drying.
      await expect(dry(batch.id, 2_500n, 2_400n, daysAgo(2))).rejects.toMatchObject({ code: 'before-the-goods' });
      await expect(dry(batch.id, 2_500n, 2_400n, daysAgo(1))).resolves.toBeDefined();
      expect((await bookOf(batch.id))?.balance).toBe(2_400n);
    });

    it('accept no work in the future, elsewhere, or by strangers', async () => {
      const batch = await aBatch(market, farm);
      const other = await aFarm(market);
      const work = { kind: 'dry', happenedAt: daysAgo(1), siteId: farm.workshopId, input: 1_000n, output: 300n };
      await expect(
        batches.recordTask(farm.clerk, batch.id, { ...work, happenedAt: daysAgo(-1) }),
      ).rejects.toMatchObject({ code: 'not-yet-happened', field: 'happenedAt' });
      await expect(batches.recordTask(farm.clerk, batch.id, { ...work, siteId: other.plotId })).rejects.toMatchObject({
        code: 'no-such-site',
        field: 'siteId',
      });
      await expect(batches.recordTask(other.clerk, batch.id, work)).rejects.toMatchObject({ code: 'not-found' });
      await expect(batches.recordTask(farm.packer, batch.id, work)).rejects.toMatchObject({
        code: 'other-role-needed',
      });
      await expect(batches.recordTask(farm.clerk, newId(), work)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('take a task once when the form is sent twice', async () => {
      const batch = await aBatch(market, farm, 10_000n);
      const work = {
        id: newId(),
        kind: 'dry',
        happenedAt: daysAgo(1),
        siteId: farm.workshopId,
        input: 4_000n,
        output: 900n,
      };
      const record = () => batches.recordTask(farm.clerk, batch.id, work);
      expect(await Promise.all([record(), record()])).toEqual([{ taskId: work.id }, { taskId: work.id }]);
      expect(await bookOf(batch.id)).toEqual({ balance: 6_900n, sum: 6_900n, tasks: 2 });
      const other = await aBatch(market, farm);
      await expect(batches.recordTask(farm.clerk, other.id, work)).rejects.toMatchObject({ code: 'not-found' });
    });

    it('are worked on by many at once without a gram too much', async () => {
      const batch = await aBatch(market, farm, 10_000n);
      const results = await Promise.allSettled(Array.from({ length: 16 }, () => dry(batch.id, 1_000n, 100n)));
      const done = results.filter(result => result.status === 'fulfilled').length;
      // 10 kg, less 900 g for every drying of 1 kg: eleven go, since what was dried can be dried again.
      expect(done).toBe(11);
      expect(await bookOf(batch.id)).toEqual({ balance: 100n, sum: 100n, tasks: 12 });
      const positions = await market.ask<{ position: number }>(
        'SELECT position FROM traceability_task WHERE batch_id = $1 ORDER BY 1',
        [batch.id],
      );
      expect(positions.map(row => row.position)).toEqual(Array.from({ length: 12 }, (_, at) => at + 1));
    });
  });

  describe('that are packed', () => {
    it('lose whole packs and get their dates', async () => {
      const batch = await aBatch(market, farm, 40_000n);
      await dry(batch.id, 40_000n, 10_100n, daysAgo(2));
      expect(await pack(batch.id, 50)).toMatchObject({
        batchId: batch.id,
        cooperativeId: farm.cooperativeId,
        bestBefore: '2028-11-21',
        isRepeated: false,
      });
      expect(await datesOf(batch.id)).toEqual({
        produced_on: '2026-11-22',
        packed_on: '2026-11-24',
        best_before: '2028-11-21',
      });
      expect((await bookOf(batch.id))?.balance).toBe(100n);
      await expect(pack(batch.id, 1)).rejects.toMatchObject({
        code: 'not-enough-in-batch',
        field: 'packs',
        facts: { left: '100', unit: 'g' },
      });
    });

    it('keep their dates at the next packing, and take no more goods in', async () => {
      const batch = await aBatch(market, farm, 10_000n);
      await pack(batch.id, 10, { happenedAt: daysAgo(1) });
      const dates = await datesOf(batch.id);
      await pack(batch.id, 10);
      expect(await datesOf(batch.id)).toEqual(dates);
      await expect(dry(batch.id, 1_000n, 500n)).rejects.toMatchObject({ code: 'batch-already-packed' });
    });

    it('know the day in Vietnam, not in Greenwich', async () => {
      const batch = await batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId });
      const happenedAt = new Date('2026-11-22T18:30:00Z'); // 01:30 on the 23rd in Lai Châu
      await batches.recordTask(farm.clerk, batch.id, { kind: 'pluck', happenedAt, siteId: farm.plotId, output: 500n });
      await pack(batch.id, 1, { happenedAt });
      expect(await datesOf(batch.id)).toMatchObject({ produced_on: '2026-11-23', packed_on: '2026-11-23' });
    });

    it('do not expire when the product does not', async () => {
      const own = await aFarm(market, { line: 'textile', netUnit: 'piece', netQuantity: 1, shelfLifeDays: null });
      const batch = await batches.start(own.clerk, own.cooperativeId, { productId: own.productId });
      const work = { kind: 'weave', happenedAt: daysAgo(1), siteId: own.workshopId, output: 3n };
      await batches.recordTask(own.clerk, batch.id, work);
      const packed = await market.db.transaction(tx =>
        batches.recordPacking(tx, own.packer, batch.id, {
          variantId: own.variantId,
          packs: 3,
          happenedAt: daysAgo(0),
          siteId: own.workshopId,
        }),
      );
      expect(packed.bestBefore).toBeNull();
    });

    it('go only into packs of their product and in their unit', async () => {
      const batch = await aBatch(market, farm);
      const other = await aFarm(market);
      await expect(pack(batch.id, 1, { variantId: other.variantId })).rejects.toMatchObject({ code: 'no-such-pack' });
      const pieces = await aVariant(market, farm.productId, { netQuantity: 1, netUnit: 'piece' });
      await expect(pack(batch.id, 1, { variantId: pieces })).rejects.toMatchObject({ code: 'other-unit' });
      await expect(pack(batch.id, 0)).rejects.toMatchObject({ code: 'amount-needed', field: 'packs' });
      await expect(pack(batch.id, 1.5)).rejects.toMatchObject({ code: 'amount-needed' });
    });
  });

  it('hold exactly what their tasks add up to, whatever is tried', async () => {
    const move = fc.record({
      kind: fc.constantFrom('pluck', 'dry', 'pack'),
      input: fc.bigInt({ min: 0n, max: 3_000n }),
      output: fc.bigInt({ min: 0n, max: 3_000n }),
      packs: fc.integer({ min: 0, max: 6 }),
      daysAgo: fc.integer({ min: 0, max: 3 }),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(move, { maxLength: 12 }), async moves => {
        const { id } = await batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId });
        for (const { kind, input, output, packs, daysAgo: days } of moves) {
          const happenedAt = daysAgo(days);
          const work = { kind, happenedAt, siteId: farm.plotId, input, output };
          const done = kind === 'pack' ? pack(id, packs, { happenedAt }) : batches.recordTask(farm.clerk, id, work);
          await Promise.resolve(done).catch(refusal =>
            expect(refusal).toHaveProperty('code', expect.stringMatching(/-/)),
          );
        }
        const book = await bookOf(id);
        expect(book?.balance).toBe(book?.sum);
        expect(Number(book?.balance)).toBeGreaterThanOrEqual(0);
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('show a stranger nothing', async () => {
    const batch = await aBatch(market, farm);
    const nobody = await anActor(market);
    await expect(dry(newId(), 1n, 1n)).rejects.toMatchObject({ code: 'not-found' });
    await expect(
      market.db.transaction(tx =>
        batches.recordPacking(tx, nobody, batch.id, {
          variantId: farm.variantId,
          packs: 1,
          happenedAt: daysAgo(0),
          siteId: farm.plotId,
        }),
      ),
    ).rejects.toMatchObject({ code: 'not-found' });
  });
});
