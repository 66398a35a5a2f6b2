import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { Closings } from '#libs/groupbuys';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { CallOffView } from './call-off.view.js';
import { callOffForm } from './groupbuy-form.js';
import { nameOf } from './groupbuy-texts.js';
import { oneGroupBuy, type GroupBuyRow } from './groupbuys.query.js';

/** A co-op that cannot keep what it offered says so before its time is over, and why. */
@Controller()
@AtDesk('director')
export class CallOffController {
  constructor(
    private readonly db: Database,
    private readonly closings: Closings,
  ) {}

  @Get('desk/:coop/groupbuys/:code/call-off')
  async show(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    return this.page(visit, await this.find(visit, code), blankForm());
  }

  @Post('desk/:coop/groupbuys/:code/call-off')
  async callOff(@CurrentVisit() visit: Visit, @Param('code') code: string, @Body() body: unknown): Promise<string> {
    const row = await this.find(visit, code);
    const sent = await submit(visit, callOffForm, body, ({ reason }) =>
      this.closings.callOff(visit.me, row.code, reason),
    );
    if (!sent.ok) return this.page(visit, row, sent.form);
    return visit.seeOther(paths.desk.groupBuys(visit.seat.slug), 'groupbuy-called-off');
  }

  private async find(visit: Visit, code: string): Promise<GroupBuyRow> {
    const [row] = await this.db.read(oneGroupBuy, [code.toUpperCase()]);
    if (row?.cooperativeId !== visit.seat.cooperativeId) throw new HiddenFromActor();
    return row;
  }

  private page(visit: Visit, row: GroupBuyRow, form: Form): string {
    const title = visit.words.groupbuys.desk.callOffTitle(nameOf(visit, row));
    const here = paths.desk.callOffGroupBuy(visit.seat.slug, row.code);
    return deskPage(visit, { title, tab: 'home', form, here }, <CallOffView visit={visit} row={row} form={form} />);
  }
}
