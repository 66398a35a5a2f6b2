import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken } from '#platform/database';
import { newId } from '#platform/ids';
import { isOwnerOf } from './device-key.js';
import {
  countDevices,
  deviceByKey,
  insertDevice,
  noteSync,
  renameDevice,
  revokeDevice,
  type DeviceRow,
} from './devices.query.js';
import { lettersOf } from './letters.js';
import { ownerOf } from './owner.js';
import { DeviceNameNeeded, DeviceRevoked, KeyNotOwned, OtherPersonsDevice } from './refusals.js';

export interface NewDevice {
  /** Ed25519, 32 bytes. */
  publicKey: Buffer;
  /** The device's signature over the co-op's slug, or `department`: it has the secret half. */
  proof: Buffer;
  name: string;
}

export interface Registered {
  id: string;
  /** Of its own block of lots. */
  letters: string;
  /** The first moment the device may count from. */
  now: Date;
}

const LONGEST_NAME = 60;

/** The phones that may record without a network: of co-ops, and (null) of the department. */
@Injectable()
export class Devices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Also for a device that is registered already: it is told the same again. Throws KeyNotOwned, OtherPersonsDevice, DeviceRevoked. */
  async register(actor: Actor, cooperativeId: string | null, device: NewDevice): Promise<Registered> {
    const slug = ownerOf(actor, cooperativeId);
    if (device.publicKey.length !== 32 || !isOwnerOf(device.publicKey, slug, device.proof)) throw new KeyNotOwned();
    const found = (await this.find(device)) ?? (await this.insert(actor, cooperativeId, device));
    if (found.personId !== actor.personId || found.cooperativeId !== cooperativeId) throw new OtherPersonsDevice();
    if (found.revokedAt) throw new DeviceRevoked();
    const now = this.clock.now();
    await this.db.write(noteSync, [found.id, now]);
    return { id: found.id, letters: found.letters, now };
  }

  async rename(actor: Actor, cooperativeId: string, id: string, name: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    const short = name.trim().slice(0, LONGEST_NAME);
    if (short === '') throw new DeviceNameNeeded();
    const renamed = await this.db.write(renameDevice, [id, cooperativeId, short]);
    if (renamed.length === 0) throw new HiddenFromActor();
  }

  /** For good: a lost phone's key is worth nothing from now on. What it sent before stays. A phone of the department any officer revokes. */
  async revoke(actor: Actor, cooperativeId: string | null, id: string): Promise<void> {
    if (cooperativeId === null) requireOffice(actor, 'officer');
    else requireSeat(actor, cooperativeId, 'director');
    const revoked = await this.db.write(revokeDevice, [id, cooperativeId, actor.personId, this.clock.now()]);
    if (revoked.length === 0) throw new HiddenFromActor();
  }

  private async find({ publicKey }: NewDevice): Promise<DeviceRow | undefined> {
    return (await this.db.write(deviceByKey, [publicKey]))[0];
  }

  /** Letters are counted; two that register at the same moment ask for the same ones, and the second asks again. */
  private async insert(actor: Actor, cooperativeId: string | null, device: NewDevice): Promise<DeviceRow> {
    const [counted] = await this.db.write(countDevices, [cooperativeId]);
    const letters = lettersOf(counted?.devices ?? 0);
    const name = device.name.trim().slice(0, LONGEST_NAME) || letters;
    const { personId } = actor;
    try {
      await this.db.write(insertDevice, [
        newId(),
        cooperativeId,
        personId,
        device.publicKey,
        name,
        letters,
        this.clock.now(),
      ]);
    } catch (error) {
      if (isTaken(error, 'recorder_device_letters')) return this.insert(actor, cooperativeId, device);
      throw error;
    }
    const row = await this.find(device);
    if (!row) throw new Error('a device that was just registered is not there');
    return row;
  }
}
