import { Body, Controller, Get, Header, Post } from '@nestjs/common';
import { z } from 'zod';
import { Inspections } from '#libs/recorder';
import { LookUps } from '#libs/reporting';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment, AtDesk, Public } from '../../web/access.js';
import { id } from '../../web/fields.js';
import { blankForm, submit, typedIn, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { deskPage } from '../desk/desk-page.js';
import { appManifest } from '../recorder/app-manifest.js';
import { INSPECTOR_FILES, workerScript } from '../recorder/kept-files.js';
import { checksOfDesk, checksOfProvince, cooperativesToInspect, openInspections } from './inspections.query.js';
import { ChecksTable, InspectionsView } from './inspections.view.js';
import { InspectorPage } from './inspector.view.js';

/** One box ticked comes as a text, several as a list. */
const ticked = z.preprocess(value => [value ?? []].flat(), z.array(z.guid()).max(100));
const prepareForm = z.object({ id: id(), cooperatives: ticked });

/** Officers prepare a round of visits, take it along, and everybody concerned sees what they found. */
@Controller()
export class InspectionsController {
  constructor(
    private readonly inspections: Inspections,
    private readonly lookUps: LookUps,
    private readonly db: Database,
  ) {}

  @Get('department/inspections')
  @AtDepartment()
  list(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm(), []);
  }

  /** What is taken along is an export of what the department may see: it is on record. */
  @Post('department/inspections')
  @AtDepartment()
  async prepare(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, prepareForm, body, async wish => {
      await this.inspections.prepare(visit.me, wish.id, wish.cooperatives);
      await this.lookUps.note(visit.me, 'exported', { report: 'inspection', id: wish.id });
    });
    if (!sent.ok) return this.page(visit, sent.form, [typedIn(body)['cooperatives'] ?? []].flat());
    return visit.seeOther(paths.department.inspections, 'inspection-prepared');
  }

  @Get('department/inspections/app')
  @AtDepartment()
  app(@CurrentVisit() visit: Visit): string {
    return visit.document(<InspectorPage visit={visit} />);
  }

  @Get('department/inspections/app.webmanifest')
  @Public()
  @Header('content-type', 'application/manifest+json; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  manifest(@CurrentVisit() { words, locale }: Visit): object {
    return appManifest(words.recorder.inspector, locale, paths.department.inspector);
  }

  @Get('inspector-worker.js')
  @Public()
  @Header('content-type', 'text/javascript; charset=utf-8')
  @Header('cache-control', 'private, no-cache')
  @Header('service-worker-allowed', '/department/inspections/')
  worker(): string {
    return workerScript(INSPECTOR_FILES());
  }

  @Get('desk/:coop/inspections')
  @AtDesk()
  async atDesk(@CurrentVisit() visit: Visit): Promise<string> {
    const { title, deskLead } = visit.words.recorder.inspections;
    const checks = await this.db.read(checksOfDesk, [visit.seat.cooperativeId]);
    return deskPage(
      visit,
      { title, tab: 'batches' },
      <>
        <p class="lead">{deskLead}</p>
        <ChecksTable visit={visit} checks={checks} />
      </>,
    );
  }

  private async page(visit: Visit, form: Form, chosen: readonly string[]): Promise<string> {
    const [open, cooperatives, checks] = await Promise.all([
      this.db.read(openInspections, [visit.me.personId, visit.now]),
      this.db.read(cooperativesToInspect, []),
      this.db.read(checksOfProvince, []),
    ]);
    const { title } = visit.words.recorder.inspections;
    return departmentPage(
      visit,
      { title, tab: 'inspections', form, here: paths.department.inspections },
      <InspectionsView
        visit={visit}
        open={open}
        cooperatives={cooperatives}
        checks={checks}
        form={form}
        chosen={chosen}
      />,
    );
  }
}
