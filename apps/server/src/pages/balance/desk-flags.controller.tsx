import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Flags } from '#libs/balance';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { longText } from '../../web/fields.js';
import { submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { deskFlags, flagOfDesk } from './desk-flags.query.js';
import { DeskFlagsView } from './desk-flags.view.js';

const explanationForm = z.object({ explanation: longText(1000) });

/** Numbers of the co-op that do not add up, and its explanations. */
@Controller()
@AtDesk()
export class DeskFlagsController {
  constructor(
    private readonly flags: Flags,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/flags')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit);
  }

  @Post('desk/:coop/flags/:id/explanation')
  @AtDesk('clerk')
  async explain(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const flagId = visit.id(param);
    const [flag] = await this.db.read(flagOfDesk, [flagId, visit.seat.cooperativeId]);
    if (!flag) throw new HiddenFromActor();
    const sent = await submit(visit, explanationForm, body, ({ explanation }) =>
      this.flags.explain(visit.me, flagId, explanation),
    );
    if (!sent.ok) return this.page(visit, { flagId, form: sent.form });
    return visit.seeOther(paths.desk.flags(visit.seat.slug), 'flag-explained');
  }

  private async page(visit: Visit, sent?: { flagId: string; form: Form }): Promise<string> {
    const flags = await this.db.read(deskFlags, [visit.seat.cooperativeId]);
    const { slug } = visit.seat;
    return deskPage(
      visit,
      { title: visit.words.balance.desk.title, tab: 'batches', form: sent?.form, here: paths.desk.flags(slug) },
      <DeskFlagsView visit={visit} flags={flags} sent={sent} />,
    );
  }
}
