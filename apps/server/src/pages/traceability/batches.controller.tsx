import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { mayAtDesk } from '#libs/identity';
import { batchActions, Batches, lotPrefix } from '#libs/traceability';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDesk } from '../../web/access.js';
import { id, optional, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { batchList, productsToStart } from './batch-list.query.js';
import { BatchListView, StartBatchView } from './batch-list.view.js';
import { chosenId } from './task-form.js';

const startForm = z.object({ id: id(), productId: chosenId(), lot: optional(text(40)) });

/** The batches of a co-op, and starting one. */
@Controller()
export class BatchesController {
  constructor(
    private readonly batches: Batches,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/batches')
  @AtDesk()
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const batches = await this.db.read(batchList, [visit.seat.cooperativeId]);
    const { list } = visit.words.traceability;
    const { slug } = visit.seat;
    const actions = mayAtDesk(visit.seat, batchActions.gather.roles) && (
      <>
        {batches.length > 0 && (
          <Button icon="plus" href={paths.desk.newBatch(slug)}>
            {list.start}
          </Button>
        )}
        <Button kind="quiet" icon="pin" href={paths.desk.sites(slug)}>
          {list.sites}
        </Button>
        <Button kind="quiet" href={paths.desk.recalls(slug)}>
          {visit.words.recalls.list.title}
        </Button>
        <Button kind="quiet" icon="phone" href={paths.desk.devices(slug)}>
          {visit.words.recorder.devices.title}
        </Button>
        <Button kind="quiet" icon="check" href={paths.desk.inspections(slug)}>
          {visit.words.recorder.inspections.title}
        </Button>
        <Button kind="quiet" icon="box" href={paths.desk.units(slug)}>
          {visit.words.chain.units.link}
        </Button>
        {mayAtDesk(visit.seat, ['director']) && (
          <Button kind="quiet" icon="edit" href={paths.desk.words(slug)}>
            {visit.words.chain.words.link}
          </Button>
        )}
      </>
    );
    const page = { title: list.title, tab: 'batches' as const, actions };
    return deskPage(visit, page, <BatchListView visit={visit} batches={batches} />);
  }

  /** `?product=` names the one to choose, by slug. */
  @Get('desk/:coop/batches/new')
  @AtDesk('clerk')
  startNew(@CurrentVisit() visit: Visit, @Query('product') product: unknown): Promise<string> {
    return this.form(visit, blankForm(), typeof product === 'string' ? product : undefined);
  }

  @Post('desk/:coop/batches')
  @AtDesk('clerk')
  async start(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const sent = await submit(visit, startForm, body, start => this.batches.start(visit.me, cooperativeId, start));
    if (!sent.ok) return this.form(visit, sent.form);
    return visit.seeOther(paths.desk.batch(slug, sent.result.id), 'batch-started');
  }

  private async form(visit: Visit, form: Form, chosen?: string): Promise<string> {
    const today = dayOf(visit.now);
    const products = await this.db.read(productsToStart, [visit.seat.cooperativeId, lotPrefix(today)]);
    const productId = products.find(product => product.slug === chosen)?.id;
    const shown = form.isSent || productId === undefined ? form : blankForm({ productId });
    return deskPage(
      visit,
      { title: visit.words.traceability.start.title, tab: 'batches', form, here: paths.desk.newBatch(visit.seat.slug) },
      <StartBatchView visit={visit} batchId={newId()} products={products} form={shown} />,
    );
  }
}
