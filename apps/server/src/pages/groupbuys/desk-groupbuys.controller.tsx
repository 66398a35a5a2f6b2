import { Body, Controller, Get, Post } from '@nestjs/common';
import { GroupBuys } from '#libs/groupbuys';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { DeskGroupBuysView } from './desk-groupbuys.view.js';
import { groupBuyForm, termsOf } from './groupbuy-form.js';
import { groupBuysOf, packsToGroup } from './groupbuys.query.js';

/** What a co-op offers to those who buy together: its director promises a price. */
@Controller()
@AtDesk('director')
export class DeskGroupBuysController {
  constructor(
    private readonly db: Database,
    private readonly groupBuys: GroupBuys,
  ) {}

  @Get('desk/:coop/groupbuys')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/groupbuys')
  async open(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, groupBuyForm, body, value =>
      this.groupBuys.open(visit.me, termsOf(value, visit.seat.cooperativeId)),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.groupBuys(visit.seat.slug), 'groupbuy-opened');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const [rows, packs] = await Promise.all([
      this.db.read(groupBuysOf, [cooperativeId]),
      this.db.read(packsToGroup, [cooperativeId, visit.today]),
    ]);
    const attemptKey = form.value('attempt') ?? newSecret();
    return deskPage(
      visit,
      { title: visit.words.groupbuys.title, tab: 'home', form, here: paths.desk.groupBuys(slug) },
      <DeskGroupBuysView visit={visit} rows={rows} packs={packs} form={form} attemptKey={attemptKey} />,
    );
  }
}
