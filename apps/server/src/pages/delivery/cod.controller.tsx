import { Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { CodStatements } from '#libs/delivery';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { codPage, statementPage } from './cod.query.js';
import { CodView, StatementView } from './cod.view.js';

const MOST_BYTES = 4 * 1_048_576;
const carrierForm = z.object({ carrier: text(60) });

/** What carriers took at the doors, and what of it has reached the market's account. */
@Controller()
@AtDepartment()
export class CodController {
  constructor(
    private readonly statements: CodStatements,
    private readonly db: Database,
  ) {}

  @Get('department/cod')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, blankForm());
  }

  @Post('department/cod')
  async take(@CurrentVisit() visit: Visit): Promise<string> {
    const upload = await submit(visit, z.object({}), {}, () =>
      readUpload(visit.request, { field: 'file', maxBytes: MOST_BYTES }),
    );
    if (!upload.ok) return this.page(visit, upload.form);
    const { file, fields } = upload.result;
    const sent = await submit(visit, carrierForm, fields, ({ carrier }) =>
      this.statements.take(visit.me, {
        carrier,
        name: `${carrier} ${visit.day(visit.now)}`,
        bytes: file ?? Buffer.of(),
      }),
    );
    if (!sent.ok) return this.page(visit, sent.form);
    return visit.seeOther(paths.department.codStatement(sent.result), 'statement-taken');
  }

  @Get('department/cod/:id')
  async statement(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const [statement] = await this.db.read(statementPage, [visit.id(id)]);
    if (!statement) throw new HiddenFromActor();
    const title = visit.words.delivery.cod.statement(statement.name);
    return departmentPage(visit, { title, tab: 'cod' }, <StatementView visit={visit} statement={statement} />);
  }

  private async page(visit: Visit, form: Form): Promise<string> {
    const [data] = await this.db.read(codPage, []);
    const { title } = visit.words.delivery.cod;
    return departmentPage(
      visit,
      { title, tab: 'cod', form, here: paths.department.cod },
      <CodView visit={visit} data={data ?? { carriers: [], statements: [] }} form={form} />,
    );
  }
}
