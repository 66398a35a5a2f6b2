import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor, mayAtDesk } from '#libs/identity';
import { batchActions, HandOvers } from '#libs/traceability';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk, Limited, SignedIn } from '../../web/access.js';
import { id, moment, optionalText, text } from '../../web/fields.js';
import { blankForm, submit, typedIn, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { goodsToTake, handOverPage, receivers, type GoodsToTake, type Receiver } from './hand-over.query.js';
import { HandOverView } from './hand-over.view.js';
import { TakeOverView } from './take-over.view.js';
import { chosenId, typedTask, unitIn, weighed, type Scales } from './task-form.js';
import { unitsOfBatch } from './task.view.js';

const side = { id: id(), siteId: chosenId(), happenedAt: moment(), note: optionalText(300) };

/** The giver's side: what leaves a batch, and the code for the receiver. */
@Controller()
@AtDesk(...batchActions.ship.roles)
export class HandOverController {
  constructor(
    private readonly handOvers: HandOvers,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/batches/:id/hand-over')
  show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    return this.page(visit, visit.id(param), blankForm());
  }

  @Post('desk/:coop/batches/:id/hand-over')
  async give(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batch = await this.batch(visit, visit.id(param));
    const fields = typedIn(body);
    const scales = { units: unitsOfBatch(visit, batch), base: batch.unit, locale: visit.locale, usual: unitIn(fields) };
    const form = weighed({ ...side, handOverId: id() }, scales);
    const typed = typedTask(fields);
    const sent = await submit(visit, form, body, giving =>
      this.handOvers.give(visit.me, batch.id, { ...giving, typed }),
    );
    if (!sent.ok) return this.page(visit, batch.id, sent.form);
    return visit.seeOther(paths.desk.handOver(visit.seat.slug, batch.id), 'goods-given');
  }

  @Post('desk/:coop/batches/:id/hand-over/return')
  async takeBack(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batch = await this.batch(visit, visit.id(param));
    const form = z.object({ handOverId: chosenId() });
    const sent = await submit(visit, form, body, ({ handOverId }) => this.handOvers.takeBack(visit.me, handOverId));
    if (!sent.ok) return this.page(visit, batch.id, sent.form);
    return visit.seeOther(paths.desk.handOver(visit.seat.slug, batch.id), 'goods-taken-back');
  }

  private async batch(visit: Visit, batchId: string) {
    const [batch] = await this.db.read(handOverPage, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    return batch;
  }

  private async page(visit: Visit, batchId: string, form: Form): Promise<string> {
    const batch = await this.batch(visit, batchId);
    const here = paths.desk.handOver(visit.seat.slug, batchId);
    return deskPage(
      visit,
      { title: visit.words.chain.handOver.title(batch.lot), tab: 'batches', form, here },
      <HandOverView visit={visit} batch={batch} ids={[newId(), newId()]} form={form} />,
    );
  }
}

/** The receiver's side: whoever scans the code and is a clerk somewhere. Guessing a code of 80 bits is hopeless, and limited. */
@Controller()
@SignedIn()
export class TakeOverController {
  constructor(
    private readonly handOvers: HandOvers,
    private readonly db: Database,
  ) {}

  @Get('hand-over/:code')
  @Limited(60, 60)
  show(@CurrentVisit() visit: Visit, @Param('code') code: string): Promise<string> {
    return this.page(visit, code, blankForm());
  }

  @Post('hand-over/:code')
  @Limited(60, 60)
  async confirm(@CurrentVisit() visit: Visit, @Param('code') code: string, @Body() body: unknown): Promise<string> {
    const [goods] = await this.db.read(goodsToTake, [code]);
    const desks = goods ? await this.desks(visit, goods) : [];
    const typed = typedIn(body);
    const [kind, cooperativeId, rowId] = String(typed['target'] ?? '').split(':');
    const desk = desks.find(one => one.id === cooperativeId);
    if (!goods || (!desk && typed['target'])) return this.page(visit, code, blankForm());
    const scales: Scales = {
      units: unitsOfBatch(visit, { unit: goods.unit, ownUnits: desk?.ownUnits ?? [] }),
      base: goods.unit,
      locale: visit.locale,
      usual: unitIn(typed),
    };
    const form = weighed({ ...side, target: text(120), newBatchId: id() }, scales);
    const sent = await submit(visit, form, body, taking =>
      this.handOvers.takeOver(visit.me, code, {
        ...taking,
        typed: typedTask(typed),
        cooperativeId: desk?.id ?? '',
        ...(kind === 'batch' ? { batchId: rowId } : { productId: rowId }),
      }),
    );
    if (!sent.ok) return this.page(visit, code, sent.form);
    return visit.seeOther(paths.desk.batch(desk?.slug ?? '', sent.result.batchId), 'goods-taken-over');
  }

  private desks(visit: Visit, goods: GoodsToTake): Promise<Receiver[]> {
    const seats = visit.me.seats.filter(seat => mayAtDesk(seat, batchActions.receive.roles));
    return this.db.read(receivers, [seats.map(seat => seat.cooperativeId), goods.unit]);
  }

  private async page(visit: Visit, code: string, form: Form): Promise<string> {
    const [goods] = await this.db.read(goodsToTake, [code]);
    const desks = goods ? await this.desks(visit, goods) : [];
    return visit.page(
      { title: visit.words.chain.handOver.receiveTitle, form, here: paths.takeOver(code) },
      <TakeOverView visit={visit} code={code} goods={goods} desks={desks} ids={[newId(), newId()]} form={form} />,
    );
  }
}
