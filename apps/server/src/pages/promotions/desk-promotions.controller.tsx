import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Promotions } from '#libs/promotions';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { promotionForm, termsOf } from './promotion-form.js';
import { promotionsProps } from './promotions-page.js';
import { PromotionsView } from './promotions.view.js';

/** What a co-op takes off its own prices: its director promises money. */
@Controller()
@AtDesk('director')
export class DeskPromotionsController {
  constructor(
    private readonly db: Database,
    private readonly promotions: Promotions,
  ) {}

  @Get('desk/:coop/promotions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/promotions')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, promotionForm, body, value =>
      this.promotions.open(visit.me, termsOf(value, bearerAt(visit))),
    );
    return sent.ok ? this.back(visit, 'promotion-opened') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/promotions/:id/end')
  async end(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    await this.promotions.end(visit.me, visit.id(id));
    return this.back(visit, 'promotion-ended');
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.promotions(visit.seat.slug), flash);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const props = await promotionsProps(this.db, visit, form, bearerAt(visit));
    const { title, lead } = visit.words.promotions;
    const here = paths.desk.promotions(visit.seat.slug);
    return deskPage(
      visit,
      { title, tab: 'home', form, here },
      <PromotionsView
        {...props}
        lead={lead.desk}
        here={here}
        end={id => paths.desk.endPromotion(visit.seat.slug, id)}
      />,
    );
  }
}

const bearerAt = ({ seat }: Visit) => ({ bearer: 'cooperative' as const, cooperativeId: seat.cooperativeId });
