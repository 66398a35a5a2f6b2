import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { Packings } from '#libs/inventory';
import {
  batchActions,
  Batches,
  NotInTheRecipe,
  ownUnits,
  taskOf,
  unitsOn,
  type BatchUnit,
  type RecipeTask,
  type WorkInput,
} from '#libs/traceability';
import { RecallRuns } from '#libs/recalls';
import { dayOf } from '#platform/clock';
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
import { batchesToBlend, lastLike } from './last-like.query.js';
import { answersIn, recallForm, sourcesIn, taskForms, typedTask, unitIn, type Scales } from './task-form.js';

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
    private readonly recalls: RecallRuns,
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
    const task = taskOf(batch.line, String(typedIn(body)['kind']), batch.recipeVersion);
    if (!task || task.step === 'ship' || task.step === 'receive') throw new NotInTheRecipe();
    const sent = await this.submitTask(visit, batchId, await this.scales(visit, batch.unit, body), task, body);
    if (!sent.ok) return this.page(visit, batchId, { task: sent.form }, task.kind);
    const flash = task.step === 'pack' ? 'goods-packed' : 'task-recorded';
    return visit.seeOther(paths.desk.batch(visit.seat.slug, batchId), flash);
  }

  /** Everything made of the batch is held at once; somebody else confirms it on the recall's page. */
  @Post('desk/:coop/batches/:id/recall')
  @AtDesk(...batchActions.recall.roles)
  async proposeRecall(
    @CurrentVisit() visit: Visit,
    @Param('id') param: string,
    @Body() body: unknown,
  ): Promise<string> {
    const batchId = visit.id(param);
    const [batch] = await this.db.read(batchUnit, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    const sent = await submit(visit, recallForm, body, wish =>
      this.recalls.propose(visit.me, { ...wish, kind: 'batch', origin: batchId }),
    );
    if (!sent.ok) return this.page(visit, batchId, { recall: sent.form });
    return visit.seeOther(paths.desk.recall(visit.seat.slug, sent.result.recallId), 'recall-proposed');
  }

  private async scales(visit: Visit, base: BatchUnit, body: unknown): Promise<Scales> {
    const own = await this.db.read(ownUnits, [visit.seat.cooperativeId]);
    return { units: unitsOn(base, own, dayOf(visit.now)), base, locale: visit.locale, usual: unitIn(typedIn(body)) };
  }

  private submitTask(
    visit: Visit,
    batchId: string,
    scales: Scales,
    task: RecipeTask,
    body: unknown,
  ): Promise<Sent<{ taskId: string }>> {
    const { me } = visit;
    const fields = typedIn(body);
    const answers = answersIn(task, fields);
    const said = { answers, typed: typedTask(fields) };
    const record = (work: WorkInput) => this.batches.recordTask(me, batchId, { ...work, ...said });
    switch (task.step) {
      case 'pack':
        return submit(visit, taskForms.pack(), body, packing =>
          this.packings.pack(me, batchId, { ...packing, ...said }),
        );
      case 'make':
        if (!task.blends) return submit(visit, taskForms.make(scales), body, record);
        return submit(visit, taskForms.blend(scales), body, work =>
          record({ ...work, from: sourcesIn(fields, scales) }),
        );
      case 'destroy':
        return submit(visit, taskForms.destroy(scales), body, record);
      case 'observe':
      case 'move':
        return submit(visit, taskForms.observe(), body, record);
      default:
        return submit(visit, taskForms.gather(scales), body, record);
    }
  }

  private async page(visit: Visit, batchId: string, sent: SentForms, wish?: unknown): Promise<string> {
    const [batch] = await this.db.read(batchPage, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    const tasks = tasksFor(visit.seat, batch);
    const chosen = tasks.find(task => task.kind === wish) ?? suggested(batch, tasks);
    const { task: form = blankForm(), recall = blankForm() } = sent;
    const { cooperativeId } = visit.seat;
    const [last] = chosen ? await this.db.read(lastLike, [cooperativeId, batch.line, chosen.kind]) : [];
    const others = chosen?.blends ? await this.db.read(batchesToBlend, [batchId]) : [];
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
        last={last}
        others={others}
        form={form}
        recall={recall}
      />,
    );
  }
}
