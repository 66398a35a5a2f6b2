import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { Unpackings } from '#libs/inventory';
import { Corrections, readQuantity, unitsOn } from '#libs/traceability';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, id, optionalText } from '../../web/fields.js';
import { blankForm, submit, typedIn, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { batchUnit } from './batch-page.query.js';
import { taskToDeclare, type TaskToDeclare } from './correction.query.js';
import { CorrectionView } from './correction.view.js';
import { typedTask } from './task-form.js';

const correctionForm = (task: TaskToDeclare, { locale }: Visit) =>
  z
    .object({
      task: id(),
      insteadId: id(),
      how: choice(['never', 'number']),
      input: optionalText(40),
      output: optionalText(40),
      note: optionalText(300),
    })
    .transform((form, context) => {
      const weigh = (field: 'input' | 'output'): bigint => {
        if (form.how === 'never' || form[field] === '') return task[field];
        const amount = readQuantity(form[field], unitsOn(task.unit, [], '2000-01-01'), task.unit, locale);
        if (amount === undefined)
          context.issues.push({ code: 'custom', input: form[field], path: [field], params: { words: 'notANumber' } });
        return amount ?? 0n;
      };
      return { ...form, input: weigh('input'), output: weigh('output') };
    });

/** "This was wrong": `?task=` names the task of the batch. */
@Controller()
@AtDesk('clerk')
export class CorrectionController {
  constructor(
    private readonly corrections: Corrections,
    private readonly unpackings: Unpackings,
    private readonly db: Database,
  ) {}

  @Get('desk/:coop/batches/:id/correction')
  async show(@CurrentVisit() visit: Visit, @Param('id') param: string, @Query('task') task: unknown): Promise<string> {
    return this.page(visit, visit.id(param), task, blankForm());
  }

  @Post('desk/:coop/batches/:id/correction')
  async declare(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const batchId = visit.id(param);
    const typed = typedIn(body);
    const task = await this.task(visit, batchId, typed['task']);
    if (!task) return this.page(visit, batchId, typed['task'], blankForm());
    const sent = await submit(visit, correctionForm(task, visit), body, form => {
      const { note, how, insteadId, input, output } = form;
      if (task.step === 'pack') return this.unpackings.undo(visit.me, task.id, note);
      const { happenedAt, siteId, answers } = task;
      const instead = {
        id: insteadId,
        happenedAt,
        siteId,
        input,
        output,
        note: task.note,
        answers,
        typed: typedTask(typed),
      };
      return this.corrections.correct(visit.me, task.id, { note, ...(how === 'number' && { instead }) });
    });
    if (!sent.ok) return this.page(visit, batchId, task.id, sent.form);
    return visit.seeOther(paths.desk.batch(visit.seat.slug, batchId), 'task-corrected');
  }

  private async task(visit: Visit, batchId: string, taskId: unknown): Promise<TaskToDeclare | undefined> {
    const [batch] = await this.db.read(batchUnit, [batchId, visit.seat.cooperativeId]);
    if (!batch) throw new HiddenFromActor();
    if (typeof taskId !== 'string' || !z.guid().safeParse(taskId).success) return undefined;
    const [task] = await this.db.read(taskToDeclare, [taskId, batchId, visit.seat.cooperativeId]);
    return task;
  }

  private async page(visit: Visit, batchId: string, taskId: unknown, form: Form): Promise<string> {
    const task = await this.task(visit, batchId, taskId);
    const { slug } = visit.seat;
    if (!task || task.isCorrected) return visit.seeOther(paths.desk.batch(slug, batchId));
    const here = paths.desk.correction(slug, batchId, task.id);
    return deskPage(
      visit,
      { title: visit.words.chain.correction.title, tab: 'batches', form, here },
      <CorrectionView visit={visit} task={task} insteadId={newId()} form={form} />,
    );
  }
}
