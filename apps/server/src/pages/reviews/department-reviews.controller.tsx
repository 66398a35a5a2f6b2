import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { REMOVAL_GROUNDS, ReviewReplies } from '#libs/reviews';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { choice, text } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import type { FormInPlace } from '../catalog/form-in-place.js';
import { departmentPage } from '../department/department-page.js';
import { REVIEWS_AT_DESK, reviewsOfDepartment } from './desk-reviews.query.js';
import { DepartmentReviewsView } from './department-reviews.view.js';
import { departmentWish, type DepartmentReviewWish } from './review-wish.js';

const removalForm = z.object({ ground: choice(REMOVAL_GROUNDS), note: text(1000) });

/** What was reported, and the department's answer: for a published ground, or it stays. */
@Controller('department/reviews')
@AtDepartment()
export class DepartmentReviewsController {
  constructor(
    private readonly replies: ReviewReplies,
    private readonly db: Database,
  ) {}

  @Get()
  list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.page(visit, departmentWish.parse(query));
  }

  @Post(':id/removal')
  async remove(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const reviewId = visit.id(id);
    const sent = await submit(visit, removalForm, body, complaint =>
      this.replies.remove(visit.me, reviewId, complaint),
    );
    if (!sent.ok) return this.page(visit, departmentWish.parse({ tab: 'all' }), { of: reviewId, form: sent.form });
    return visit.seeOther(paths.department.reviews(), 'review-removed');
  }

  @Post(':id/dismissal')
  async keep(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.replies.keep(visit.me, visit.id(id));
    return visit.seeOther(paths.department.reviews(), 'review-kept');
  }

  private async page(visit: Visit, wish: DepartmentReviewWish, sent?: FormInPlace): Promise<string> {
    const rows = await this.db.read(reviewsOfDepartment, [wish.tab, (wish.page - 1) * REVIEWS_AT_DESK]);
    const { title } = visit.words.reviews.department;
    return departmentPage(
      visit,
      { title, tab: 'reviews', form: sent?.form, here: paths.department.reviews() },
      <DepartmentReviewsView visit={visit} wish={wish} rows={rows} sent={sent} />,
    );
  }
}
