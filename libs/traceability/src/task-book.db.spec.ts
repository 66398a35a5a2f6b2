import { aFarm, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventHash, hashId } from '#libs/epcis';
import { newId } from '#platform/ids';
import { typedHash, type Batches, type TaskBook, type WorkInput } from './index.js';

const DAY = 86_400_000;

describe('a task in the book of events', () => {
  let market: TestDatabase;
  let batches: Batches;
  let book: TaskBook;
  let farm: Farm;
  beforeAll(async () => {
    market = await testDatabase();
    ({ batches, book } = traceabilityOn(market));
    farm = await aFarm(market);
  });
  afterAll(() => market.drop());

  const daysAgo = (days: number): Date => new Date(market.clock.now().getTime() - days * DAY);
  const start = (of = farm) => batches.start(of.clerk, of.cooperativeId, { productId: of.productId });
  const record = (batchId: string, kind: string, days: number, change: Partial<WorkInput> = {}, of = farm) =>
    batches.recordTask(of.clerk, batchId, { kind, happenedAt: daysAgo(days), siteId: of.workshopId, ...change });
  const pack = (batchId: string, packs: number, of = farm) =>
    market.db.transaction(tx =>
      batches.recordPacking(tx, of.packer, batchId, {
        variantId: of.variantId,
        packs,
        happenedAt: daysAgo(0),
        siteId: of.workshopId,
      }),
    );
  const stored = (batchId: string) =>
    market.ask<{ kind: string; type: string; step: string; eventId: string; canonical: string; party: string }>(
      `SELECT t.kind, e.type, e.biz_step AS step, e.event_id AS "eventId", convert_from(e.canonical, 'UTF8') AS canonical, e.party
       FROM traceability_task t JOIN traceability_event x ON x.task_id = t.id JOIN epcis_event e ON e.event_id = x.event_id AND NOT e.is_declaration
       WHERE t.batch_id = $1 ORDER BY t.position, x.position`,
      [batchId],
    );

  it('is told in the transaction that records it: a season of one batch', async () => {
    const { id, lot } = await start();
    await record(id, 'pluck', 5, { output: 40_000n, answers: { treeClass: 'old' }, siteId: farm.plotId });
    await record(id, 'wither', 4, { input: 40_000n, output: 30_000n });
    await record(id, 'dry', 3, { input: 30_000n, output: 9_000n, answers: { moisture: '5,5' } });
    await record(id, 'test', 2, { answers: { certificate: 'KN-1', result: 'đạt' } });
    await record(id, 'store', 2);
    await record(id, 'lose', 1, { input: 200n, answers: { reason: 'rơi vãi' } });
    await pack(id, 40);
    const told = await stored(id);
    expect(told.map(one => [one.kind, one.type, one.step])).toEqual([
      ['pluck', 'ObjectEvent', 'creating_class_instance'],
      ['wither', 'TransformationEvent', 'creating_class_instance'],
      ['dry', 'TransformationEvent', 'creating_class_instance'],
      ['test', 'ObjectEvent', 'sampling'],
      ['store', 'ObjectEvent', 'storing'],
      ['lose', 'ObjectEvent', 'destroying'],
      ['pack', 'TransformationEvent', 'creating_class_instance'],
    ]);
    expect(new Set(told.map(one => one.party))).toEqual(new Set([farm.cooperativeId]));
    const classes = told.map(({ canonical }) => [...canonical.matchAll(/\/10\/([^"]+)"/g)].map(([, name]) => name));
    expect(classes[2]).toEqual([`${lot}.2`, `${lot}.3`]);
    expect(classes[6]).toEqual([`${lot}.3`, lot]);
    const [bulk] = await market.ask<{ gtin: string }>(
      'SELECT bulk_gtin AS gtin FROM traceability_batch WHERE id = $1',
      [id],
    );
    expect(bulk?.gtin).toMatch(/^9952000300/);
    // No person stands in an event, neither the one who recorded nor in a note.
    for (const { canonical } of told) expect(canonical).not.toMatch(/Lò|Chấu|rơi vãi.*note/);
  });

  it('is told the same when the mapping is run again, and holds the hash of what was typed', async () => {
    const { id } = await start();
    const typed = { 'Thu được': '3 gùi', note: 'sương tan muộn' };
    const { taskId } = await record(id, 'pluck', 2, { output: 75_000n, typed, note: 'sương tan muộn' });
    await record(id, 'wither', 1, { input: 75_000n, output: 50_000n });
    await record(id, 'test', 1, { answers: { result: 'đạt' } });
    await record(id, 'dry', 0, { input: 50_000n, output: 15_000n });
    const tasks = await market.ask<{ id: string }>(
      'SELECT id FROM traceability_task WHERE batch_id = $1 ORDER BY position',
      [id],
    );
    const again = await market.db.transaction(async tx => {
      const ids: string[] = [];
      for (const task of tasks)
        ids.push(...(await book.eventsOfTask(tx, task.id)).events.map(one => hashId(eventHash(one))));
      return ids;
    });
    const told = await stored(id);
    expect(told.map(one => one.eventId)).toEqual(again);
    const [row] = await market.ask<{ typed: string }>('SELECT typed FROM traceability_task WHERE id = $1', [taskId]);
    expect(JSON.parse(row?.typed ?? '')).toEqual(typed);
    expect(told[0]?.canonical).toContain(typedHash(row?.typed ?? ''));
    expect(told[0]?.canonical).not.toContain('sương');
  });

  it('is told once when the phone sends it twice', async () => {
    const { id } = await start();
    const task = { id: newId(), output: 1_000n };
    await Promise.all([record(id, 'pluck', 1, task), record(id, 'pluck', 1, task)]);
    expect(await stored(id)).toHaveLength(1);
    await record(id, 'pluck', 1, { output: 1_000n });
    expect(await stored(id)).toHaveLength(2);
  });

  it('stands in the public log, by its id alone', async () => {
    const { id } = await start();
    await record(id, 'pluck', 1, { output: 1_000n });
    const [told] = await stored(id);
    const entries = await market.ask<{ entry: string }>(
      'SELECT entry FROM transparency_pending WHERE position($1 IN entry) > 0',
      [told?.eventId],
    );
    expect(entries).toHaveLength(1);
    expect(entries[0]?.entry).not.toContain('pluck');
  });

  it('may take from several batches: n to m, with every share kept', async () => {
    const [one, two, blend] = [await start(), await start(), await start()];
    await record(one.id, 'pluck', 3, { output: 10_000n });
    await record(two.id, 'pluck', 3, { output: 20_000n });
    const from = [
      { batchId: one.id, amount: 4_000n },
      { batchId: two.id, amount: 20_000n },
    ];
    const { taskId } = await record(blend.id, 'blend', 1, { output: 24_000n, from });
    expect(
      await market.ask('SELECT batch_id, stage, amount FROM traceability_take WHERE task_id = $1 ORDER BY amount', [
        taskId,
      ]),
    ).toEqual([
      { batch_id: one.id, stage: 1, amount: 4_000n },
      { batch_id: two.id, stage: 1, amount: 20_000n },
    ]);
    expect(
      await market.ask('SELECT balance FROM traceability_batch WHERE id = ANY ($1) ORDER BY created_at', [
        [one.id, two.id, blend.id],
      ]),
    ).toEqual([{ balance: 6_000n }, { balance: 0n }, { balance: 24_000n }]);
    await expect(
      record(blend.id, 'blend', 1, { output: 1n, from: [{ batchId: two.id, amount: 1n }] }),
    ).rejects.toMatchObject({
      code: 'not-enough-in-batch',
    });
    const stranger = await aFarm(market);
    const theirs = await start(stranger);
    await record(theirs.id, 'pluck', 3, { output: 5_000n }, stranger);
    const stolen = [{ batchId: theirs.id, amount: 1_000n }];
    await expect(record(blend.id, 'blend', 1, { output: 1_000n, from: stolen })).rejects.toMatchObject({
      code: 'no-such-source',
    });
    await expect(
      record(blend.id, 'blend', 1, { output: 1_000n, from: [{ batchId: blend.id, amount: 1_000n }] }),
    ).rejects.toMatchObject({
      code: 'no-such-source',
    });
  });

  it('of two blends that cross neither waits for ever nor takes a gram too much', async () => {
    const [one, two] = [await start(), await start()];
    await record(one.id, 'pluck', 3, { output: 10_000n });
    await record(two.id, 'pluck', 3, { output: 10_000n });
    const cross = (into: string, other: string) =>
      record(into, 'blend', 1, { output: 1_000n, from: [{ batchId: other, amount: 1_000n }] });
    const results = await Promise.allSettled(
      Array.from({ length: 12 }, (_, at) => (at % 2 ? cross(one.id, two.id) : cross(two.id, one.id))),
    );
    expect(results.filter(result => result.status === 'rejected')).toEqual([]);
    expect(await market.ask('SELECT balance FROM traceability_batch WHERE id = ANY ($1)', [[one.id, two.id]])).toEqual([
      { balance: 10_000n },
      { balance: 10_000n },
    ]);
  });

  it('of harvesting waits until a drug is out of the animal', async () => {
    const pond = await aFarm(market, { line: 'fish' });
    const { id } = await start(pond);
    await record(id, 'treat', 10, { answers: { drug: 'oxytetracycline', withdrawalDays: '21' } }, pond);
    await expect(record(id, 'catch', 1, { output: 50_000n }, pond)).rejects.toMatchObject({
      code: 'withdrawal-not-over',
      facts: { day: '2026-12-05' },
    });
    expect(await stored(id)).toHaveLength(1);
  });
});
