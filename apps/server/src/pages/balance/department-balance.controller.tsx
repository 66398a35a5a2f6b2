import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { Bounds, Flags } from '#libs/balance';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { day, id, longText, optional, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { percentInThousandths } from './bounds-form.js';
import { BoundsView } from './bounds.view.js';
import {
  boundsPage,
  cooperativesToBound,
  departmentBalance,
  flagPage,
  type DepartmentBalance,
} from './department-balance.query.js';
import { DepartmentBalanceView } from './department-balance.view.js';
import { FlagView } from './flag.view.js';

const decisionForm = z.object({ decision: longText(1000) });
const boundForm = z.object({
  of: text(80),
  cooperativeId: id(),
  least: percentInThousandths(),
  most: percentInThousandths(),
  from: optional(day()),
  source: text(300, 3),
});

/** The department's worklist of numbers that do not add up, whom to visit, and the bounds that are believed. */
@Controller()
@AtDepartment()
export class DepartmentBalanceController {
  constructor(
    private readonly flags: Flags,
    private readonly bounds: Bounds,
    private readonly db: Database,
  ) {}

  @Get('department/balance')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const [data] = await this.db.read(departmentBalance, []);
    const nothing: DepartmentBalance = { explained: [], open: [], done: [], visits: [], claimsWaiting: 0 };
    const { title } = visit.words.balance.department;
    return departmentPage(
      visit,
      { title, tab: 'balance' },
      <DepartmentBalanceView visit={visit} data={data ?? nothing} />,
    );
  }

  @Get('department/balance/flags/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') flagId: string): Promise<string> {
    return this.page(visit, visit.id(flagId), blankForm());
  }

  @Post('department/balance/flags/:id/countersignature')
  async countersign(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const flagId = visit.id(param);
    const sent = await submit(visit, decisionForm, body, ({ decision }) =>
      this.flags.countersign(visit.me, flagId, decision),
    );
    if (!sent.ok) return this.page(visit, flagId, sent.form);
    return visit.seeOther(paths.department.balance, 'flag-countersigned');
  }

  @Post('department/balance/flags/:id/rejection')
  async reject(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const flagId = visit.id(param);
    const sent = await submit(visit, decisionForm, body, ({ decision }) =>
      this.flags.reject(visit.me, flagId, decision),
    );
    if (!sent.ok) return this.page(visit, flagId, sent.form);
    return visit.seeOther(paths.department.balance, 'flag-rejected');
  }

  @Get('department/balance/bounds')
  showBounds(@CurrentVisit() visit: Visit): Promise<string> {
    return this.boundsPage(visit, blankForm());
  }

  @Post('department/balance/bounds')
  async approve(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, boundForm, body, ({ of, ...bound }) => {
      const [line = '', task = ''] = of.split(' ');
      return this.bounds.approve(visit.me, { line, task, ...bound });
    });
    if (!sent.ok) return this.boundsPage(visit, sent.form);
    return visit.seeOther(paths.department.bounds, 'bound-approved');
  }

  private async page(visit: Visit, flagId: string, form: Form): Promise<string> {
    const [row] = await this.db.read(flagPage, [flagId]);
    if (!row) throw new HiddenFromActor();
    const title = visit.words.balance.kinds[row.flag.kind];
    return departmentPage(
      visit,
      { title, tab: 'balance', form },
      <FlagView visit={visit} flag={row.flag} form={form} />,
    );
  }

  private async boundsPage(visit: Visit, form: Form): Promise<string> {
    const rows = await this.db.read(boundsPage, []);
    const cooperatives = await this.db.read(cooperativesToBound, []);
    const { bounds: title } = visit.words.balance.department;
    return departmentPage(
      visit,
      { title, tab: 'balance', form },
      <BoundsView visit={visit} rows={rows} cooperatives={cooperatives} form={form} />,
    );
  }
}
