import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Promotions } from '#libs/promotions';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { PageHead } from '../../ui/sections.js';
import { ForOperator } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { OperatorNav } from '../operator/operator-nav.js';
import { promotionForm, termsOf } from './promotion-form.js';
import { promotionsProps } from './promotions-page.js';
import { PromotionsView } from './promotions.view.js';

const PLATFORM = { bearer: 'platform' as const, cooperativeId: null };

/** What the market itself pays for. */
@Controller()
@ForOperator()
export class OperatorPromotionsController {
  constructor(
    private readonly db: Database,
    private readonly promotions: Promotions,
  ) {}

  @Get('operator/promotions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('operator/promotions')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, promotionForm, body, value =>
      this.promotions.open(visit.me, termsOf(value, PLATFORM)),
    );
    return sent.ok ? visit.seeOther(paths.operatorPromotions, 'promotion-opened') : this.page(visit, sent.form);
  }

  @Post('operator/promotions/:id/end')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.promotions.end(visit.me, visit.id(id));
    return visit.seeOther(paths.operatorPromotions, 'promotion-ended');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const props = await promotionsProps(this.db, visit, form, PLATFORM);
    const { title, lead } = visit.words.promotions;
    const here = paths.operatorPromotions;
    return visit.page(
      { title, description: lead.operator, width: 'wide', form, here },
      <>
        <PageHead title={title} />
        <OperatorNav visit={visit} here={here} />
        <PromotionsView {...props} lead={lead.operator} here={here} end={paths.endOperatorPromotion} />
      </>,
    );
  }
}
