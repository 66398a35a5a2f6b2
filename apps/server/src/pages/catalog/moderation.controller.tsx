import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { APPEAL_DECISIONS, Changes, Products, Takedowns } from '#libs/catalog';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { AtDepartment } from '../../web/access.js';
import { choice, moment, optional, text, wholeNumber } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { ModerationListView } from './moderation-list.view.js';
import { ModerationPage } from './moderation.page.js';
import { MODERATION_PAGE_SIZE, moderationList } from './moderation.query.js';
import { moderationWish } from './moderation-wish.js';

const approvalForm = z.object({ version: wholeNumber(1, 1_000_000) });
const reasonForm = z.object({ reason: text(1000) });
const takedownForm = reasonForm.extend({
  reference: text(120),
  authority: text(200),
  orderedAt: optional(moment()),
  dueAt: optional(moment()),
});
const appealForm = reasonForm.extend({ decision: choice(APPEAL_DECISIONS) });

/** The department's look at every product before it is sold, and its hand on those that are. */
@Controller()
@AtDepartment()
export class ModerationController {
  constructor(
    private readonly products: Products,
    private readonly changes: Changes,
    private readonly takedowns: Takedowns,
    private readonly page: ModerationPage,
    private readonly db: Database,
  ) {}

  @Get('department/products')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const wish = moderationWish.parse(query);
    const isWaiting = wish.tab === 'waiting';
    const filters = isWaiting ? (['', ''] as const) : ([wish.state, wish.q] as const);
    const skip = (wish.page - 1) * MODERATION_PAGE_SIZE;
    const products = await this.db.read(moderationList, [dayOf(visit.now), ...filters, isWaiting, skip]);
    const { title } = visit.words.catalog.department;
    return departmentPage(
      visit,
      { title, tab: 'products' },
      <ModerationListView visit={visit} wish={wish} products={products} />,
    );
  }

  @Get('department/products/:slug')
  show(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    return this.page.show(visit, slug);
  }

  @Post('department/products/:slug/approval')
  async approve(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, approvalForm, body, ({ version }) => this.products.approve(visit.me, id, version));
    return this.page.answer(visit, slug, 'approval', sent, 'product-approved');
  }

  @Post('department/products/:slug/refusal')
  async refuse(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, reasonForm, body, ({ reason }) => this.products.refuse(visit.me, id, reason));
    return this.page.answer(visit, slug, 'refusal', sent, 'product-refused');
  }

  @Post('department/products/:slug/takedown')
  async takeDown(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, takedownForm, body, order => this.takedowns.takeDown(visit.me, id, order));
    return this.page.answer(visit, slug, 'takedown', sent, 'product-taken-down');
  }

  @Post('department/products/:slug/appeal')
  async answerAppeal(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Body() body: unknown,
  ): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, appealForm, body, ({ decision, reason }) =>
      this.takedowns.decide(visit.me, id, decision, reason),
    );
    return this.page.answer(visit, slug, 'appeal', sent, 'appeal-decided');
  }

  @Post('department/products/:slug/change-approval')
  async approveChange(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Body() body: unknown,
  ): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, approvalForm, body, ({ version }) => this.changes.approve(visit.me, id, version));
    return this.page.answer(visit, slug, 'change-approval', sent, 'change-approved');
  }

  @Post('department/products/:slug/change-refusal')
  async refuseChange(
    @CurrentVisit() visit: Visit,
    @Param('slug') slug: string,
    @Body() body: unknown,
  ): Promise<string> {
    const { id } = await this.page.product(slug);
    const sent = await submit(visit, reasonForm, body, ({ reason }) => this.changes.refuse(visit.me, id, reason));
    return this.page.answer(visit, slug, 'change-refusal', sent, 'change-refused');
  }
}
