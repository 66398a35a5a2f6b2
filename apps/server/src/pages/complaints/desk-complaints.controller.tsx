import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { ComplaintSteps } from '#libs/complaints';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { stepForm } from './complaint-form.js';
import { ComplaintList } from './complaint-list.view.js';
import type { ShownComplaint } from './complaint-sql.js';
import { complaintsWish } from './complaint-wish.js';
import { ComplaintView } from './complaint.view.js';
import { complaintOfDesk, COMPLAINTS_PER_PAGE, complaintsOfDesk, photoOfDesk } from './complaints.query.js';

/** What buyers ask of a co-op's orders, at its desk. Which role may do what stands in complaintActions: the verb asks it. */
@Controller('desk/:coop')
@AtDesk()
export class DeskComplaintsController {
  constructor(
    private readonly steps: ComplaintSteps,
    private readonly db: Database,
  ) {}

  @Get('complaints')
  async list(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const wish = complaintsWish.parse(query);
    const skip = (wish.page - 1) * COMPLAINTS_PER_PAGE;
    const rows = await this.db.read(complaintsOfDesk, [visit.seat.cooperativeId, wish.tab === 'open', skip]);
    const { slug } = visit.seat;
    const { title, empty, emptyText: text } = visit.words.complaints.desk;
    return deskPage(
      visit,
      { title, tab: 'orders' },
      <ComplaintList
        {...{ visit, rows, wish, empty: { title: empty, text } }}
        to={id => paths.desk.complaint(slug, id)}
        list={page => paths.desk.complaints(slug, page)}
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
    const by = { side: 'cooperative' as const, actor: visit.me };
    const sent = await submit(visit, stepForm, body, step => this.steps.take(by, complaint.id, step));
    if (!sent.ok) return this.page(visit, await this.one(visit, id), sent.form);
    return visit.seeOther(paths.desk.complaint(visit.seat.slug, complaint.id), 'complaint-moved');
  }

  @Get('complaint-photos/:photo')
  async photo(@CurrentVisit() visit: Visit, @Param('photo') id: string) {
    const [photo] = await this.db.read(photoOfDesk, [visit.seat.cooperativeId, visit.id(id)]);
    if (!photo) throw new HiddenFromActor();
    return visit.file({ bytes: photo.bytes, type: 'image/webp' });
  }

  private async one(visit: Visit, id: string): Promise<ShownComplaint> {
    const [row] = await this.db.read(complaintOfDesk, [visit.seat.cooperativeId, visit.id(id)]);
    if (!row) throw new HiddenFromActor();
    return row.complaint;
  }

  private page(visit: Visit, complaint: ShownComplaint, form: Form): string {
    const { slug } = visit.seat;
    const title = visit.words.complaints.title(complaint.number);
    return deskPage(
      visit,
      { title, tab: 'orders', form, here: paths.desk.complaint(slug, complaint.id) },
      <ComplaintView
        {...{ visit, complaint, form, side: 'cooperative' }}
        action={paths.desk.stepComplaint(slug, complaint.id)}
        photo={photo => paths.desk.complaintPhoto(slug, photo)}
        order={paths.desk.order(slug, complaint.number)}
        back={paths.desk.complaints(slug)}
      />,
    );
  }
}
