import { withFarms, type Field, type RecorderVerbs } from '../../../test/support/builders/field.js';
import { aFarm, anActor, type Farm } from '../../../test/support/builders/traceability.js';
import type { TestDatabase } from '../../../test/support/database.js';
import { FieldDevice } from '../../../test/support/device.js';
import sharp from 'sharp';
import { newId } from '#platform/ids';
import { sha256 } from './device-key.js';
import { rowIdOf } from './ulid.js';

describe('phones and what they enclose', () => {
  let market: TestDatabase;
  let verbs: RecorderVerbs;
  let farm: Farm;
  let field: Field;

  withFarms(opened => ({ market, verbs, farm, field } = opened));

  describe('devices', () => {
    it('get letters of their own, also when several register at once, and the same again when asked twice', async () => {
      const made = await Promise.all(Array.from({ length: 4 }, () => field.aDevice()));
      expect(made.map(device => device.letters).sort()).toEqual(['A', 'B', 'C', 'D']);
      const [device] = made;
      if (!device) throw new Error('no device');
      expect((await field.registered(device, farm.clerk)).letters).toBe(device.letters);
    });

    it('register only with the secret half of their key, and for one person', async () => {
      const device = await field.aDevice();
      const { publicKey } = device;
      const register = (who: typeof farm.clerk, proof: Buffer) =>
        verbs.devices.register(who, farm.cooperativeId, { publicKey, proof, name: 'Máy' });
      await expect(register(farm.clerk, new FieldDevice().proof(farm.slug))).rejects.toMatchObject({
        code: 'key-not-owned',
      });
      await expect(register(farm.director, device.proof(farm.slug))).rejects.toMatchObject({
        code: 'other-persons-device',
      });
      await expect(field.sync(device, [], farm.director)).rejects.toMatchObject({ code: 'other-persons-device' });
    });

    it('are the co-op’s own', async () => {
      const device = await field.aDevice();
      const other = await aFarm(market);
      await expect(verbs.recorder.sync(farm.clerk, other.cooperativeId, device.publicKey, [])).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(verbs.recorder.sync(other.clerk, other.cooperativeId, device.publicKey, [])).rejects.toMatchObject({
        code: 'device-unknown',
      });
    });

    it('send nothing more once they are revoked, which is the director’s to do', async () => {
      const device = await field.aDevice();
      const [row] = await market.ask<{ id: string }>('SELECT id FROM recorder_device WHERE public_key = $1', [
        device.publicKey,
      ]);
      const revoke = (who: typeof farm.clerk) => verbs.devices.revoke(who, farm.cooperativeId, row?.id ?? '');
      await expect(revoke(farm.clerk)).rejects.toMatchObject({ code: 'other-role-needed' });
      const first = device.record(field.start(`241126-${device.letters}01`));
      await field.sync(device, [first]);
      await revoke(farm.director);
      await revoke(farm.director);
      const late = device.record(field.pluck(rowIdOf(first.id), 500));
      expect(await field.sync(device, [first, late])).toMatchObject({
        isRevoked: true,
        answers: [
          { id: first.id, state: 'stored', isKnown: true },
          { id: late.id, state: 'refused', code: 'device-revoked' },
        ],
      });
      expect(await field.tasksOf(rowIdOf(first.id))).toEqual([]);
      await expect(field.registered(device, farm.clerk)).rejects.toMatchObject({ code: 'device-revoked' });
      await expect(verbs.devices.rename(farm.clerk, farm.cooperativeId, newId(), 'x')).rejects.toMatchObject({
        code: 'not-found',
      });
    });
  });

  describe('photos and voice notes', () => {
    let photo: Buffer;
    beforeAll(async () => {
      const sack = { create: { width: 64, height: 48, channels: 3 as const, background: '#8a6' } };
      const where = { IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '22/1 23/1 0/1' } };
      photo = await sharp(sack).withExif(where).jpeg().toBuffer();
    });

    it('come after the item that names them, and are kept once', async () => {
      const device = await field.aDevice();
      const first = device.record(field.start(`241126-${device.letters}01`));
      const named = device.record(field.pluck(rowIdOf(first.id), 500, { enclosed: [sha256(photo).toString('hex')] }));
      await expect(verbs.enclosures.keep(farm.clerk, farm.cooperativeId, photo)).rejects.toMatchObject({
        code: 'not-enclosed',
      });
      await field.sync(device, [first, named]);
      const keep = () => verbs.enclosures.keep(farm.clerk, farm.cooperativeId, photo);
      await Promise.all([keep(), keep()]);
      expect(
        await market.ask('SELECT media_type FROM recorder_enclosure WHERE cooperative_id = $1', [farm.cooperativeId]),
      ).toEqual([{ media_type: 'image/jpeg' }]);
    });

    it('are shown to the co-op and the department alone, upright and without what the camera wrote', async () => {
      const device = await field.aDevice();
      const first = device.record(field.start(`241126-${device.letters}01`));
      const hash = sha256(photo).toString('hex');
      await field.sync(device, [first, device.record(field.pluck(rowIdOf(first.id), 500, { enclosed: [hash] }))]);
      await verbs.enclosures.keep(farm.clerk, farm.cooperativeId, photo);
      const officer = await anActor(market, { offices: ['officer'] });
      for (const who of [farm.packer, farm.director, officer]) {
        const { type, bytes } = await verbs.enclosures.show(who, farm.cooperativeId, hash);
        expect(type).toBe('image/webp');
        expect(await sharp(bytes).metadata()).toMatchObject({ format: 'webp', width: 64, height: 48 });
        expect((await sharp(bytes).metadata()).exif).toBeUndefined();
      }
      expect((await sharp(photo).metadata()).exif).toBeDefined();
      const other = await aFarm(market);
      await expect(verbs.enclosures.show(other.clerk, farm.cooperativeId, hash)).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(verbs.enclosures.show(farm.clerk, farm.cooperativeId, 'nonsense')).rejects.toMatchObject({
        code: 'not-found',
      });
      await expect(verbs.enclosures.show(other.clerk, other.cooperativeId, hash)).rejects.toMatchObject({
        code: 'not-found',
      });
    });

    it('are refused when they only begin like a picture', async () => {
      const fake = Buffer.concat([Buffer.from('ffd8ffe0', 'hex'), Buffer.from('no picture at all')]);
      const device = await field.aDevice();
      const first = device.record(field.start(`241126-${device.letters}01`));
      const enclosed = [sha256(fake).toString('hex')];
      await field.sync(device, [first, device.record(field.pluck(rowIdOf(first.id), 500, { enclosed }))]);
      await expect(verbs.enclosures.keep(farm.clerk, farm.cooperativeId, fake)).rejects.toMatchObject({
        code: 'enclosure-unreadable',
      });
    });
  });
});
