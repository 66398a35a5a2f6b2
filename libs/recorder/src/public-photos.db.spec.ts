import sharp from 'sharp';
import { Field, HOUR, recorderOn, type RecorderVerbs } from '../../../test/support/builders/field.js';
import { aFarm, anActor } from '../../../test/support/builders/traceability.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { newId } from '#platform/ids';
import { sha256 } from './device-key.js';
import type { PhotoOfTask } from './public-photos.service.js';
import { rowIdOf } from './ulid.js';

describe('a photo of the work that a co-op shows to everybody', () => {
  let market: TestDatabase;
  let verbs: RecorderVerbs;
  let field: Field;
  let photo: PhotoOfTask;

  beforeAll(async () => {
    market = await testDatabase();
    verbs = recorderOn(market);
  });
  beforeEach(async () => {
    market.clock.moveBy(10 * HOUR);
    field = new Field(market, verbs, await aFarm(market));
    photo = await aPhoto();
  });
  afterAll(() => market.drop());

  /** Of a plucking, by a camera that writes down where it was. */
  async function aPhoto(): Promise<PhotoOfTask> {
    const bytes = await sharp({ create: { width: 1200, height: 900, channels: 3, background: '#8a6' } })
      .withExif({ IFD0: { Make: 'Máy ảnh' }, IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 23/1 0/1' } })
      .jpeg()
      .toBuffer();
    const device = await field.aDevice();
    const first = device.record(field.start(`241126-${device.letters}01`));
    const hash = sha256(bytes).toString('hex');
    const plucked = device.record(field.pluck(rowIdOf(first.id), 500, { enclosed: [hash] }));
    await field.sync(device, [first, plucked]);
    await verbs.enclosures.keep(field.farm.clerk, field.farm.cooperativeId, bytes);
    return { taskId: rowIdOf(plucked.id), hash };
  }
  const publish = (who = field.farm.director) => verbs.photos.publish(who, field.farm.cooperativeId, photo);
  const hide = (who = field.farm.clerk) => verbs.photos.hide(who, field.farm.cooperativeId, photo);
  const rows = () =>
    market.ask<{ id: string; bytes: Buffer | null }>('SELECT id, bytes FROM recorder_public_photo WHERE item_id = $1', [
      photo.taskId,
    ]);
  const publicId = async (): Promise<string> => (await rows())[0]?.id ?? '';

  it('is public only once somebody of the co-op says so, and then without place or camera', async () => {
    expect(await rows()).toEqual([]);
    await Promise.all([publish(), publish(field.farm.clerk)]);
    expect(await rows()).toHaveLength(1);
    const shown = await verbs.photos.show(await publicId());
    expect(await sharp(shown).metadata()).toMatchObject({ format: 'webp', width: 960, height: 720 });
    const { exif, xmp, iptc } = await sharp(shown).metadata();
    expect([exif, xmp, iptc]).toEqual([undefined, undefined, undefined]);
    expect(shown.includes('Máy ảnh')).toBe(false);
  });

  it('is gone when the co-op thinks better of it, and can be shown again', async () => {
    await publish();
    await hide();
    await expect(verbs.photos.show(await publicId())).rejects.toMatchObject({ code: 'not-found' });
    expect((await rows()).map(row => row.bytes)).toEqual([null]);
    await publish();
    expect((await verbs.photos.show(await publicId())).length).toBeGreaterThan(100);
  });

  it('is taken down by an officer for good, with a reason', async () => {
    await publish();
    const officer = await anActor(market, { offices: ['officer'] });
    const id = await publicId();
    await expect(verbs.photos.takeDown(field.farm.director, id, 'x')).rejects.toMatchObject({ code: 'not-found' });
    await expect(verbs.photos.takeDown(officer, id, ' ')).rejects.toMatchObject({ code: 'takedown-reason-needed' });
    await verbs.photos.takeDown(officer, id, 'Thấy mặt trẻ em');
    await expect(verbs.photos.show(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(publish()).rejects.toMatchObject({ code: 'photo-taken-down' });
    await expect(verbs.photos.takeDown(officer, newId(), 'x')).rejects.toMatchObject({ code: 'not-found' });
  });

  it('stays down when the co-op publishes it at the same moment', async () => {
    await publish();
    const officer = await anActor(market, { offices: ['officer'] });
    const id = await publicId();
    await Promise.allSettled([publish(), verbs.photos.takeDown(officer, id, 'Ảnh của người khác'), publish()]);
    await expect(verbs.photos.show(id)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('goes with its task when that is declared wrong', async () => {
    await publish();
    const id = await publicId();
    await verbs.corrections.correct(field.farm.clerk, photo.taskId, { note: 'nhầm lô' });
    await expect(verbs.photos.show(id)).rejects.toMatchObject({ code: 'not-found' });
    await expect(publish()).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is the co-op’s own', async () => {
    const other = await aFarm(market);
    await expect(verbs.photos.publish(other.director, other.cooperativeId, photo)).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(publish(field.farm.packer)).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(publish(other.director)).rejects.toMatchObject({ code: 'not-found' });
    expect(await rows()).toEqual([]);
  });
});
