import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ComplaintSteps } from '#libs/complaints';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { stepForm } from './complaint-form.js';
import { ComplaintList } from './complaint-list.view.js';
import type { ShownComplaint } from './complaint-sql.js';
import { complaintsWish } from './complaint-wish.js';
import { ComplaintView } from './complaint.view.js';
import {
  complaintOfDepartment,
  COMPLAINTS_PER_PAGE,
  complaintsOfDepartment,
  photoOfDepartment,
} from './complaints.query.js';

/** What a co-op refused or left unanswered: the department decides. It reads what was said, and not who the buyer is. */
@Controller('department')
@AtDepartment()
export class DepartmentComplaintsController {
  constructor(
    private readonly steps: ComplaintSteps,
    private readonly db: Database,
  ) {}

  @Get('complaints')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const wish = complaintsWish.parse(query);
    const skip = (wish.page - 1) * COMPLAINTS_PER_PAGE;
    const rows = await this.db.read(complaintsOfDepartment, [wish.tab === 'open', skip]);
    const { title, empty, emptyText: text } = visit.words.complaints.department;
    return departmentPage(
      visit,
      { title, tab: 'complaints' },
      <ComplaintList
        {...{ visit, rows, wish, empty: { title: empty, text } }}
        withSeller
        to={paths.department.complaint}
        list={paths.department.complaints}
      />,
    );
  }

  @Get('complaints/:id')
  async show(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    return this.page(visit, await this.one(visit, id), blankForm());
  }

  @Post('complaints/:id/steps')
  async step(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const complaint = await this.one(visit, id);
    const by = { side: 'department' as const, actor: visit.me };
    const sent = await submit(visit, stepForm, body, step => this.steps.take(by, complaint.id, step));
    if (!sent.ok) return this.page(visit, await this.one(visit, id), sent.form);
    return visit.seeOther(paths.department.complaint(complaint.id), 'complaint-moved');
  }

  @Get('complaint-photos/:photo')
  async photo(@CurrentVisit() visit: Visit, @Param('photo') id: string) {
    const [photo] = await this.db.read(photoOfDepartment, [visit.id(id)]);
    if (!photo) throw new HiddenFromActor();
    return visit.file({ bytes: photo.bytes, type: 'image/webp' });
  }

  private async one(visit: Visit, id: string): Promise<ShownComplaint> {
    const [row] = await this.db.read(complaintOfDepartment, [visit.id(id)]);
    if (!row) throw new HiddenFromActor();
    return row.complaint;
  }

  private page(visit: Visit, complaint: ShownComplaint, form: Form): string {
    const title = visit.words.complaints.title(complaint.number);
    return departmentPage(
      visit,
      { title, tab: 'complaints', form, here: paths.department.complaint(complaint.id) },
      <ComplaintView
        {...{ visit, complaint, form, side: 'department' }}
        action={paths.department.stepComplaint(complaint.id)}
        photo={paths.department.complaintPhoto}
        back={paths.department.complaints()}
      />,
    );
  }
}
