import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { reachOf, RecallRuns } from '#libs/recalls';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { blankForm, Form, submit, typedIn } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { lotsReached, originsLike } from './department-recalls.query.js';
import { isExact, originForm, proposalForm, serialIn } from './recall-form.js';
import { recallsIn } from './recall-list.js';
import { noticeOf } from './recall-notice.js';
import { NewRecallView, type Tried } from './new-recall.view.js';
import { placesReached } from './places-reached.query.js';
import { recallPage } from './recall-page.query.js';
import { flashOfStep, submitStep, type RecallStep } from './recall-steps.js';
import { hasNotice, originText } from './recall-parts.js';
import { RecallView } from './recall.view.js';

/** Recalls of the whole province: what would be reached, proposing, confirming, and finding the packs. */
@Controller()
@AtDepartment()
export class DepartmentRecallsController {
  constructor(
    private readonly runs: RecallRuns,
    private readonly db: Database,
  ) {}

  @Get('department/recalls')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const list = await recallsIn(this.db, visit, query, {
      cooperativeId: null,
      at: show => paths.department.recalls(show),
      to: id => paths.department.recall(id),
      start: paths.department.newRecall(),
    });
    return departmentPage(visit, { title: visit.words.recalls.list.title, tab: 'recalls' }, list);
  }

  /** `?kind=&origin=&withSiblings=` says where it starts; with it, the page shows what would be reached. */
  @Get('department/recalls/new')
  async start(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const typed = typedIn(query);
    return this.newPage(visit, 'origin' in typed ? await this.tried(visit, typed) : { form: new Form(typed) });
  }

  @Post('department/recalls')
  async propose(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, proposalForm, body, async wish => ({
      ...(await this.runs.propose(visit.me, wish)),
      flash: wish.isDrill ? 'drill-proposed' : 'recall-proposed',
    }));
    if (!sent.ok) return this.newPage(visit, { ...(await this.tried(visit, typedIn(body))), form: sent.form });
    return visit.seeOther(paths.department.recall(sent.result.recallId), sent.result.flash);
  }

  @Get('department/recalls/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    return this.page(visit, visit.id(id), blankForm());
  }

  @Post('department/recalls/:id/confirmation')
  confirm(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'confirmation', body);
  }

  @Post('department/recalls/:id/withdrawal')
  withdraw(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'withdrawal', body);
  }

  @Post('department/recalls/:id/answers')
  answer(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'answers', body);
  }

  @Post('department/recalls/:id/closure')
  close(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    return this.take(visit, visit.id(id), 'closure', body);
  }

  @Get('department/recalls/:id/notice')
  async notice(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    const notice = await noticeOf(this.db, visit, visit.id(param), null);
    return departmentPage(visit, { title: notice.title, tab: 'recalls' }, notice.view);
  }

  private async take(visit: Visit, recallId: string, step: RecallStep, body: unknown): Promise<string> {
    const [recall] = await this.db.read(recallPage, [recallId, null]);
    if (!recall) throw new HiddenFromActor();
    const sent = await submitStep(visit, this.runs, recallId, step, body);
    if (!sent.ok) return this.page(visit, recallId, sent.form);
    return visit.seeOther(paths.department.recall(recallId), flashOfStep(step, recall));
  }

  private tried(visit: Visit, typed: Record<string, string | string[]>): Promise<Tried> {
    return submit(visit, originForm, typed, async ({ origin: given, ...wish }) => {
      const wanted = wish.kind === 'serial' ? serialIn(given) : given;
      const likely = isExact(wanted) ? [] : await this.db.read(originsLike, [wish.kind, wanted]);
      if (likely.length > 1) return { likely };
      const origin = likely[0]?.origin ?? wanted;
      const reach = await this.runs.dryRun(visit.me, { ...wish, origin });
      const [lots, places] = await Promise.all([
        this.db.read(lotsReached, [reach.batchIds]),
        this.db.read(placesReached, [reach.batchIds]),
      ]);
      return { run: { ...wish, origin, id: newId(), reach, lots, places } };
    }).then(sent => (sent.ok ? { form: new Form(typed), ...sent.result } : { form: sent.form }));
  }

  private newPage(visit: Visit, tried: Tried): string {
    const { title } = visit.words.recalls.start;
    return departmentPage(
      visit,
      { title, tab: 'recalls', form: tried.form },
      <NewRecallView visit={visit} tried={tried} />,
    );
  }

  private async page(visit: Visit, recallId: string, form: Form): Promise<string> {
    const [recall] = await this.db.read(recallPage, [recallId, null]);
    if (!recall) throw new HiddenFromActor();
    const batchIds = recall.batches.map(({ id }) => id);
    const [[now], places] = await Promise.all([
      this.db.read(reachOf, [batchIds]),
      this.db.read(placesReached, [batchIds]),
    ]);
    const to = (step: RecallStep) => paths.department.recallStep(recallId, step);
    return departmentPage(
      visit,
      { title: originText(visit, recall), tab: 'recalls', form },
      <RecallView
        visit={visit}
        recall={recall}
        reach={recall.reach ?? now}
        places={places}
        isOwn={false}
        notice={hasNotice(recall) ? paths.department.recallNotice(recallId) : undefined}
        form={form}
        to={to}
        mayAct
      />,
    );
  }
}
