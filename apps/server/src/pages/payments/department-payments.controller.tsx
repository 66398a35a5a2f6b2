import { Body, Controller, Get, Post } from '@nestjs/common';
import { z } from 'zod';
import { BankCredits, PartRefunds, Refunds } from '#libs/payments';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDepartment } from '../../web/access.js';
import { id, longText, money, text } from '../../web/fields.js';
import { blankForm, submit } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { departmentPayments, type DepartmentPayments } from './department-payments.query.js';
import { DepartmentPaymentsView, type DepartmentForms } from './department-payments.view.js';

/** A line of a bank statement may be larger than any one order: people pay several at once, and then somebody must look. */
const MOST_IN_ONE_LINE = 99_999_999_999;

const creditForm = z.object({
  bankReference: text(60, 3),
  amount: money(MOST_IN_ONE_LINE),
  transferText: longText(500),
});
const returnForm = z.object({ payment: id(), returnReference: text(60, 3) });
const partForm = z.object({ part: id(), partReference: text(60, 3) });

/** The books of the market's bank account: what came in, what nobody understands, what has to go back. */
@Controller()
@AtDepartment()
export class DepartmentPaymentsController {
  constructor(
    private readonly credits: BankCredits,
    private readonly refunds: Refunds,
    private readonly parts: PartRefunds,
    private readonly db: Database,
  ) {}

  @Get('department/payments')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, {});
  }

  @Post('department/payments/credits')
  async record(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, creditForm, body, credit => this.credits.record(visit.me, credit));
    if (!sent.ok) return this.page(visit, { credit: sent.form });
    return visit.seeOther(paths.department.payments, `credit-${sent.result.state}`);
  }

  @Post('department/payments/returns')
  async giveBack(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, returnForm, body, ({ payment, returnReference }) =>
      this.refunds.returned(visit.me, payment, returnReference),
    );
    if (!sent.ok) return this.page(visit, { giveBack: sent.form });
    return visit.seeOther(paths.department.payments, 'money-returned');
  }

  @Post('department/payments/part-returns')
  async giveBackPart(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, partForm, body, ({ part, partReference }) =>
      this.parts.returned(visit.me, part, partReference),
    );
    if (!sent.ok) return this.page(visit, { part: sent.form });
    return visit.seeOther(paths.department.payments, 'money-returned');
  }

  private async page(visit: Visit, sent: Partial<DepartmentForms>): Promise<string> {
    const [data] = await this.db.read(departmentPayments, []);
    const nothing: DepartmentPayments = { waiting: [], owed: [], parts: [], suspense: [], credits: [] };
    const forms = { credit: blankForm(), giveBack: blankForm(), part: blankForm(), ...sent };
    return departmentPage(
      visit,
      {
        title: visit.words.payments.department.title,
        tab: 'payments',
        form: sent.credit ?? sent.giveBack ?? sent.part,
        actions: (
          <>
            <Button kind="quiet" href={paths.payouts}>
              {visit.words.settlement.payouts.title}
            </Button>
            <a href={paths.department.cod}>{visit.words.delivery.cod.title}</a>
          </>
        ),
      },
      <DepartmentPaymentsView visit={visit} data={data ?? nothing} forms={forms} />,
    );
  }
}
