import { Field, HOUR, recorderOn, type RecorderVerbs } from '../../../test/support/builders/field.js';
import { aFarm, anActor } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { FieldDevice, type FieldItem } from '../../../test/support/device.js';
import type { Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { rowIdOf } from './ulid.js';

const DAY = 24 * HOUR;

describe('an officer’s inspection', () => {
  let market: TestDatabase;
  let verbs: RecorderVerbs;
  let field: Field;
  let officer: Actor;
  let phone: FieldDevice;
  let inspection: string;

  beforeAll(async () => {
    market = await testDatabase();
    verbs = recorderOn(market);
  });
  beforeEach(async () => {
    market.clock.moveBy(10 * HOUR);
    field = new Field(market, verbs, await aFarm(market));
    officer = await anActor(market, { offices: ['officer'] });
    inspection = newId();
    await verbs.inspections.prepare(officer, inspection, [field.farm.cooperativeId]);
    phone = await registered(officer);
  });
  afterAll(() => market.drop());

  async function registered(who: Actor): Promise<FieldDevice> {
    const device = new FieldDevice();
    const asked = { publicKey: device.publicKey, proof: device.proof('department'), name: 'Máy của Sở' };
    device.tell((await verbs.devices.register(who, null, asked)).now);
    return device;
  }
  const sync = (items: readonly FieldItem[], who = officer) =>
    verbs.recorder.sync(
      who,
      null,
      phone.publicKey,
      items.map(({ body, signature }) => ({ body, signature })),
    );
  const check = (change: object = {}) => ({
    what: 'check',
    inspection,
    cooperative: field.farm.cooperativeId,
    isInOrder: false,
    ago: 0,
    note: 'kho ẩm',
    ...change,
  });
  const checks = () =>
    market.ask('SELECT is_in_order, note, verdict, label FROM recorder_check WHERE inspection_id = $1', [inspection]);

  it('is written down once, however often the phone sends it', async () => {
    const item = phone.record(check({ label: '(01)1(21)2', verdict: 'unknown' }));
    await Promise.all([sync([item]), sync([item])]);
    expect((await sync([item])).answers).toMatchObject([{ state: 'stored', isKnown: true }]);
    expect(await checks()).toEqual([{ is_in_order: false, note: 'kho ẩm', verdict: 'unknown', label: '(01)1(21)2' }]);
  });

  it('reaches the co-ops that were chosen and their batches, and nobody else’s inspection', async () => {
    const other = new Field(market, verbs, await aFarm(market));
    const start = other.start('241126-A01');
    const device = await other.aDevice();
    const theirs = device.record(start);
    await other.sync(device, [theirs]);
    const items = [
      phone.record(check({ cooperative: other.farm.cooperativeId })),
      phone.record(check({ batch: rowIdOf(theirs.id) })),
      phone.record(check({ cooperative: newId(), enclosed: ['ab'.repeat(32)] })),
      phone.record(check({ inspection: newId() })),
    ];
    const { answers } = await sync(items);
    expect(answers.map(answer => answer.code)).toEqual(Array(4).fill('no-such-inspection'));
    expect(await checks()).toEqual([]);
  });

  it('is over after three days: what was found before counts, what is recorded later does not', async () => {
    const before = phone.record(check());
    phone.elapsed = 4 * DAY;
    const after = phone.record(check({ note: 'muộn' }));
    market.clock.moveBy(5 * DAY);
    expect((await sync([before, after])).answers.map(one => one.code ?? one.state)).toEqual([
      'stored',
      'inspection-over',
    ]);
  });

  it('works on the department’s phones, and work of the co-op on theirs', async () => {
    const pluck = phone.record(field.pluck(newId(), 1_000));
    expect((await sync([pluck])).answers).toMatchObject([{ code: 'not-on-this-device' }]);
    const device = await field.aDevice();
    const forged = device.record(check());
    expect((await field.sync(device, [forged])).answers).toMatchObject([{ code: 'not-on-this-device' }]);
    await expect(
      verbs.devices.register(field.farm.director, null, {
        publicKey: Buffer.alloc(32),
        proof: Buffer.alloc(64),
        name: '',
      }),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(verbs.recorder.sync(field.farm.clerk, null, phone.publicKey, [])).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(sync([], await anActor(market, { offices: ['officer'] }))).rejects.toMatchObject({
      code: 'other-persons-device',
    });
  });

  it('ends on a phone that a colleague locks: the co-op’s director cannot', async () => {
    const before = phone.record(check());
    await sync([before]);
    const [row] = await market.ask<{ id: string }>('SELECT id FROM recorder_device WHERE public_key = $1', [
      phone.publicKey,
    ]);
    const id = row?.id ?? '';
    await expect(verbs.devices.revoke(field.farm.director, null, id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(verbs.devices.revoke(field.farm.director, field.farm.cooperativeId, id)).rejects.toMatchObject({
      code: 'not-found',
    });
    await verbs.devices.revoke(await anActor(market, { offices: ['officer'] }), null, id);
    const late = phone.record(check({ note: 'từ máy mất' }));
    const { answers, isRevoked } = await sync([before, late]);
    expect([isRevoked, ...answers.map(one => one.code ?? one.state)]).toEqual([true, 'stored', 'device-revoked']);
    expect(await checks()).toHaveLength(1);
  });

  it('is of one co-op at least and of five at most', async () => {
    for (const chosen of [[], Array.from({ length: 6 }, newId)])
      await expect(verbs.inspections.prepare(officer, newId(), chosen)).rejects.toMatchObject({
        code: 'cooperatives-to-choose',
      });
    await expect(verbs.inspections.prepare(field.farm.director, newId(), [newId()])).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('is closed when the phone was wiped', async () => {
    await sync([phone.record({ what: 'close', inspection })]);
    const [row] = await market.ask<{ closed_at: Date | null }>(
      'SELECT closed_at FROM recorder_inspection WHERE id = $1',
      [inspection],
    );
    expect(row?.closed_at).toEqual(market.clock.now());
  });
});
