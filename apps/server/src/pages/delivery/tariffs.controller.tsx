import { Body, Controller, Get, Post } from '@nestjs/common';
import { Tariffs } from '#libs/delivery';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { ForOperator } from '../../web/access.js';
import { submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { tariffForm } from './tariff-form.js';
import { priceLists } from './tariffs.query.js';
import { formLike, TariffsView } from './tariffs.view.js';

/** What delivery costs, from when to when. */
@Controller()
@ForOperator()
export class TariffsController {
  constructor(
    private readonly tariffs: Tariffs,
    private readonly db: Database,
  ) {}

  @Get('operator/tariffs')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit);
  }

  @Post('operator/tariffs')
  async add(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, tariffForm, body, list => this.tariffs.add(visit.me, list));
    return sent.ok ? visit.seeOther(paths.operatorTariffs, 'tariff-added') : this.page(visit, sent.form);
  }

  private async page(visit: Visit, form?: Form): Promise<string> {
    const lists = await this.db.read(priceLists, []);
    const { title, lead } = visit.words.delivery.tariffs;
    return visit.page(
      { title, description: lead, width: 'wide', form },
      <TariffsView visit={visit} lists={lists} form={form ?? formLike(lists[0])} />,
    );
  }
}
