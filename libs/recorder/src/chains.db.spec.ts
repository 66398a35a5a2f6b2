import { HOUR, withFarms, type Field } from '../../../test/support/builders/field.js';
import type { Farm } from '../../../test/support/builders/traceability.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { rowIdOf } from './ulid.js';

describe('the chain and the clock of a phone', () => {
  let market: TestDatabase;
  let farm: Farm;
  let field: Field;

  withFarms(opened => ({ market, farm, field } = opened));

  it('flags an item that was dropped, until it comes', async () => {
    const device = await field.aDevice();
    const first = device.record(field.start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const [dropped, next] = [device.record(field.pluck(batch, 1_000)), device.record(field.pluck(batch, 2_000))];
    const { answers } = await field.sync(device, [first, next]);
    expect(answers.map(answer => answer.flags)).toEqual([[], ['gap']]);
    expect((await field.sync(device, [dropped])).answers[0]?.flags).toEqual([]);
    expect((await field.sync(device, [device.record(field.pluck(batch, 3_000))])).answers[0]?.flags).toEqual([]);
  });

  it('flags a chain that forks: two items in one place, or one that follows what was never sent', async () => {
    const device = await field.aDevice();
    const first = device.record(field.start(`241126-${device.letters}01`));
    const batch = rowIdOf(first.id);
    const before = device.head;
    const second = device.record(field.pluck(batch, 1_000));
    device.head = before;
    const twin = device.record(field.pluck(batch, 2_000));
    const { answers } = await field.sync(device, [first, second, twin]);
    expect(answers.map(answer => answer.flags)).toEqual([[], [], ['fork']]);
    device.head = { seq: 2, hash: 'ab'.repeat(32) };
    expect((await field.sync(device, [device.record(field.pluck(batch, 3_000))])).answers[0]?.flags).toEqual(['fork']);
    expect(await field.tasksOf(batch)).toHaveLength(3);
  });

  it('keeps nothing that the device did not sign', async () => {
    const [device, other] = [await field.aDevice(), await field.aDevice(farm.director)];
    const item = device.record(field.start(`241126-${device.letters}01`));
    const forged = { ...item, body: item.body.replace('"seq":1', '"seq":2') };
    const borrowed = { ...item, body: item.body, signature: other.sign(item.body) };
    const alien = other.record(field.start('241126-B09'));
    const nonsense = { id: '', body: '{}', signature: device.sign('{}') };
    const { answers } = await field.sync(device, [forged, borrowed, alien, nonsense, { ...item, signature: 'zz' }]);
    expect(answers.map(answer => [answer.state, answer.code])).toEqual([
      ['refused', 'signature-wrong'],
      ['refused', 'signature-wrong'],
      ['refused', 'signature-wrong'],
      ['refused', 'item-unreadable'],
      ['refused', 'signature-wrong'],
    ]);
    expect(await field.itemOf(item)).toBeUndefined();
  });

  it('takes another item under an id that is taken for what it is', async () => {
    const device = await field.aDevice();
    const item = device.record(field.start(`241126-${device.letters}01`));
    const same = device.record(field.start(`241126-${device.letters}02`), { id: item.id });
    const { answers } = await field.sync(device, [item, same]);
    expect(answers.map(answer => answer.code ?? answer.state)).toEqual(['stored', 'item-id-taken']);
  });

  it.each([
    ['five minutes ahead', 5 * 60_000, 5 * 60_000, []],
    ['three hours ahead', 3 * HOUR, 0, ['clock']],
    ['a year behind', -365 * 24 * HOUR, 0, ['clock']],
  ])('knows the time although the clock is %s', async (_what, skew, off, flags) => {
    const device = await field.aDevice();
    const told = market.clock.now().getTime();
    Object.assign(device, { skew, elapsed: HOUR, away: 2 * HOUR });
    const item = device.record(field.start(`241126-${device.letters}01`));
    market.clock.moveBy(12 * HOUR);
    expect((await field.sync(device, [item])).answers[0]?.flags).toEqual(flags);
    expect((await field.itemOf(item))?.recorded_at).toEqual(new Date(told + 3 * HOUR + off));
  });

  it('does not believe a device that counts from a time we never told it', async () => {
    const device = await field.aDevice();
    device.tell(new Date(market.clock.now().getTime() - 100 * HOUR));
    const item = device.record(field.start(`241126-${device.letters}01`));
    expect((await field.sync(device, [item])).answers[0]?.flags).toEqual(['clock']);
  });
});
