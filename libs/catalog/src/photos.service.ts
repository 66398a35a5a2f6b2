import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import {
  countPhotos,
  deletePhoto,
  describePhoto,
  insertPhoto,
  insertPhotoFile,
  lockProduct,
  movePhotoUp,
} from './photos.query.js';
import { encodePicture, type Picture } from './picture.js';
import { ownerOf } from './products.query.js';
import { PhotosFull } from './refusals.js';

export const MOST_PHOTOS = 8;

/** What is to be seen on a photo, for those who do not see it. */
export interface PhotoText {
  altVi: string;
  altEn: string;
}

@Injectable()
export class Photos {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws NotAPicture, PictureTooLarge, PhotosFull. */
  async add(actor: Actor, productId: string, bytes: Buffer, text: PhotoText): Promise<{ id: string }> {
    await this.requireClerk(actor, productId);
    this.requireRoom((await this.db.read(countPhotos, [productId]))[0]);
    // Half a second of work: before the transaction, so that no lock waits for it.
    const picture = await encodePicture(bytes);
    return this.db.transaction(async tx => {
      await this.db.run(tx, lockProduct, [productId]);
      this.requireRoom((await this.db.run(tx, countPhotos, [productId]))[0]);
      return this.insert(tx, productId, picture, text);
    });
  }

  /** Removing what is already gone changes nothing. */
  async remove(actor: Actor, productId: string, photoId: string): Promise<void> {
    await this.requireClerk(actor, productId);
    await this.db.write(deletePhoto, [productId, photoId]);
  }

  /** One place nearer to the front; the first one stands for the product. */
  async moveUp(actor: Actor, productId: string, photoId: string): Promise<void> {
    await this.requireClerk(actor, productId);
    await this.db.transaction(async tx => {
      await this.db.run(tx, lockProduct, [productId]);
      await this.db.run(tx, movePhotoUp, [productId, photoId]);
    });
  }

  async describe(actor: Actor, productId: string, photoId: string, { altVi, altEn }: PhotoText): Promise<void> {
    await this.requireClerk(actor, productId);
    await this.db.write(describePhoto, [productId, photoId, altVi, altEn]);
  }

  private async insert(
    tx: Tx,
    productId: string,
    picture: Picture,
    { altVi, altEn }: PhotoText,
  ): Promise<{ id: string }> {
    const id = newId();
    await this.db.run(tx, insertPhoto, [
      id,
      productId,
      altVi,
      altEn,
      picture.width,
      picture.height,
      this.clock.now(),
      picture.placeholder,
    ]);
    for (const file of picture.files) await this.db.run(tx, insertPhotoFile, [id, file.width, file.format, file.bytes]);
    return { id };
  }

  private requireRoom(row: { count: number } | undefined): void {
    if ((row?.count ?? 0) >= MOST_PHOTOS) throw new PhotosFull(MOST_PHOTOS);
  }

  private async requireClerk(actor: Actor, productId: string): Promise<void> {
    const [owner] = await this.db.read(ownerOf, [productId]);
    if (!owner) throw new HiddenFromActor();
    requireSeat(actor, owner.cooperativeId, 'clerk');
  }
}
