import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { SiteClaims } from '#libs/balance';
import { HiddenFromActor } from '#libs/identity';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDepartment } from '../../web/access.js';
import { longText } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { DepartmentClaimsView, DepartmentClaimView } from './department-claims.view.js';
import {
  claimsDecided,
  claimsOfSite,
  claimsWaiting,
  defaultsOfSite,
  oneClaim,
  seasonsOfSite,
} from './site-claim.query.js';

const decisionForm = z.object({ decision: longText(1000) });

/** What co-ops say of their places, and the department's countersignature. */
@Controller()
@AtDepartment()
export class DepartmentClaimsController {
  constructor(
    private readonly claims: SiteClaims,
    private readonly db: Database,
  ) {}

  @Get('department/balance/claims')
  async list(@CurrentVisit() visit: Visit): Promise<string> {
    const [waiting, decided] = await Promise.all([this.db.read(claimsWaiting, []), this.db.read(claimsDecided, [])]);
    const { title } = visit.words.siteClaims.department;
    return departmentPage(
      visit,
      { title, tab: 'balance' },
      <DepartmentClaimsView visit={visit} waiting={waiting} decided={decided} />,
    );
  }

  @Get('department/balance/claims/:id')
  show(@CurrentVisit() visit: Visit, @Param('id') param: string): Promise<string> {
    return this.page(visit, visit.id(param), blankForm());
  }

  @Post('department/balance/claims/:id/countersignature')
  async countersign(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const id = visit.id(param);
    const sent = await submit(visit, decisionForm, body, ({ decision }) =>
      this.claims.countersign(visit.me, id, decision),
    );
    if (!sent.ok) return this.page(visit, id, sent.form);
    return visit.seeOther(paths.department.siteClaims, 'site-claim-countersigned');
  }

  @Post('department/balance/claims/:id/refusal')
  async refuse(@CurrentVisit() visit: Visit, @Param('id') param: string, @Body() body: unknown): Promise<string> {
    const id = visit.id(param);
    const sent = await submit(visit, decisionForm, body, ({ decision }) => this.claims.refuse(visit.me, id, decision));
    if (!sent.ok) return this.page(visit, id, sent.form);
    return visit.seeOther(paths.department.siteClaims, 'site-claim-refused');
  }

  private async page(visit: Visit, claimId: string, form: Form): Promise<string> {
    const [claim] = await this.db.read(oneClaim, [claimId]);
    if (!claim) throw new HiddenFromActor();
    const [claims, defaults, seasons] = await Promise.all([
      this.db.read(claimsOfSite, [claim.siteId]),
      this.db.read(defaultsOfSite, [claim.siteId]),
      this.db.read(seasonsOfSite, [claim.siteId]),
    ]);
    const title = visit.words.siteClaims.department.one(claim.place);
    return departmentPage(
      visit,
      { title, tab: 'balance', form },
      <DepartmentClaimView
        visit={visit}
        claim={claim}
        claims={claims}
        defaults={defaults}
        seasons={seasons}
        form={form}
      />,
    );
  }
}
