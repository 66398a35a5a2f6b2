import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Harvests } from '#libs/inventory';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { batchesToTie, preordersOf } from './desk-harvests.query.js';
import { DeskHarvestView } from './desk-harvest.view.js';
import { callOffForm, tieForm } from './harvest-form.js';
import { nameOf } from './harvest-texts.js';
import { oneHarvest, type HarvestRow } from './harvests.query.js';

/** One harvest at the desk: who has ordered of it, the batches that it became, less than was promised, none at all. */
@Controller()
@AtDesk('clerk')
export class DeskHarvestController {
  constructor(
    private readonly db: Database,
    private readonly harvests: Harvests,
  ) {}

  @Get('desk/:coop/harvests/:code')
  async show(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    return this.page(visit, await this.find(visit, code), blankForm());
  }

  @Post('desk/:coop/harvests/:code/batches')
  async tie(@CurrentVisit() visit: Visit, @Param('code') code: string, @Body() body: unknown): Promise<string> {
    const row = await this.find(visit, code);
    const sent = await submit(visit, tieForm, body, ({ batch }) => this.harvests.tie(visit.me, row.code, batch));
    return sent.ok ? this.done(visit, row, 'harvest-tied') : this.page(visit, row, sent.form);
  }

  @Post('desk/:coop/harvests/:code/short')
  async tellShort(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    const row = await this.find(visit, code);
    await this.harvests.tellShort(visit.me, row.code);
    return this.done(visit, row, 'harvest-short');
  }

  @Post('desk/:coop/harvests/:code/call-off')
  async callOff(@CurrentVisit() visit: Visit, @Param('code') code: string, @Body() body: unknown): Promise<string> {
    const row = await this.find(visit, code);
    const sent = await submit(visit, callOffForm, body, ({ reason }) =>
      this.harvests.callOff(visit.me, row.code, reason),
    );
    return sent.ok ? this.done(visit, row, 'harvest-called-off') : this.page(visit, row, sent.form);
  }

  private done(visit: Visit, row: HarvestRow, flash: string): string {
    return visit.seeOther(paths.desk.harvest(visit.seat.slug, row.code), flash);
  }

  private async find(visit: Visit, code: string): Promise<HarvestRow> {
    const [row] = await this.db.read(oneHarvest, [code.toUpperCase()]);
    if (row?.cooperativeId !== visit.seat.cooperativeId) throw new HiddenFromActor();
    return row;
  }

  private async page(visit: Visit, row: HarvestRow, form: Form): Promise<string> {
    const [orders, batches] = await Promise.all([
      this.db.read(preordersOf, [row.code, visit.now]),
      this.db.read(batchesToTie, [row.code]),
    ]);
    const here = paths.desk.harvest(visit.seat.slug, row.code);
    return deskPage(
      visit,
      { title: nameOf(visit, row), tab: 'home', form, here },
      <DeskHarvestView visit={visit} row={row} orders={orders} batches={batches} form={form} />,
    );
  }
}
