import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Deliveries } from '#libs/traceability';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { id, moment, optionalText, text } from '../../web/fields.js';
import { blankForm, submit, typedIn, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { deliveriesPage } from './deliveries.query.js';
import { DeliveriesView } from './deliveries.view.js';
import { chosenId, unitIn, weighed } from './task-form.js';
import { unitsOfBatch } from './task.view.js';

const shape = { id: id(), supplier: text(12), name: optionalText(80), happenedAt: moment() };

/** The book beside the scales: who brought how much to a batch. */
@Controller()
@AtDesk('clerk')
export class DeliveriesController {
  constructor(
    private readonly deliveries: Deliveries,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/batches/:id/deliveries')
  show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    return this.page(visit, visit.id(param), blankForm());
  }

  @Post('desk/:coop/batches/:id/deliveries')
  async record(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batch = await this.batch(visit, visit.id(param));
    const typed = typedIn(body);
    const unit = unitIn(typed);
    const scales = { units: unitsOfBatch(visit, batch), base: batch.unit, locale: visit.locale, usual: unit };
    const form = weighed(shape, scales);
    const said = typedText(typed['amount'], unit);
    const sent = await submit(visit, form, body, ({ happenedAt, ...delivery }) =>
      this.deliveries.record(visit.me, {
        ...delivery,
        said,
        batchId: batch.id,
        deliveredAt: happenedAt,
      }),
    );
    if (!sent.ok) return this.page(visit, batch.id, sent.form);
    return visit.seeOther(paths.desk.deliveries(visit.seat.slug, batch.id), 'delivery-recorded');
  }

  @Post('desk/:coop/batches/:id/deliveries/withdrawal')
  async withdraw(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batch = await this.batch(visit, visit.id(param));
    const { slug, cooperativeId } = visit.seat;
    const sent = await submit(visit, z.object({ delivery: chosenId() }), body, ({ delivery }) =>
      this.deliveries.withdraw(visit.me, cooperativeId, delivery),
    );
    if (!sent.ok) return this.page(visit, batch.id, sent.form);
    return visit.seeOther(paths.desk.deliveries(slug, batch.id), 'delivery-withdrawn');
  }

  private async batch(visit: Visit, batchId: string) {
    const [batch] = await this.db.read(deliveriesPage, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    return batch;
  }

  private async page(visit: Visit, batchId: string, form: Form): Promise<string> {
    const batch = await this.batch(visit, batchId);
    const here = paths.desk.deliveries(visit.seat.slug, batchId);
    return deskPage(
      visit,
      { title: visit.words.chain.deliveries.title(batch.lot), tab: 'batches', form, here },
      <DeliveriesView visit={visit} batch={batch} deliveryId={newId()} form={form} />,
    );
  }
}

/** "3 gùi", whether the word was typed or chosen. */
function typedText(amount: unknown, unit = ''): string {
  const text = typeof amount === 'string' ? amount.trim() : '';
  return /\p{L}/u.test(text) ? text : `${text} ${unit}`.trim();
}
