import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Promotions } from '#libs/promotions';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { promotionForm, termsOf } from './promotion-form.js';
import { promotionsProps } from './promotions-page.js';
import { PromotionsView } from './promotions.view.js';

const PROVINCE = { bearer: 'province' as const, cooperativeId: null };

/** What the province pays for. */
@Controller()
@AtDepartment()
export class DepartmentPromotionsController {
  constructor(
    private readonly db: Database,
    private readonly promotions: Promotions,
  ) {}

  @Get('department/promotions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('department/promotions')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, promotionForm, body, value =>
      this.promotions.open(visit.me, termsOf(value, PROVINCE)),
    );
    return sent.ok ? visit.seeOther(paths.department.promotions, 'promotion-opened') : this.page(visit, sent.form);
  }

  @Post('department/promotions/:id/end')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.promotions.end(visit.me, visit.id(id));
    return visit.seeOther(paths.department.promotions, 'promotion-ended');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const props = await promotionsProps(this.db, visit, form, PROVINCE);
    const { title, lead } = visit.words.promotions;
    const here = paths.department.promotions;
    return departmentPage(
      visit,
      { title, tab: 'promotions', form, here },
      <PromotionsView {...props} lead={lead.department} here={here} end={paths.department.endPromotion} />,
    );
  }
}
