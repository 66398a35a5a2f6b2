import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { mayAtDesk } from '#libs/identity';
import { ReviewReplies } from '#libs/reviews';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { longText } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import type { FormInPlace } from '../catalog/form-in-place.js';
import { deskPage } from '../desk/desk-page.js';
import { REVIEWS_AT_DESK, reviewsOfDesk } from './desk-reviews.query.js';
import { DeskReviewsView } from './desk-reviews.view.js';
import { deskWish, type ReviewWish } from './review-wish.js';

const replyForm = z.object({ reply: longText(2000).pipe(z.string().min(1)) });

/** What buyers say of a co-op's goods, at its desk. */
@Controller('desk/:coop/reviews')
export class DeskReviewsController {
  constructor(
    private readonly replies: ReviewReplies,
    private readonly db: Database,
  ) {}

  @Get()
  @AtDesk()
  list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.page(visit, deskWish.parse(query));
  }

  @Post(':id/reply')
  @AtDesk('clerk')
  async reply(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const reviewId = visit.id(id);
    await this.replies.checkSeller(visit.me, reviewId);
    const sent = await submit(visit, replyForm, body, ({ reply }) => this.replies.reply(visit.me, reviewId, reply));
    if (!sent.ok) return this.page(visit, deskWish.parse({}), { of: reviewId, form: sent.form });
    return visit.seeOther(paths.desk.reviews(visit.seat.slug), 'review-replied');
  }

  private async page(visit: Visit, wish: ReviewWish, sent?: FormInPlace): Promise<string> {
    const skip = (wish.page - 1) * REVIEWS_AT_DESK;
    const rows = await this.db.read(reviewsOfDesk, [visit.seat.cooperativeId, wish.tab === 'open', skip]);
    const { title } = visit.words.reviews.desk;
    const here = paths.desk.reviews(visit.seat.slug);
    const mayReply = mayAtDesk(visit.seat, ['clerk']);
    return deskPage(
      visit,
      { title, tab: 'products', form: sent?.form, here },
      <DeskReviewsView visit={visit} wish={wish} rows={rows} mayReply={mayReply} sent={sent} />,
    );
  }
}
