import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { HiddenFromActor, mayAtDesk } from '#libs/identity';
import { reachOf, RecallRuns } from '#libs/recalls';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { placesReached } from './places-reached.query.js';
import { recallsIn } from './recall-list.js';
import { noticeOf } from './recall-notice.js';
import { hasNotice, originText } from './recall-parts.js';
import { recallPage } from './recall-page.query.js';
import { flashOfStep, submitStep, type RecallStep } from './recall-steps.js';
import { RecallView } from './recall.view.js';

/** A recall that reaches goods of the co-op. Its directors act when it reaches nobody else's; otherwise the department does. */
@Controller()
@AtDesk()
export class DeskRecallController {
  constructor(
    private readonly runs: RecallRuns,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/recalls')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const list = await recallsIn(this.db, visit, query, {
      cooperativeId,
      at: show => paths.desk.recalls(slug, show),
      to: id => paths.desk.recall(slug, id),
    });
    return deskPage(visit, { title: visit.words.recalls.list.title, tab: 'batches' }, list);
  }

  @Get('desk/:coop/recalls/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    return this.page(visit, visit.id(id), blankForm());
  }

  @Post('desk/:coop/recalls/:id/confirmation')
  @AtDesk('director')
  confirm(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'confirmation', body);
  }

  @Post('desk/:coop/recalls/:id/withdrawal')
  @AtDesk('director')
  withdraw(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'withdrawal', body);
  }

  @Post('desk/:coop/recalls/:id/answers')
  @AtDesk('director')
  answer(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'answers', body);
  }

  @Post('desk/:coop/recalls/:id/closure')
  @AtDesk('director')
  close(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'closure', body);
  }

  @Get('desk/:coop/recalls/:id/notice')
  async notice(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const notice = await noticeOf(this.db, visit, visit.id(param), visit.seat.cooperativeId);
    return deskPage(visit, { title: notice.title, tab: 'batches' }, notice.view);
  }

  private async take(visit: Visit, recallId: string, step: RecallStep, body: unknown): Promise<string> {
    const [recall] = await this.db.read(recallPage, [recallId, visit.seat.cooperativeId]);
    if (!recall) throw new HiddenFromActor();
    const sent = await submitStep(visit, this.runs, recallId, step, body);
    if (!sent.ok) return this.page(visit, recallId, sent.form);
    return visit.seeOther(paths.desk.recall(visit.seat.slug, recallId), flashOfStep(step, recall));
  }

  private async page(visit: Visit, recallId: string, form: Form): Promise<string> {
    const { slug, cooperativeId } = visit.seat;
    const [recall] = await this.db.read(recallPage, [recallId, cooperativeId]);
    if (!recall) throw new HiddenFromActor();
    const batchIds = recall.batches.map(({ id }) => id);
    const [[reach], places] = await Promise.all([
      this.db.read(reachOf, [batchIds]),
      this.db.read(placesReached, [batchIds]),
    ]);
    const isOurs = recall.cooperatives === 1;
    return deskPage(
      visit,
      { title: originText(visit, recall), tab: 'batches', form, here: paths.desk.recall(slug, recallId) },
      <RecallView
        visit={visit}
        recall={recall}
        reach={isOurs ? (recall.reach ?? reach) : reach}
        places={places}
        isOwn
        notice={hasNotice(recall) ? paths.desk.recallNotice(slug, recallId) : undefined}
        form={form}
        to={step => paths.desk.recallStep(slug, recallId, step)}
        mayAct={isOurs && mayAtDesk(visit.seat, ['director'])}
      />,
    );
  }
}
