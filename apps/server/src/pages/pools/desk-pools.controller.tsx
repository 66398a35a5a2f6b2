import { Body, Controller, Get, Post } from '@nestjs/common';
import { Offers } from '#libs/pools';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { DeskPoolsView } from './desk-pools.view.js';
import { answerForm, offerForm, takeBackForm } from './pool-form.js';
import { poolsAtDesk } from './pools.query.js';

/** Large orders that the co-op may take a part of: its director answers for a price. */
@Controller()
@AtDesk('director')
export class DeskPoolsController {
  constructor(
    private readonly db: Database,
    private readonly offers: Offers,
  ) {}

  @Get('desk/:coop/pools')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/pools/offers')
  async offer(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, offerForm, body, ({ code, variant: variantId, capacity }) =>
      this.offers.offer(visit.me, visit.seat.cooperativeId, code, { variantId, capacity }),
    );
    return sent.ok ? this.back(visit, 'pool-offered') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/pools/withdrawals')
  async takeBack(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, takeBackForm, body, ({ code }) =>
      this.offers.takeBack(visit.me, visit.seat.cooperativeId, code),
    );
    return sent.ok ? this.back(visit, 'pool-offer-taken-back') : this.page(visit, sent.form);
  }

  @Post('desk/:coop/pools/answers')
  async answer(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, answerForm, body, async ({ code, answer }) => {
      await this.offers[answer === 'accepted' ? 'accept' : 'decline'](visit.me, visit.seat.cooperativeId, code);
      return answer;
    });
    return sent.ok ? this.back(visit, `pool-${sent.result}`) : this.page(visit, sent.form);
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.pools(visit.seat.slug), flash);
  }

  /** From the primary: a director comes here in the moment in which they answered. */
  private async page(visit: Visit, form: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const pools = await this.db.write(poolsAtDesk, [cooperativeId, visit.today]);
    return deskPage(
      visit,
      { title: visit.words.pools.title, tab: 'home', form, here: paths.desk.pools(slug) },
      <DeskPoolsView visit={visit} pools={pools} form={form} />,
    );
  }
}
