import { HOUR, withFarms, type Field, type RecorderVerbs } from '../../../test/support/builders/field.js';
import type { Farm } from '../../../test/support/builders/traceability.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import { rowIdOf } from './ulid.js';

describe('the recorder', () => {
  let market: TestDatabase;
  let verbs: RecorderVerbs;
  let farm: Farm;
  let field: Field;

  withFarms(opened => ({ market, verbs, farm, field } = opened));

  it('makes of what was recorded offline the same as what would have been recorded online', async () => {
    const device = await field.aDevice();
    const told = market.clock.now();
    const items = field.aMorning(device, `241126-${device.letters}01`);
    market.clock.moveBy(10 * HOUR);
    const { answers } = await field.sync(device, items);
    expect(answers.map(answer => [answer.state, answer.flags])).toEqual(items.map(() => ['stored', []]));
    expect(answers[0]?.lot).toBe(`241126-${device.letters}01`);
    const batch = rowIdOf(items[0]?.id ?? '');
    expect(await field.tasksOf(batch)).toEqual([
      { kind: 'pluck', input: 0n, output: 10_000n, happened_at: new Date(told.getTime() + HOUR) },
      { kind: 'pluck', input: 0n, output: 6_000n, happened_at: new Date(told.getTime() + 2 * HOUR) },
      { kind: 'dry', input: 16_000n, output: 4_000n, happened_at: new Date(told.getTime() + 3 * HOUR) },
      { kind: 'pack', input: 4_000n, output: 0n, happened_at: new Date(told.getTime() + 4 * HOUR) },
    ]);
    const [shelf] = await market.ask('SELECT on_hand FROM inventory_stock WHERE batch_id = $1', [batch]);
    expect(shelf).toMatchObject({ on_hand: 20 });
  });

  it('stores once what is sent twice, also by both at the same moment', async () => {
    const device = await field.aDevice();
    const items = field.aMorning(device, `241126-${device.letters}01`);
    market.clock.moveBy(10 * HOUR);
    await Promise.all([field.sync(device, items), field.sync(device, items), field.sync(device, items.slice(0, 3))]);
    const { answers } = await field.sync(device, items);
    expect(answers.map(({ state, isKnown }) => [state, isKnown])).toEqual(items.map(() => ['stored', true]));
    expect(await field.tasksOf(rowIdOf(items[0]?.id ?? ''))).toHaveLength(4);
  });

  it('goes on where it was killed: kept but not done, done but not answered', async () => {
    const device = await field.aDevice();
    const items = field.aMorning(device, `241126-${device.letters}01`);
    market.clock.moveBy(10 * HOUR);
    await field.sync(device, items.slice(0, 3));
    await market.ask(
      `UPDATE recorder_item SET state = 'received', answered_at = NULL, lot = NULL WHERE device_id = (SELECT id FROM recorder_device WHERE public_key = $1)`,
      [device.publicKey],
    );
    const { answers } = await field.sync(device, items);
    expect(answers.map(({ state }) => state)).toEqual(items.map(() => 'stored'));
    expect(answers[0]?.lot).toBe(`241126-${device.letters}01`);
    expect(await field.tasksOf(rowIdOf(items[0]?.id ?? ''))).toHaveLength(4);
  });

  it('lets an item wait for what another phone has not sent yet', async () => {
    const [one, other] = [await field.aDevice(), await field.aDevice(farm.director)];
    expect([one.letters, other.letters]).toEqual(['A', 'B']);
    const first = one.record(field.start('241126-A01'));
    const batch = rowIdOf(first.id);
    one.elapsed += HOUR;
    const plucked = one.record(field.pluck(batch, 10_000));
    other.elapsed += 2 * HOUR;
    const dried = other.record(field.dry(batch, 10_000, 2_500));
    market.clock.moveBy(5 * HOUR);
    expect((await field.sync(other, [dried], farm.director)).answers).toMatchObject([
      { state: 'waiting', code: 'not-found' },
    ]);
    expect((await field.sync(one, [first])).answers).toMatchObject([{ state: 'stored' }]);
    expect((await field.sync(other, [dried], farm.director)).answers).toMatchObject([
      { state: 'waiting', code: 'not-enough-in-batch', isKnown: true },
    ]);
    await field.sync(one, [plucked]);
    expect(await field.itemOf(dried)).toMatchObject({ state: 'stored', code: null });
    expect((await field.tasksOf(batch)).map(task => task.kind)).toEqual(['pluck', 'dry']);
  });

  it('also for what is recorded at the desk', async () => {
    const device = await field.aDevice();
    const batch = await verbs.batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId });
    device.elapsed += 2 * HOUR;
    const dried = device.record(field.dry(batch.id, 5_000, 1_000));
    market.clock.moveBy(3 * HOUR);
    await field.sync(device, [dried]);
    expect((await field.itemOf(dried))?.state).toBe('waiting');
    const happenedAt = new Date(market.clock.now().getTime() - 2 * HOUR);
    await verbs.batches.recordTask(farm.clerk, batch.id, {
      kind: 'pluck',
      happenedAt,
      siteId: farm.plotId,
      output: 5_000n,
    });
    await verbs.recorder.settleBatch(batch.id);
    expect((await field.itemOf(dried))?.state).toBe('stored');
  });

  it('refuses with the reason what cannot become right, and goes on with the rest', async () => {
    const device = await field.aDevice();
    const first = device.record(field.start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const items = [
      first,
      device.record(field.pluck(batch, 10_000)),
      device.record(field.dry(batch, 1_000, 2_000)),
      device.record(field.pluck(batch, 0)),
      device.record({ ...field.pluck(batch, 100), kind: 'mill' }),
      device.record({ ...field.pluck(batch, 100), site: newId() }),
      device.record(field.pluck(batch, 7_000)),
    ];
    const { answers } = await field.sync(device, items);
    expect(answers.map(answer => answer.code ?? answer.state)).toEqual([
      'stored',
      'stored',
      'yield-too-high',
      'amount-needed',
      'not-in-the-recipe',
      'no-such-site',
      'stored',
    ]);
    expect(await field.tasksOf(batch)).toHaveLength(2);
  });

  it('gives back what still waits, and not what stands in the book', async () => {
    const device = await field.aDevice();
    const first = device.record(field.start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const plucked = device.record(field.pluck(batch, 1_000));
    const tooMuch = device.record(field.dry(batch, 50_000, 9_000));
    await field.sync(device, [first, plucked, tooMuch]);
    const back = device.record({ what: 'withdraw', item: tooMuch.id });
    const late = device.record({ what: 'withdraw', item: plucked.id });
    const { answers } = await field.sync(device, [back, late]);
    expect(answers).toMatchObject([{ state: 'stored' }, { state: 'refused', code: 'too-late-to-withdraw' }]);
    expect((await field.itemOf(tooMuch))?.state).toBe('withdrawn');
    await field.sync(device, [device.record(field.pluck(batch, 90_000))]);
    expect((await field.tasksOf(batch)).map(task => task.kind)).toEqual(['pluck', 'pluck']);
  });

  it('gives a batch another lot when somebody took the one on the sack', async () => {
    const device = await field.aDevice();
    const lot = `241126-${device.letters}01`;
    await verbs.batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId, lot });
    const { answers } = await field.sync(device, [device.record(field.start(lot))]);
    expect(answers).toMatchObject([{ state: 'stored', flags: ['lot-changed'] }]);
    expect(answers[0]?.lot).not.toBe(lot);
  });

  it('takes what the recipe asks beside amounts, and what is only looked at, moved or lost', async () => {
    const device = await field.aDevice();
    const first = device.record(field.start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const work = (kind: string, change: object) => ({
      what: 'work',
      batch,
      kind,
      site: farm.workshopId,
      ago: 0,
      ...change,
    });
    const items = [
      first,
      device.record(field.pluck(batch, 10_000, { answers: { treeClass: 'old', workers: '6' } })),
      device.record(work('test', { answers: { certificate: 'KN-77', result: 'đạt' } })),
      device.record(work('store', {})),
      device.record(work('lose', { input: '400', answers: { reason: 'ẩm mốc' } })),
      device.record(field.pluck(batch, 10, { answers: { workers: 'nhiều' } })),
    ];
    const { answers } = await field.sync(device, items);
    expect(answers.map(answer => answer.code ?? answer.state)).toEqual([
      ...Array<string>(5).fill('stored'),
      'answer-unreadable',
    ]);
    expect(
      await market.ask('SELECT kind, answers FROM traceability_task WHERE batch_id = $1 ORDER BY position', [batch]),
    ).toEqual([
      { kind: 'pluck', answers: { treeClass: 'old', workers: '6' } },
      { kind: 'test', answers: { certificate: 'KN-77', result: 'đạt' } },
      { kind: 'store', answers: {} },
      { kind: 'lose', answers: { reason: 'ẩm mốc' } },
    ]);
  });
});
