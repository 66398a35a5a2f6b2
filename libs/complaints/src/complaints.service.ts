import { Injectable } from '@nestjs/common';
import { encodePicture, type Picture } from '#libs/catalog';
import { HiddenFromActor } from '#libs/identity';
import { Clock, dayOf } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { Side, Wish } from './complaint-actions.js';
import { daysAfter, isFresh, MOST_COMPLAINT_PHOTOS, termOf, TURN_DAYS, type Reason } from './complaint-rules.js';
import {
  goodsOf,
  insertComplaint,
  insertLines,
  insertMessage,
  insertPhoto,
  lockOrderOfKey,
  type OrderComplainedOf,
} from './complaints.query.js';
import type { ComplaintsFact } from './facts.js';
import {
  ComplaintTermOver,
  ComplaintTextNeeded,
  FreshGoodsStay,
  LineComplainedOf,
  NoLineChosen,
  NothingDelivered,
  TooManyComplaintPhotos,
} from './refusals.js';

export interface ComplaintInput {
  attemptKey: string;
  reason: Reason;
  wish: Wish;
  lines: readonly LineWished[];
  text: string;
  /** Pictures as they were sent. */
  photos: readonly Buffer[];
}

export interface LineWished {
  lineId: string;
  quantity: number;
}

/** Who says something, and what. */
export interface Said {
  side: Side;
  personId: string | null;
  action: string;
  text: string;
}

/** What buyers ask of delivered orders. */
@Injectable()
export class Complaints {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * By whoever holds the link of the order; a form sent twice is one complaint. Throws NothingDelivered, ComplaintTermOver, FreshGoodsStay,
   * LineComplainedOf, NoLineChosen, ComplaintTextNeeded, TooManyComplaintPhotos; NotAPicture and PictureTooLarge of the catalogue.
   */
  async open(order: { followKey: string; number: string }, input: ComplaintInput): Promise<void> {
    if (input.text.trim() === '') throw new ComplaintTextNeeded();
    if (input.photos.length > MOST_COMPLAINT_PHOTOS) throw new TooManyComplaintPhotos(MOST_COMPLAINT_PHOTOS);
    // Half a second of work for each: before the transaction, so that no lock waits for it.
    const pictures: Picture[] = [];
    for (const bytes of input.photos) pictures.push(await encodePicture(bytes));
    try {
      await this.db.transaction(async tx => {
        const [locked] = await this.db.run(tx, lockOrderOfKey, [order.followKey, order.number]);
        if (!locked) throw new HiddenFromActor();
        const id = await this.insert(tx, locked, input);
        if (id === undefined) return;
        for (const [position, { width, height, files }] of pictures.entries()) {
          const best = files.filter(({ format }) => format === 'webp').at(-1);
          if (best) await this.db.run(tx, insertPhoto, [newId(), id, position, width, height, best.bytes]);
        }
        await this.say(tx, id, { side: 'buyer', personId: null, action: 'open', text: input.text });
      });
    } catch (error) {
      if (isTaken(error, 'complaints_line_once')) throw new LineComplainedOf();
      throw error;
    }
  }

  /** A step of a transaction: it is written down, and the other side is told. */
  async say(tx: Tx, complaintId: string, { side, personId, action, text }: Said): Promise<void> {
    const messageId = newId();
    const values = [messageId, complaintId, side, personId, action, text, this.clock.now()] as const;
    await this.db.run(tx, insertMessage, [...values]);
    await this.outbox.add(tx, { name: 'complaint.moved', complaintId, messageId } satisfies ComplaintsFact);
  }

  /** Undefined when the same form was sent before. */
  private async insert(tx: Tx, order: OrderComplainedOf, input: ComplaintInput): Promise<string | undefined> {
    if (!order.deliveredAt) throw new NothingDelivered();
    const now = this.clock.now();
    const term = termOf(input.reason, dayOf(order.deliveredAt));
    if (now > daysAfter(order.deliveredAt, term.days)) throw new ComplaintTermOver(term.days);
    const wish = term.isWhole && input.wish === 'answer' ? 'refund' : input.wish;
    const lines = await this.linesFor(tx, order, { ...input, wish }, term);
    const answerBy = daysAfter(now, TURN_DAYS.answer);
    const values = [newId(), order.id, order.cooperativeId, input.attemptKey, input.reason, wish] as const;
    const [made] = await this.db.run(tx, insertComplaint, [...values, term.isWhole, answerBy, now]);
    if (!made) return undefined;
    const quantities = lines.map(line => line.quantity);
    await this.db.run(tx, insertLines, [made.id, lines.map(line => line.lineId), quantities]);
    return made.id;
  }

  private async linesFor(
    tx: Tx,
    order: OrderComplainedOf,
    { wish, lines }: ComplaintInput,
    { isWhole, isForFresh }: { isWhole: boolean; isForFresh: boolean },
  ): Promise<LineWished[]> {
    if (wish === 'answer') return [];
    const goods = await this.db.run(tx, goodsOf, [order.id]);
    const chosen = goods.flatMap(line => {
      const wished = isWhole ? line.quantity : (lines.find(one => one.lineId === line.lineId)?.quantity ?? 0);
      return wished > 0 ? [{ ...line, quantity: Math.min(wished, line.quantity) }] : [];
    });
    if (chosen.length === 0) throw new NoLineChosen();
    const fresh = chosen.find(({ line }) => isFresh(line));
    if (fresh && !isForFresh) throw new FreshGoodsStay(fresh.nameVi);
    return chosen;
  }
}
