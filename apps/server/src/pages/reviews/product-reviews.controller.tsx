import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { REMOVAL_GROUNDS, ReviewReplies } from '#libs/reviews';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Limited, Public } from '../../web/access.js';
import { choice, id, longText } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { NotOnSale } from '../storefront/refusals.js';
import { readAddress } from '../storefront/search-wish.js';
import {
  reviewPhotoFile,
  REVIEWS_PER_PAGE,
  reviewsPage,
  reviewToReport,
  type ReportedReview,
} from './product-reviews.query.js';
import { ProductReviewsView, ReportReviewView } from './product-reviews.view.js';

const reportForm = z.object({ report: id(), ground: choice(REMOVAL_GROUNDS), note: longText(1000) });

/** Minutes: what was removed goes from caches, too. */
const A_WHILE = 'public, max-age=300';

/** What everybody reads of buyers, and the word against it. */
@Controller()
@Public()
export class ProductReviewsController {
  constructor(
    private readonly replies: ReviewReplies,
    private readonly db: Database,
  ) {}

  @Get('products/:slug/reviews')
  async list(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Query('page') asked: unknown,
  ): Promise<string> {
    const { page } = readAddress({ page: asked });
    const [product] = await this.db.read(reviewsPage, [slug, (page - 1) * REVIEWS_PER_PAGE]);
    if (!product) throw new NotOnSale();
    const title = visit.words.reviews.titleOf(visit.say(product.nameVi, product.nameEn));
    return visit.page(
      { title, canonical: paths.reviews(slug, { page: page > 1 ? page : undefined }) },
      <ProductReviewsView visit={visit} product={product} page={page} />,
    );
  }

  @Get('reviews/:id/report')
  async askReport(@CurrentVisit() visit: Visit, @Param('id') reviewId: string): Promise<string> {
    return this.reportPage(visit, await this.found(visit, reviewId), blankForm({ report: newId() }));
  }

  @Post('reviews/:id/report')
  @Limited(10, 3600)
  async report(@CurrentVisit() visit: Visit, @Param('id') reviewId: string, @Body() body: unknown): Promise<string> {
    const found = await this.found(visit, reviewId);
    const sent = await submit(visit, reportForm, body, ({ report, ...complaint }) =>
      this.replies.report(report, found.id, complaint),
    );
    if (!sent.ok) return this.reportPage(visit, found, sent.form);
    return visit.seeOther(paths.reviews(found.slug), 'review-reported');
  }

  @Get('review-photos/:id/:file')
  async photo(
    @CurrentVisit() visit: Visit,
    @Param('id') photoId: string,
    @Param('file') file: string,
  ): Promise<Uint8Array | string> {
    const [, width, format] = /^(\d{3,4})\.(avif|webp)$/.exec(file) ?? [];
    if (!width || !format) throw new HiddenFromActor();
    const [photo] = await this.db.read(reviewPhotoFile, [visit.id(photoId), Number(width), format]);
    const maySee = photo?.isShown === true || visit.actor?.offices.includes('officer') === true;
    if (!photo || !maySee) throw new HiddenFromActor();
    return visit.file({ bytes: photo.bytes, type: `image/${format}`, cache: photo.isShown ? A_WHILE : undefined });
  }

  private async found(visit: Visit, reviewId: string): Promise<ReportedReview> {
    const [found] = await this.db.read(reviewToReport, [visit.id(reviewId)]);
    if (!found) throw new HiddenFromActor();
    return found;
  }

  private reportPage(visit: Visit, found: ReportedReview, form: Form): string {
    const { title } = visit.words.reviews.reporting;
    const head = <meta name="robots" content="noindex" />;
    return visit.page(
      { title, width: 'narrow', form, head },
      <ReportReviewView visit={visit} found={found} form={form} />,
    );
  }
}
