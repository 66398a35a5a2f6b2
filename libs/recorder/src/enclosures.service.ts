import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { sha256 } from './device-key.js';
import { typeOfEnclosure } from './enclosure-rules.js';
import { inspectedInFile } from './inspections.query.js';
import { enclosureByHash, insertEnclosure, isEnclosed } from './items.query.js';
import { EnclosureUnreadable, NotEnclosed } from './refusals.js';
import { shownPhoto } from './shown-photo.js';

/** A file as it may be shown. */
export interface ShownEnclosure {
  type: string;
  bytes: Buffer;
}

/** Photos and voice notes: they come after the items that name them, and are known by their content. */
@Injectable()
export class Enclosures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a file that some item of the co-op names; sent twice, kept once. Throws EnclosureUnreadable, NotEnclosed. */
  async keep(actor: Actor, cooperativeId: string, bytes: Buffer): Promise<{ hash: string }> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    const hash = sha256(bytes);
    const isNamed = (await this.db.write(isEnclosed, [cooperativeId, hash])).length > 0;
    return this.insert(isNamed ? [cooperativeId] : [], hash, bytes);
  }

  /** The same of an officer, for the co-ops at which checks name the file. */
  async keepOfficers(actor: Actor, bytes: Buffer): Promise<{ hash: string }> {
    requireOffice(actor, 'officer');
    const hash = sha256(bytes);
    const at = await this.db.write(inspectedInFile, [hash, actor.personId]);
    return this.insert(
      at.map(one => one.cooperativeId),
      hash,
      bytes,
    );
  }

  private async insert(cooperativeIds: readonly string[], hash: Buffer, bytes: Buffer): Promise<{ hash: string }> {
    const mediaType = typeOfEnclosure(bytes);
    if (!mediaType) throw new EnclosureUnreadable();
    if (cooperativeIds.length === 0) throw new NotEnclosed();
    if (mediaType === 'image/jpeg') await shownPhoto(bytes);
    for (const id of cooperativeIds)
      await this.db.write(insertEnclosure, [id, hash, mediaType, bytes, this.clock.now()]);
    return { hash: hash.toString('hex') };
  }

  /**
   * For the people of the co-op and the officers of the department, and nobody else: nothing of this is published. Photos are encoded
   * anew, a voice note is as it was sent. `hash`: hex. Throws HiddenFromActor.
   */
  async show(actor: Actor, cooperativeId: string, hash: string): Promise<ShownEnclosure> {
    if (!actor.offices.includes('officer')) requireSeat(actor, cooperativeId, 'clerk', 'packer', 'director');
    const [kept] = /^[0-9a-f]{64}$/.test(hash)
      ? await this.db.read(enclosureByHash, [cooperativeId, Buffer.from(hash, 'hex')])
      : [];
    if (!kept) throw new HiddenFromActor();
    if (kept.mediaType !== 'image/jpeg') return { type: kept.mediaType, bytes: kept.bytes };
    return { type: 'image/webp', bytes: await shownPhoto(kept.bytes) };
  }
}
