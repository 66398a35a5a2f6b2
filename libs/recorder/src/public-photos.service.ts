import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import * as sql from './public-photos.query.js';
import { PhotoTakenDown, TakedownReasonNeeded } from './refusals.js';
import { shownPhoto } from './shown-photo.js';

/** Pixels: wide enough for a phone held sideways. */
const WIDEST = 960;
const LONGEST_REASON = 300;

/** One photo from the field: of a task of the co-op, by its hash in hex. */
export interface PhotoOfTask {
  taskId: string;
  hash: string;
}

/** Which photos of the work everybody may see who scans the goods: the co-op says so of each, and the department may say no. */
@Injectable()
export class PublicPhotos {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Encoded anew, so that neither place nor camera is told. Done again, it changes nothing. Throws PhotoTakenDown, HiddenFromActor. */
  async publish(actor: Actor, cooperativeId: string, photo: PhotoOfTask): Promise<{ batchId: string }> {
    const { position, bytes, batchId, isTakenDown } = await this.find(actor, cooperativeId, photo);
    if (isTakenDown) throw new PhotoTakenDown();
    const shown = await shownPhoto(bytes, WIDEST);
    const [row] = await this.db.write(sql.publishPhoto, [
      newId(),
      photo.taskId,
      position,
      cooperativeId,
      shown,
      actor.personId,
      this.clock.now(),
    ]);
    if (!row) throw new PhotoTakenDown();
    return { batchId };
  }

  /** Our file of it goes. Throws HiddenFromActor. */
  async hide(actor: Actor, cooperativeId: string, photo: PhotoOfTask): Promise<{ batchId: string }> {
    const { position, batchId } = await this.find(actor, cooperativeId, photo);
    await this.db.write(sql.hidePhoto, [photo.taskId, position, cooperativeId]);
    return { batchId };
  }

  /** By an officer, for good: the co-op cannot publish it again. Throws TakedownReasonNeeded, HiddenFromActor. */
  async takeDown(actor: Actor, id: string, reason: string): Promise<{ batchId: string }> {
    requireOffice(actor, 'officer');
    const said = reason.trim().slice(0, LONGEST_REASON);
    if (said === '') throw new TakedownReasonNeeded();
    const [taken] = await this.db.write(sql.takeDownPhoto, [id, actor.personId, said, this.clock.now()]);
    if (!taken) throw new HiddenFromActor();
    return taken;
  }

  /** For everybody. Throws HiddenFromActor. */
  async show(id: string): Promise<Buffer> {
    const [photo] = await this.db.read(sql.publicPhoto, [id]);
    if (!photo) throw new HiddenFromActor();
    return photo.bytes;
  }

  private async find(actor: Actor, cooperativeId: string, { taskId, hash }: PhotoOfTask) {
    requireSeat(actor, cooperativeId, 'clerk', 'director');
    const isHash = /^[0-9a-f]{64}$/.test(hash);
    const [photo] = isHash
      ? await this.db.read(sql.photoOfTask, [cooperativeId, taskId, Buffer.from(hash, 'hex')])
      : [];
    if (!photo) throw new HiddenFromActor();
    return photo;
  }
}
