import { Injectable } from '@nestjs/common';
import { encodePicture, type Picture } from '#libs/catalog';
import { HiddenFromActor, type Actor } from '#libs/identity';
import { Clock, dayOf } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { NotYetReceived, OwnGoodsReviewed, ReviewGone, ReviewTermOver, TooManyReviewPhotos } from './refusals.js';
import { MOST_REVIEW_PHOTOS, reviewRule } from './review-rules.js';
import {
  closeReports,
  dropPhotos,
  editReview,
  insertPhoto,
  insertPhotoFile,
  insertReview,
  isSeated,
  purchaseOf,
  reviewOfLine,
  toWithdraw,
  withdrawReview,
  type Purchase,
} from './reviews.query.js';

/** A line of an order, by the link with which its buyer follows it. */
export interface BoughtLine {
  followKey: string;
  lineId: string;
}

export interface ReviewInput {
  stars: number;
  text: string;
  /** Empty: the buyer wants no name there. */
  shownName: string;
  /** Pictures as they were sent. They replace those of before; none leaves them. */
  photos: readonly Buffer[];
  /** The photos of before go, and none come. */
  dropPhotos?: boolean;
}

const DAY = 24 * 3_600_000;
const after = (at: Date, days: number): Date => new Date(at.getTime() + days * DAY);

/** What buyers say of the goods that reached them. */
@Injectable()
export class Reviews {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Writes the one review of a line, or changes it while that is allowed; sent twice, it is one.
   * Throws NotYetReceived, ReviewTermOver, OwnGoodsReviewed, ReviewGone, TooManyReviewPhotos; NotAPicture and PictureTooLarge of the catalogue.
   */
  async save(bought: BoughtLine, visitor: Actor | undefined, input: ReviewInput): Promise<void> {
    const purchase = await this.received(bought);
    await this.refuseSeller(purchase, visitor);
    if (input.photos.length > MOST_REVIEW_PHOTOS) throw new TooManyReviewPhotos(MOST_REVIEW_PHOTOS);
    // Half a second of work for each: before the transaction, so that no lock waits for it.
    const pictures: Picture[] = [];
    for (const bytes of input.photos) pictures.push(await encodePicture(bytes));
    await this.db.transaction(async tx => {
      const id = (await this.insert(tx, bought, purchase, input)) ?? (await this.edit(tx, bought.lineId, input));
      if (pictures.length > 0 || input.dropPhotos) await this.db.run(tx, dropPhotos, [[id]]);
      for (const [position, picture] of pictures.entries()) await this.hangUp(tx, id, position, picture);
    });
  }

  /** Takes it back, with all that was written there. Once it is gone, this changes nothing. */
  async withdraw(bought: BoughtLine): Promise<void> {
    await this.received(bought);
    await this.db.transaction(tx => this.forget(tx, bought.lineId, null));
  }

  /** Withdraws what a person wrote: with everything else that is known of a buyer. */
  erase(tx: Tx, personId: string): Promise<number> {
    return this.forget(tx, null, personId);
  }

  private async received({ followKey, lineId }: BoughtLine): Promise<Purchase & { deliveredAt: Date }> {
    const [purchase] = await this.db.write(purchaseOf, [followKey, lineId]);
    if (!purchase) throw new HiddenFromActor();
    if (!purchase.deliveredAt) throw new NotYetReceived();
    return { ...purchase, deliveredAt: purchase.deliveredAt };
  }

  private async refuseSeller({ cooperativeId, personId }: Purchase, visitor: Actor | undefined): Promise<void> {
    const [row] = await this.db.write(isSeated, [cooperativeId, [personId, visitor?.personId ?? null]]);
    if (row?.seated) throw new OwnGoodsReviewed();
  }

  private async insert(
    tx: Tx,
    { lineId }: BoughtLine,
    { productId, personId, deliveredAt }: Purchase & { deliveredAt: Date },
    { stars, text, shownName }: ReviewInput,
  ): Promise<string | undefined> {
    const at = this.clock.now();
    const rule = reviewRule(dayOf(at));
    if (at > after(deliveredAt, rule.writeDays)) return undefined;
    const times = { writtenAt: at, editUntil: after(at, rule.editDays) };
    const row = { id: newId(), lineId, productId, personId, stars, text, shownName, ...times };
    const [made] = await this.db.run(tx, insertReview, [JSON.stringify(row)]);
    if (made) await this.outbox.add(tx, { name: 'review.written', reviewId: made.id });
    return made?.id;
  }

  private async edit(tx: Tx, lineId: string, { stars, text, shownName, photos, ...input }: ReviewInput) {
    const hasOtherPhotos = photos.length > 0 || input.dropPhotos === true;
    const values = [lineId, stars, text, shownName, this.clock.now(), hasOtherPhotos] as const;
    const [edited] = await this.db.run(tx, editReview, [...values]);
    if (edited) return edited.id;
    const [before] = await this.db.run(tx, reviewOfLine, [lineId]);
    throw before && before.state !== 'shown' ? new ReviewGone() : new ReviewTermOver();
  }

  private async hangUp(tx: Tx, reviewId: string, position: number, picture: Picture): Promise<void> {
    const id = newId();
    await this.db.run(tx, insertPhoto, [id, reviewId, position, picture.width, picture.height]);
    for (const file of picture.files) await this.db.run(tx, insertPhotoFile, [id, file.width, file.format, file.bytes]);
  }

  private async forget(tx: Tx, lineId: string | null, personId: string | null): Promise<number> {
    const ids = (await this.db.run(tx, toWithdraw, [lineId, personId])).map(row => row.id);
    await this.db.run(tx, dropPhotos, [ids]);
    for (const id of ids) await this.db.run(tx, withdrawReview, [id]);
    await this.db.run(tx, closeReports, [ids, 'withdrawn', null, this.clock.now()]);
    return ids.length;
  }
}
