import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { Allowances, MOST_LABELS_ALLOWED } from '#libs/labels';
import { dayOf } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { day, id, optional, text, wholeNumber } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { departmentLabels } from './department-labels.query.js';
import { DepartmentLabelsView, EVERYBODY } from './department-labels.view.js';

const allowanceForm = z.object({
  allowanceId: id(),
  cooperativeId: z.preprocess(value => (value === EVERYBODY ? null : value), id().nullable()),
  labels: wholeNumber(0, MOST_LABELS_ALLOWED),
  from: optional(day()),
  reason: text(300, 3),
});

/** What became of the labels of each co-op, and how many each may print ahead. */
@Controller()
@AtDepartment()
export class DepartmentLabelsController {
  constructor(
    private readonly allowances: Allowances,
    private readonly db: Database,
  ) {}

  @Get('department/labels')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('department/labels')
  async set(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, allowanceForm, body, allowance => this.allowances.set(visit.me, allowance));
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.department.labels, 'allowance-set');
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const today = dayOf(visit.now);
    const [data] = await this.db.read(departmentLabels, [today]);
    if (!data) throw new Error('the labels of the province were not answered');
    return departmentPage(
      visit,
      { title: visit.words.allowances.title, tab: 'labels', form },
      <DepartmentLabelsView visit={visit} data={data} form={form} today={today} allowanceId={newId()} />,
    );
  }
}
