import { aFarm, traceabilityOn, type Farm } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { FieldDevice, type FieldItem } from '../../../test/support/device.js';
import { Packings } from '#libs/inventory';
import { Batches } from '#libs/traceability';
import { newId } from '#platform/ids';
import { Deeds } from './deeds.service.js';
import { Devices } from './devices.service.js';
import { Enclosures } from './enclosures.service.js';
import { Recorder } from './recorder.service.js';
import { rowIdOf } from './ulid.js';
import { sha256 } from './device-key.js';

const HOUR = 3_600_000;

describe('the recorder', () => {
  let market: TestDatabase;
  let farm: Farm;
  let batches: Batches;
  let devices: Devices;
  let recorder: Recorder;
  let enclosures: Enclosures;

  beforeAll(async () => {
    market = await testDatabase();
    const { db, clock } = market;
    ({ batches } = traceabilityOn(market));
    devices = new Devices(db, clock);
    enclosures = new Enclosures(db, clock);
    recorder = new Recorder(db, clock, new Deeds(db, clock, batches, new Packings(db, clock, batches)));
  });
  beforeEach(async () => {
    farm = await aFarm(market);
  });
  afterAll(() => market.drop());

  /** A phone of the clerk that has just been told the time. */
  async function aDevice(who = farm.clerk): Promise<FieldDevice & { letters: string }> {
    const device = new FieldDevice();
    const { publicKey } = device;
    const told = await devices.register(who, farm.cooperativeId, {
      publicKey,
      proof: device.proof(farm.slug),
      name: 'Máy thử',
    });
    device.tell(told.now);
    return Object.assign(device, { letters: told.letters });
  }

  const sync = (device: FieldDevice, items: FieldItem[], who = farm.clerk) =>
    recorder.sync(
      who,
      farm.cooperativeId,
      device.publicKey,
      items.map(({ body, signature }) => ({ body, signature })),
    );
  const start = (lot: string) => ({ what: 'start', product: farm.productId, lot });
  const pluck = (batch: string, grams: number, change: object = {}) => ({
    what: 'work',
    batch,
    kind: 'pluck',
    site: farm.plotId,
    ago: 0,
    output: String(grams),
    ...change,
  });
  const dry = (batch: string, input: number, output: number, change: object = {}) => ({
    ...pluck(batch, output, { kind: 'dry', site: farm.workshopId, input: String(input) }),
    ...change,
  });
  const pack = (batch: string, packs: number) => ({
    what: 'pack',
    batch,
    site: farm.workshopId,
    ago: 0,
    variant: farm.variantId,
    packs,
  });
  const tasksOf = (batch: string) =>
    market.ask<{ kind: string; input: bigint; output: bigint; happened_at: Date }>(
      'SELECT kind, input, output, happened_at FROM traceability_task WHERE batch_id = $1 ORDER BY position',
      [batch],
    );
  const itemOf = async (item: FieldItem) =>
    (
      await market.ask<{ state: string; flags: string[]; code: string | null; recorded_at: Date; batch_id: string }>(
        'SELECT state, flags, code, recorded_at, batch_id FROM recorder_item WHERE id = $1',
        [rowIdOf(item.id)],
      )
    )[0];

  /** A morning without a network: a batch, two pluckings, a drying and a packing, an hour apart. */
  function aMorning(device: FieldDevice, lot: string): FieldItem[] {
    const later = (): void => void (device.elapsed += HOUR);
    const first = device.record(start(lot));
    const batch = rowIdOf(first.id);
    const deeds = [pluck(batch, 10_000), pluck(batch, 6_000), dry(batch, 16_000, 4_000), pack(batch, 20)];
    return [first, ...deeds.map(deed => (later(), device.record(deed)))];
  }

  beforeEach(() => market.clock.moveBy(10 * HOUR));

  it('makes of what was recorded offline the same as what would have been recorded online', async () => {
    const device = await aDevice();
    const told = market.clock.now();
    const items = aMorning(device, `241126-${device.letters}01`);
    market.clock.moveBy(10 * HOUR);
    const { answers } = await sync(device, items);
    expect(answers.map(answer => [answer.state, answer.flags])).toEqual(items.map(() => ['stored', []]));
    expect(answers[0]?.lot).toBe(`241126-${device.letters}01`);
    const batch = rowIdOf(items[0]?.id ?? '');
    expect(await tasksOf(batch)).toEqual([
      { kind: 'pluck', input: 0n, output: 10_000n, happened_at: new Date(told.getTime() + HOUR) },
      { kind: 'pluck', input: 0n, output: 6_000n, happened_at: new Date(told.getTime() + 2 * HOUR) },
      { kind: 'dry', input: 16_000n, output: 4_000n, happened_at: new Date(told.getTime() + 3 * HOUR) },
      { kind: 'pack', input: 4_000n, output: 0n, happened_at: new Date(told.getTime() + 4 * HOUR) },
    ]);
    const [shelf] = await market.ask('SELECT on_hand FROM inventory_stock WHERE batch_id = $1', [batch]);
    expect(shelf).toMatchObject({ on_hand: 20 });
  });

  it('stores once what is sent twice, also by both at the same moment', async () => {
    const device = await aDevice();
    const items = aMorning(device, `241126-${device.letters}01`);
    market.clock.moveBy(10 * HOUR);
    await Promise.all([sync(device, items), sync(device, items), sync(device, items.slice(0, 3))]);
    const { answers } = await sync(device, items);
    expect(answers.map(({ state, isKnown }) => [state, isKnown])).toEqual(items.map(() => ['stored', true]));
    expect(await tasksOf(rowIdOf(items[0]?.id ?? ''))).toHaveLength(4);
  });

  it('goes on where it was killed: kept but not done, done but not answered', async () => {
    const device = await aDevice();
    const items = aMorning(device, `241126-${device.letters}01`);
    market.clock.moveBy(10 * HOUR);
    await sync(device, items.slice(0, 3));
    await market.ask(
      `UPDATE recorder_item SET state = 'received', answered_at = NULL, lot = NULL WHERE device_id = (SELECT id FROM recorder_device WHERE public_key = $1)`,
      [device.publicKey],
    );
    const { answers } = await sync(device, items);
    expect(answers.map(({ state }) => state)).toEqual(items.map(() => 'stored'));
    expect(answers[0]?.lot).toBe(`241126-${device.letters}01`);
    expect(await tasksOf(rowIdOf(items[0]?.id ?? ''))).toHaveLength(4);
  });

  it('lets an item wait for what another phone has not sent yet', async () => {
    const [one, other] = [await aDevice(), await aDevice(farm.director)];
    expect([one.letters, other.letters]).toEqual(['A', 'B']);
    const first = one.record(start('241126-A01'));
    const batch = rowIdOf(first.id);
    one.elapsed += HOUR;
    const plucked = one.record(pluck(batch, 10_000));
    other.elapsed += 2 * HOUR;
    const dried = other.record(dry(batch, 10_000, 2_500));
    market.clock.moveBy(5 * HOUR);
    expect((await sync(other, [dried], farm.director)).answers).toMatchObject([
      { state: 'waiting', code: 'not-found' },
    ]);
    expect((await sync(one, [first])).answers).toMatchObject([{ state: 'stored' }]);
    expect((await sync(other, [dried], farm.director)).answers).toMatchObject([
      { state: 'waiting', code: 'not-enough-in-batch', isKnown: true },
    ]);
    await sync(one, [plucked]);
    expect(await itemOf(dried)).toMatchObject({ state: 'stored', code: null });
    expect((await tasksOf(batch)).map(task => task.kind)).toEqual(['pluck', 'dry']);
  });

  it('also for what is recorded at the desk', async () => {
    const device = await aDevice();
    const batch = await batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId });
    device.elapsed += 2 * HOUR;
    const dried = device.record(dry(batch.id, 5_000, 1_000));
    market.clock.moveBy(3 * HOUR);
    await sync(device, [dried]);
    expect((await itemOf(dried))?.state).toBe('waiting');
    const happenedAt = new Date(market.clock.now().getTime() - 2 * HOUR);
    await batches.recordTask(farm.clerk, batch.id, { kind: 'pluck', happenedAt, siteId: farm.plotId, output: 5_000n });
    await recorder.settleBatch(batch.id);
    expect((await itemOf(dried))?.state).toBe('stored');
  });

  it('refuses with the reason what cannot become right, and goes on with the rest', async () => {
    const device = await aDevice();
    const first = device.record(start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const items = [
      first,
      device.record(pluck(batch, 10_000)),
      device.record(dry(batch, 1_000, 2_000)),
      device.record(pluck(batch, 0)),
      device.record({ ...pluck(batch, 100), kind: 'mill' }),
      device.record({ ...pluck(batch, 100), site: newId() }),
      device.record(pluck(batch, 7_000)),
    ];
    const { answers } = await sync(device, items);
    expect(answers.map(answer => answer.code ?? answer.state)).toEqual([
      'stored',
      'stored',
      'yield-too-high',
      'amount-needed',
      'not-in-the-recipe',
      'no-such-site',
      'stored',
    ]);
    expect(await tasksOf(batch)).toHaveLength(2);
  });

  it('gives back what still waits, and not what stands in the book', async () => {
    const device = await aDevice();
    const first = device.record(start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const plucked = device.record(pluck(batch, 1_000));
    const tooMuch = device.record(dry(batch, 50_000, 9_000));
    await sync(device, [first, plucked, tooMuch]);
    const back = device.record({ what: 'withdraw', item: tooMuch.id });
    const late = device.record({ what: 'withdraw', item: plucked.id });
    const { answers } = await sync(device, [back, late]);
    expect(answers).toMatchObject([{ state: 'stored' }, { state: 'refused', code: 'too-late-to-withdraw' }]);
    expect((await itemOf(tooMuch))?.state).toBe('withdrawn');
    await sync(device, [device.record(pluck(batch, 90_000))]);
    expect((await tasksOf(batch)).map(task => task.kind)).toEqual(['pluck', 'pluck']);
  });

  it('flags an item that was dropped, until it comes', async () => {
    const device = await aDevice();
    const first = device.record(start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const [dropped, next] = [device.record(pluck(batch, 1_000)), device.record(pluck(batch, 2_000))];
    const { answers } = await sync(device, [first, next]);
    expect(answers.map(answer => answer.flags)).toEqual([[], ['gap']]);
    expect((await sync(device, [dropped])).answers[0]?.flags).toEqual([]);
    expect((await sync(device, [device.record(pluck(batch, 3_000))])).answers[0]?.flags).toEqual([]);
  });

  it('flags a chain that forks: two items in one place, or one that follows what was never sent', async () => {
    const device = await aDevice();
    const first = device.record(start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const before = device.head;
    const second = device.record(pluck(batch, 1_000));
    device.head = before;
    const twin = device.record(pluck(batch, 2_000));
    const { answers } = await sync(device, [first, second, twin]);
    expect(answers.map(answer => answer.flags)).toEqual([[], [], ['fork']]);
    device.head = { seq: 2, hash: 'ab'.repeat(32) };
    expect((await sync(device, [device.record(pluck(batch, 3_000))])).answers[0]?.flags).toEqual(['fork']);
    expect(await tasksOf(batch)).toHaveLength(3);
  });

  it('keeps nothing that the device did not sign', async () => {
    const [device, other] = [await aDevice(), await aDevice(farm.director)];
    const item = device.record(start(`241126-${device.letters}01`));
    const forged = { ...item, body: item.body.replace('"seq":1', '"seq":2') };
    const borrowed = { ...item, body: item.body, signature: other.sign(item.body) };
    const alien = other.record(start('241126-B09'));
    const nonsense = { id: '', body: '{}', signature: device.sign('{}') };
    const { answers } = await sync(device, [forged, borrowed, alien, nonsense, { ...item, signature: 'zz' }]);
    expect(answers.map(answer => [answer.state, answer.code])).toEqual([
      ['refused', 'signature-wrong'],
      ['refused', 'signature-wrong'],
      ['refused', 'signature-wrong'],
      ['refused', 'item-unreadable'],
      ['refused', 'signature-wrong'],
    ]);
    expect(await itemOf(item)).toBeUndefined();
  });

  it('takes another item under an id that is taken for what it is', async () => {
    const device = await aDevice();
    const item = device.record(start(`241126-${device.letters}01`));
    const same = device.record(start(`241126-${device.letters}02`), { id: item.id });
    const { answers } = await sync(device, [item, same]);
    expect(answers.map(answer => answer.code ?? answer.state)).toEqual(['stored', 'item-id-taken']);
  });

  it.each([
    ['five minutes ahead', 5 * 60_000, 5 * 60_000, []],
    ['three hours ahead', 3 * HOUR, 0, ['clock']],
    ['a year behind', -365 * 24 * HOUR, 0, ['clock']],
  ])('knows the time although the clock is %s', async (_what, skew, off, flags) => {
    const device = await aDevice();
    const told = market.clock.now().getTime();
    Object.assign(device, { skew, elapsed: HOUR, away: 2 * HOUR });
    const item = device.record(start(`241126-${device.letters}01`));
    market.clock.moveBy(12 * HOUR);
    expect((await sync(device, [item])).answers[0]?.flags).toEqual(flags);
    expect((await itemOf(item))?.recorded_at).toEqual(new Date(told + 3 * HOUR + off));
  });

  it('does not believe a device that counts from a time we never told it', async () => {
    const device = await aDevice();
    device.tell(new Date(market.clock.now().getTime() - 100 * HOUR));
    const item = device.record(start(`241126-${device.letters}01`));
    expect((await sync(device, [item])).answers[0]?.flags).toEqual(['clock']);
  });

  it('gives a batch another lot when somebody took the one on the sack', async () => {
    const device = await aDevice();
    const lot = `241126-${device.letters}01`;
    await batches.start(farm.clerk, farm.cooperativeId, { productId: farm.productId, lot });
    const { answers } = await sync(device, [device.record(start(lot))]);
    expect(answers).toMatchObject([{ state: 'stored', flags: ['lot-changed'] }]);
    expect(answers[0]?.lot).not.toBe(lot);
  });

  describe('devices', () => {
    it('get letters of their own, also when several register at once, and the same again when asked twice', async () => {
      const made = await Promise.all(Array.from({ length: 4 }, () => aDevice()));
      expect(made.map(device => device.letters).sort()).toEqual(['A', 'B', 'C', 'D']);
      const [device] = made;
      const again = await devices.register(farm.clerk, farm.cooperativeId, {
        publicKey: device?.publicKey ?? Buffer.alloc(0),
        proof: device?.proof(farm.slug) ?? Buffer.alloc(0),
        name: 'Máy khác',
      });
      expect(again.letters).toBe(device?.letters);
    });

    it('register only with the secret half of their key, and for one person', async () => {
      const device = await aDevice();
      const { publicKey } = device;
      const register = (who: typeof farm.clerk, proof: Buffer) =>
        devices.register(who, farm.cooperativeId, { publicKey, proof, name: 'Máy' });
      await expect(register(farm.clerk, new FieldDevice().proof(farm.slug))).rejects.toMatchObject({
        code: 'key-not-owned',
      });
      await expect(register(farm.director, device.proof(farm.slug))).rejects.toMatchObject({
        code: 'other-persons-device',
      });
      await expect(sync(device, [], farm.director)).rejects.toMatchObject({ code: 'other-persons-device' });
    });

    it('are the co-op’s own', async () => {
      const device = await aDevice();
      const other = await aFarm(market);
      await expect(recorder.sync(farm.clerk, other.cooperativeId, device.publicKey, [])).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(recorder.sync(other.clerk, other.cooperativeId, device.publicKey, [])).rejects.toMatchObject({
        code: 'device-unknown',
      });
    });

    it('send nothing more once they are revoked, which is the director’s to do', async () => {
      const device = await aDevice();
      const [row] = await market.ask<{ id: string }>('SELECT id FROM recorder_device WHERE public_key = $1', [
        device.publicKey,
      ]);
      const revoke = (who: typeof farm.clerk) => devices.revoke(who, farm.cooperativeId, row?.id ?? '');
      await expect(revoke(farm.clerk)).rejects.toMatchObject({ code: 'other-role-needed' });
      await revoke(farm.director);
      await revoke(farm.director);
      await expect(sync(device, [])).rejects.toMatchObject({ code: 'device-revoked' });
      await expect(devices.rename(farm.clerk, farm.cooperativeId, newId(), 'x')).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('photos and voice notes', () => {
    const photo = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('a photo of the sack')]);

    it('come after the item that names them, and are kept once', async () => {
      const device = await aDevice();
      const first = device.record(start(`241126-${device.letters}01`));
      const named = device.record(pluck(rowIdOf(first.id), 500, { enclosed: [sha256(photo).toString('hex')] }));
      await expect(enclosures.keep(farm.clerk, farm.cooperativeId, photo)).rejects.toMatchObject({
        code: 'not-enclosed',
      });
      await sync(device, [first, named]);
      const keep = () => enclosures.keep(farm.clerk, farm.cooperativeId, photo);
      await Promise.all([keep(), keep()]);
      expect(
        await market.ask('SELECT media_type FROM recorder_enclosure WHERE cooperative_id = $1', [farm.cooperativeId]),
      ).toEqual([{ media_type: 'image/jpeg' }]);
    });
  });
});
