import { Field, HOUR, recorderOn, type RecorderVerbs } from '../../../test/support/builders/field.js';
import { aFarm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { randomCode } from '#platform/ids';
import { rowIdOf } from './ulid.js';

describe('goods that change hands without a network', () => {
  let market: TestDatabase;
  let verbs: RecorderVerbs;
  let giver: Field;
  let receiver: Field;
  let code: string;

  beforeAll(async () => {
    market = await testDatabase();
    verbs = recorderOn(market);
  });
  beforeEach(async () => {
    market.clock.moveBy(10 * HOUR);
    [giver, receiver] = [new Field(market, verbs, await aFarm(market)), new Field(market, verbs, await aFarm(market))];
    code = randomCode(16);
  });
  afterAll(() => market.drop());

  /** The giver has 10 kg and hands over 8; the receiver's scales say 7.9. An hour later all is written down and nothing is sent. */
  async function aHandOver() {
    const [from, to] = [await giver.aDevice(), await receiver.aDevice()];
    const [first, begun] = [from.record(giver.start('241126-A01')), to.record(receiver.start('241126-A01'))];
    const [batch, into] = [rowIdOf(first.id), rowIdOf(begun.id)];
    const plucked = from.record(giver.pluck(batch, 10_000));
    [from.elapsed, to.elapsed] = [HOUR, HOUR];
    const given = from.record(giver.give(batch, 8_000, code));
    const taken = to.record(receiver.receive(into, 7_900, code));
    market.clock.moveBy(2 * HOUR);
    return { from, to, batch, into, items: [first, plucked, given], taken: [begun, taken], given, takenItem: taken };
  }
  const handOver = () =>
    market.ask('SELECT amount, received, to_batch_id FROM traceability_hand_over WHERE code = $1', [code]);

  it('meets in the book when the giver has sent first', async () => {
    const { from, to, into, items, taken } = await aHandOver();
    expect((await giver.sync(from, items)).answers.map(one => one.state)).toEqual(['stored', 'stored', 'stored']);
    expect((await receiver.sync(to, taken)).answers.map(one => one.state)).toEqual(['stored', 'stored']);
    expect(await handOver()).toEqual([{ amount: 8_000n, received: 7_900n, to_batch_id: into }]);
  });

  it('waits when the receiver has sent first, and goes on by itself when the giver’s phone comes into reach', async () => {
    const { from, to, batch, into, items, taken, takenItem } = await aHandOver();
    expect((await receiver.sync(to, taken)).answers).toMatchObject([
      { state: 'stored' },
      { state: 'waiting', code: 'no-such-hand-over' },
    ]);
    await giver.sync(from, items);
    await verbs.recorder.settleBatch(batch);
    expect(await receiver.itemOf(takenItem)).toMatchObject({ state: 'stored', code: null });
    expect(await handOver()).toEqual([{ amount: 8_000n, received: 7_900n, to_batch_id: into }]);
    expect((await receiver.tasksOf(into)).map(task => task.output)).toEqual([7_900n]);
  });

  it('ends for the receiver when the giver has taken it back at the desk', async () => {
    const { from, to, items, taken, given } = await aHandOver();
    await giver.sync(from, items);
    await verbs.handOvers.takeBack(giver.farm.clerk, rowIdOf(given.id));
    expect((await receiver.sync(to, taken)).answers).toMatchObject([
      { state: 'stored' },
      { state: 'refused', code: 'hand-over-taken-back' },
    ]);
  });

  it('ends for a receiver who waits when the giver’s phone gives it up before it was in the book', async () => {
    const { from, to, items, taken, given, takenItem } = await aHandOver();
    await receiver.sync(to, taken);
    const [first] = items;
    // The plucking never comes, so that there is nothing to give; and the giver withdraws what waits for it.
    await giver.sync(from, [first ?? given, given]);
    expect(await giver.itemOf(given)).toMatchObject({ state: 'waiting' });
    await receiver.sync(to, []);
    expect(await receiver.itemOf(takenItem)).toMatchObject({ state: 'waiting', code: 'no-such-hand-over' });
    await giver.sync(from, [from.record({ what: 'withdraw', item: given.id })]);
    expect((await receiver.sync(to, taken)).answers.at(-1)).toMatchObject({
      state: 'refused',
      code: 'hand-over-taken-back',
    });
    expect(await handOver()).toEqual([]);
  });

  it('is given before it is taken, although the receiver’s clock is behind', async () => {
    const { from, to, batch, into, items } = await aHandOver();
    await giver.sync(from, items);
    to.elapsed = HOUR / 2;
    to.head = { seq: 1, hash: to.head.hash };
    const begun = to.record(receiver.start('241126-A02'));
    const early = to.record(receiver.receive(rowIdOf(begun.id), 8_000, code));
    expect((await receiver.sync(to, [begun, early])).answers.at(-1)).toMatchObject({ state: 'stored' });
    const [given] = (await giver.tasksOf(batch)).filter(task => task.kind === 'ship');
    const [received] = await receiver.tasksOf(rowIdOf(begun.id));
    expect(received?.happened_at).toEqual(given?.happened_at);
    expect(await receiver.tasksOf(into)).toEqual([]);
  });

  it('is taken once, never more than was given, and a code counts once', async () => {
    const { from, to, batch, items, taken, into } = await aHandOver();
    await giver.sync(from, items);
    const tooMuch = to.record(receiver.receive(into, 8_001, code));
    expect((await receiver.sync(to, [taken[0] ?? tooMuch, tooMuch])).answers.at(-1)).toMatchObject({
      state: 'refused',
      code: 'more-than-given',
    });
    await receiver.sync(to, taken);
    const again = to.record(receiver.receive(into, 10, code));
    expect((await receiver.sync(to, [again])).answers).toMatchObject([{ code: 'already-taken-over' }]);
    const copied = from.record(giver.give(batch, 500, code));
    expect((await giver.sync(from, [copied])).answers).toMatchObject([{ code: 'hand-over-code-taken' }]);
  });

  it('B2 waits while the giver’s batch is held, on either phone, and goes on by itself after the countersignature', async () => {
    const { from, to, batch, items, taken, given, takenItem } = await aHandOver();
    const [first, plucked] = items;
    await giver.sync(
      from,
      [first, plucked].filter(item => item !== undefined),
    );
    const held = async () => {
      const [row] = await market.ask<{ id: string }>(
        `WITH lot AS (INSERT INTO balance_lot (name, batch_id) VALUES (gen_random_uuid()::text, $1) RETURNING id)
         INSERT INTO balance_flag (id, kind, lot_id, batch_id, event, numbers, raised_at)
         SELECT gen_random_uuid(), 'yield', id, $1, 1, '{}', now() FROM lot RETURNING id`,
        [batch],
      );
      return row?.id ?? '';
    };
    const free = async (flagId: string) => {
      await market.ask(
        `UPDATE balance_flag SET state = 'countersigned', explanation = 'x', decided_at = now() WHERE id = $1`,
        [flagId],
      );
      await verbs.recorder.settleFlag(flagId);
    };
    const before = await held();
    expect((await giver.sync(from, [given])).answers).toMatchObject([{ state: 'waiting', code: 'batch-held' }]);
    expect(await handOver()).toEqual([]);
    await free(before);
    expect(await giver.itemOf(given)).toMatchObject({ state: 'stored', code: null });
    const onTheWay = await held();
    expect((await receiver.sync(to, taken)).answers.at(-1)).toMatchObject({
      state: 'waiting',
      code: 'given-goods-held',
    });
    await free(onTheWay);
    expect(await receiver.itemOf(takenItem)).toMatchObject({ state: 'stored', code: null });
    expect(await handOver()).toMatchObject([{ amount: 8_000n, received: 7_900n }]);
  });

  it('happens once when both send everything twice at the same moment', async () => {
    const { from, to, batch, into, items, taken } = await aHandOver();
    const everybody = [
      giver.sync(from, items),
      giver.sync(from, items),
      receiver.sync(to, taken),
      receiver.sync(to, taken),
    ];
    await Promise.all(everybody);
    await verbs.recorder.settleBatch(batch);
    expect(await handOver()).toEqual([{ amount: 8_000n, received: 7_900n, to_batch_id: into }]);
    expect((await giver.tasksOf(batch)).map(task => task.kind)).toEqual(['pluck', 'ship']);
    expect((await receiver.tasksOf(into)).map(task => task.kind)).toEqual(['receive']);
  });

  it('counts loads under a shared company prefix when many give at once', async () => {
    const phones = await Promise.all(
      [giver, receiver, giver, receiver].map(async (field, n) => {
        const device = await field.aDevice();
        const first = device.record(field.start(`251126-${device.letters}0${n}`));
        const batch = rowIdOf(first.id);
        const items = [
          first,
          device.record(field.pluck(batch, 1_000)),
          device.record(field.give(batch, 500, randomCode(16))),
        ];
        return () => field.sync(device, items);
      }),
    );
    const synced = await Promise.all(phones.map(sync => sync()));
    expect(synced.flatMap(({ answers }) => answers.map(one => one.code ?? one.state))).toEqual(
      Array(12).fill('stored'),
    );
  });
});
