import { Body, Controller, Get, Post } from '@nestjs/common';
import { Harvests } from '#libs/inventory';
import { Database } from '#platform/database';
import { newSecret } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { packsToDeclare } from './desk-harvests.query.js';
import { DeskHarvestsView } from './desk-harvests.view.js';
import { harvestForm, termsOf } from './harvest-form.js';
import { harvestsOf } from './harvests.query.js';

/** What a co-op expects to harvest, so that buyers order it ahead. */
@Controller()
@AtDesk('clerk')
export class DeskHarvestsController {
  constructor(
    private readonly db: Database,
    private readonly harvests: Harvests,
  ) {}

  @Get('desk/:coop/harvests')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('desk/:coop/harvests')
  async declare(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, harvestForm, body, value =>
      this.harvests.declare(visit.me, termsOf(value, visit.seat.cooperativeId)),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.desk.harvest(visit.seat.slug, sent.result), 'harvest-declared');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const [rows, packs] = await Promise.all([
      this.db.read(harvestsOf, [cooperativeId]),
      this.db.read(packsToDeclare, [cooperativeId]),
    ]);
    const attemptKey = form.value('attempt') ?? newSecret();
    return deskPage(
      visit,
      { title: visit.words.harvests.desk.title, tab: 'home', form, here: paths.desk.harvests(slug) },
      <DeskHarvestsView visit={visit} rows={rows} packs={packs} form={form} attemptKey={attemptKey} />,
    );
  }
}
