import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { AlreadyReplied, ReviewGone } from './refusals.js';
import type { RemovalGround } from './review-rules.js';
import { insertReport, removeReview, replyToReview, sellerOfReview } from './review-replies.query.js';
import { closeReports } from './reviews.query.js';

export interface Complaint {
  ground: RemovalGround;
  note: string;
}

/** What others do about a review: its seller answers, anybody may report it, the department decides. */
@Injectable()
export class ReviewReplies {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** That it is about goods of a co-op at whose desk the actor sits: asked before anything is said of a form. */
  async checkSeller(actor: Actor, reviewId: string): Promise<void> {
    const [review] = await this.db.write(sellerOfReview, [reviewId]);
    if (!review) throw new HiddenFromActor();
    requireSeat(actor, review.cooperativeId, 'clerk');
  }

  /** The co-op's one answer. Throws AlreadyReplied, ReviewGone. */
  reply(actor: Actor, reviewId: string, reply: string): Promise<void> {
    return this.db.transaction(async tx => {
      const [review] = await this.db.run(tx, sellerOfReview, [reviewId]);
      if (!review) throw new HiddenFromActor();
      requireSeat(actor, review.cooperativeId, 'clerk');
      const [replied] = await this.db.run(tx, replyToReview, [reviewId, reply, actor.personId, this.clock.now()]);
      if (!replied) throw review.state === 'shown' ? new AlreadyReplied() : new ReviewGone();
      await this.outbox.add(tx, { name: 'review.replied', reviewId });
    });
  }

  /** The id is made with the form: sent twice, it is one report. */
  report(id: string, reviewId: string, { ground, note }: Complaint): Promise<void> {
    return this.db.transaction(async tx => {
      const [review] = await this.db.run(tx, sellerOfReview, [reviewId]);
      if (!review) throw new HiddenFromActor();
      if (review.state !== 'shown') throw new ReviewGone();
      const [made] = await this.db.run(tx, insertReport, [id, reviewId, ground, note, this.clock.now()]);
      if (made) await this.outbox.add(tx, { name: 'review.reported', reviewId });
    });
  }

  /** Off the page, for one of the grounds that are published; a mark stays. Throws ReviewGone. */
  async remove(officer: Actor, reviewId: string, { ground, note }: Complaint): Promise<void> {
    requireOffice(officer, 'officer');
    const at = this.clock.now();
    return this.db.transaction(async tx => {
      const [review] = await this.db.run(tx, sellerOfReview, [reviewId]);
      if (!review) throw new HiddenFromActor();
      const [removed] = await this.db.run(tx, removeReview, [reviewId, ground, note, officer.personId, at]);
      if (!removed) throw new ReviewGone();
      await this.db.run(tx, closeReports, [[reviewId], 'removed', officer.personId, at]);
      await this.outbox.add(tx, { name: 'review.removed', reviewId });
    });
  }

  /** It stays: what was reported until now is answered. */
  async keep(officer: Actor, reviewId: string): Promise<void> {
    requireOffice(officer, 'officer');
    const [review] = await this.db.write(sellerOfReview, [reviewId]);
    if (!review) throw new HiddenFromActor();
    await this.db.write(closeReports, [[reviewId], 'kept', officer.personId, this.clock.now()]);
  }
}
