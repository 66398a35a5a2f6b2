import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Packings } from '#libs/inventory';
import {
  batchActions,
  Batches,
  NotInTheRecipe,
  Recalls,
  taskOf,
  type BatchUnit,
  type RecipeTask,
} from '#libs/traceability';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, typedIn, type Form, type Sent } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { batchPage, batchUnit } from './batch-page.query.js';
import { BatchView } from './batch.view.js';
import { suggested, tasksFor } from './choose-task.js';
import { recallForm, taskForms } from './task-form.js';

/** The forms of the page that was sent and refused; the others start anew. */
interface SentForms {
  task?: Form;
  recall?: Form;
}

/** One batch: its way so far, the next task, its recall. Who may do what stands in batchActions: the verbs ask it. */
@Controller()
@AtDesk()
export class BatchController {
  constructor(
    private readonly batches: Batches,
    private readonly packings: Packings,
    private readonly recalls: Recalls,
    private readonly db: Database,
  ) {}

  /** `?task=` chooses which task to record. */
  @Get('desk/:coop/batches/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') id: string, @Query('task') task: unknown): Promise<string> {
    return this.page(visit, visit.id(id), {}, task);
  }

  @Post('desk/:coop/batches/:id/tasks')
  async record(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batchId = visit.id(param);
    const [batch] = await this.db.read(batchUnit, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    const { kind } = typedIn(body);
    const task = taskOf(batch.line, String(kind));
    if (!task) throw new NotInTheRecipe();
    const sent = await this.submitTask(visit, batchId, batch.unit, task, body);
    if (!sent.ok) return this.page(visit, batchId, { task: sent.form }, task.kind);
    const flash = task.step === 'pack' ? 'goods-packed' : 'task-recorded';
    return visit.seeOther(paths.desk.batch(visit.seat.slug, batchId), flash);
  }

  @Post('desk/:coop/batches/:id/recall')
  @AtDesk(...batchActions.recall.roles)
  async recall(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batchId = visit.id(param);
    const [batch] = await this.db.read(batchUnit, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    const sent = await submit(visit, recallForm, body, reason => this.recalls.recall(visit.me, batchId, reason));
    if (!sent.ok) return this.page(visit, batchId, { recall: sent.form });
    return visit.seeOther(paths.desk.batch(visit.seat.slug, batchId), 'batch-recalled');
  }

  private submitTask(
    visit: Visit,
    batchId: string,
    unit: BatchUnit,
    { step }: RecipeTask,
    body: unknown,
  ): Promise<Sent<{ taskId: string }>> {
    const { me, locale } = visit;
    if (step === 'pack')
      return submit(visit, taskForms.pack(), body, packing => this.packings.pack(me, batchId, packing));
    if (step === 'make')
      return submit(visit, taskForms.make(unit, locale), body, work => this.batches.recordTask(me, batchId, work));
    return submit(visit, taskForms.gather(unit, locale), body, work => this.batches.recordTask(me, batchId, work));
  }

  private async page(visit: Visit, batchId: string, sent: SentForms, wish?: unknown): Promise<string> {
    const [batch] = await this.db.read(batchPage, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    const tasks = tasksFor(visit.seat, batch);
    const chosen = tasks.find(task => task.kind === wish) ?? suggested(batch, tasks);
    const { task: form = blankForm(), recall = blankForm() } = sent;
    return deskPage(
      visit,
      {
        title: visit.words.traceability.batch.title(batch.lot),
        tab: 'batches',
        form: recall.isSent ? recall : form,
        here: paths.desk.batch(visit.seat.slug, batchId),
      },
      <BatchView
        visit={visit}
        batch={batch}
        tasks={tasks}
        chosen={chosen}
        taskId={newId()}
        form={form}
        recall={recall}
      />,
    );
  }
}
