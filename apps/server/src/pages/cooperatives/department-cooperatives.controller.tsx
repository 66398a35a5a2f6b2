import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Cooperatives, type CooperativeAction } from '#libs/cooperatives';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { longText } from '../../web/fields.js';
import { submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import type { FormInPlace } from '../catalog/form-in-place.js';
import { departmentPage } from '../department/department-page.js';
import { SELLERS_PAGE_SIZE, sellerList } from './department-list.query.js';
import { SellerListView } from './department-list.view.js';
import { sellerForDepartment, type SellerRow } from './department-seller.query.js';
import { SellerView } from './department-seller.view.js';
import { sellerWish } from './department-wish.js';
import { SellerBadge } from './state-badge.js';

/** Whether a reason is needed is the verb's to say. */
const decisionForm = z.object({ note: longText(1000) });

const FLASHES: Readonly<Record<CooperativeAction, string>> = {
  verify: 'cooperative-verified',
  refuse: 'cooperative-refused',
  suspend: 'cooperative-suspended',
  resume: 'cooperative-resumed',
};

/** The department looks at every seller before its first sale, and may stop one that sells. */
@Controller()
@AtDepartment()
export class DepartmentCooperativesController {
  constructor(
    private readonly cooperatives: Cooperatives,
    private readonly db: Database,
  ) {}

  @Get('department/cooperatives')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const wish = sellerWish.parse(query);
    const verification = wish.tab === 'all' ? '' : wish.tab;
    const sellers = await this.db.read(sellerList, [verification, wish.q, (wish.page - 1) * SELLERS_PAGE_SIZE]);
    const { title } = visit.words.cooperatives.department;
    return departmentPage(
      visit,
      { title, tab: 'cooperatives' },
      <SellerListView visit={visit} wish={wish} sellers={sellers} />,
    );
  }

  @Get('department/cooperatives/:slug')
  async show(@CurrentVisit() visit: Visit, @Param('slug') slug: string): Promise<string> {
    return this.page(visit, await this.seller(slug));
  }

  @Post('department/cooperatives/:slug/verification')
  verify(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    return this.decide(visit, slug, body, 'verify');
  }

  @Post('department/cooperatives/:slug/refusal')
  refuse(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    return this.decide(visit, slug, body, 'refuse');
  }

  @Post('department/cooperatives/:slug/suspension')
  suspend(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    return this.decide(visit, slug, body, 'suspend');
  }

  @Post('department/cooperatives/:slug/resumption')
  resume(@CurrentVisit() visit: Visit, @Param('slug') slug: string, @Body() body: unknown): Promise<string> {
    return this.decide(visit, slug, body, 'resume');
  }

  private async decide(visit: Visit, slug: string, body: unknown, action: CooperativeAction): Promise<string> {
    const seller = await this.seller(slug);
    const sent = await submit(visit, decisionForm, body, ({ note }) =>
      this.cooperatives[action](visit.me, seller.id, note),
    );
    if (!sent.ok) return this.page(visit, seller, { of: action, form: sent.form });
    return visit.seeOther(paths.department.cooperative(slug), FLASHES[action]);
  }

  private async seller(slug: string): Promise<SellerRow> {
    const [seller] = await this.db.read(sellerForDepartment, [slug]);
    if (!seller) throw new HiddenFromActor();
    return seller;
  }

  private page(visit: Visit, seller: SellerRow, sent?: FormInPlace): string {
    const actions = <SellerBadge visit={visit} state={seller} />;
    return departmentPage(
      visit,
      { title: seller.name, tab: 'cooperatives', form: sent?.form, actions },
      <SellerView visit={visit} seller={seller} sent={sent} />,
    );
  }
}
