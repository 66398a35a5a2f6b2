import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { BankCredits, BankStatements, PartRefunds, Refunds } from '#libs/payments';
import { Database } from '#platform/database';
import { paths, withQuery } from '../../paths.js';
import { Button } from '../../ui/forms.js';
import { AtDepartment } from '../../web/access.js';
import { id, longText, money, text } from '../../web/fields.js';
import { blankForm, submit } from '../../web/forms.js';
import { readUpload } from '../../web/uploads.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { departmentPage } from '../department/department-page.js';
import { StatementResults } from './bank-statement.view.js';
import { departmentPayments, isPart, OWED_PAGE_SIZE, type DepartmentPayments } from './department-payments.query.js';
import { DepartmentPaymentsView, type DepartmentForms } from './department-payments.view.js';

/** A line of a bank statement may be larger than any one order: people pay several at once, and then somebody must look. */
const MOST_IN_ONE_LINE = 99_999_999_999;

const creditForm = z.object({
  bankReference: text(60, 3),
  amount: money(MOST_IN_ONE_LINE),
  transferText: longText(500),
});
const returnForm = z.object({ owed: id(), returnReference: text(60, 3) });
const MOST_STATEMENT_BYTES = 4 * 1_048_576;
const pageWish = z.object({ page: z.coerce.number().int().min(1).max(10_000).catch(1) });

/** The books of the market's bank account: what came in, what nobody understands, what has to go back. */
@Controller()
@AtDepartment()
export class DepartmentPaymentsController {
  constructor(
    private readonly credits: BankCredits,
    private readonly refunds: Refunds,
    private readonly parts: PartRefunds,
    private readonly statements: BankStatements,
    private readonly db: Database,
  ) {}

  @Get('department/payments')
  show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.page(visit, {}, query);
  }

  @Post('department/payments/credits')
  async record(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, creditForm, body, credit => this.credits.record(visit.me, credit));
    if (!sent.ok) return this.page(visit, { credit: sent.form });
    const { state, reason } = sent.result;
    const said = state === 'matched' && reason ? reason : state;
    return visit.seeOther(paths.department.payments, `credit-${said}`);
  }

  @Post('department/payments/returns')
  async giveBack(@CurrentVisit() visit: Visit, @Body() body: unknown, @Query() query: unknown): Promise<string> {
    const sent = await submit(visit, returnForm, body, ({ owed, returnReference }) =>
      this.returned(visit, owed, returnReference),
    );
    if (!sent.ok) return this.page(visit, { giveBack: sent.form }, query);
    const { page } = pageWish.parse(query);
    return visit.seeOther(
      withQuery(paths.department.payments, { page: page > 1 ? page : undefined }),
      'money-returned',
    );
  }

  /** What became of each row is the answer: sent again, all of them are known. */
  @Post('department/payments/statements')
  async take(@CurrentVisit() visit: Visit): Promise<string> {
    const sent = await submit(visit, z.object({}), {}, async () => {
      const { file } = await readUpload(visit.request, { field: 'file', maxBytes: MOST_STATEMENT_BYTES });
      return this.statements.take(visit.me, file ?? Buffer.of());
    });
    if (!sent.ok) return this.page(visit, { statement: sent.form });
    const { statementTitle: title } = visit.words.exceptions;
    return departmentPage(visit, { title, tab: 'payments' }, <StatementResults visit={visit} results={sent.result} />);
  }

  private async returned(visit: Visit, owed: string, reference: string): Promise<void> {
    const [part] = await this.db.read(isPart, [owed]);
    await (part ? this.parts : this.refunds).returned(visit.me, owed, reference);
  }

  private async page(visit: Visit, sent: Partial<DepartmentForms>, query: unknown = {}): Promise<string> {
    const { page } = pageWish.parse(query);
    const [data] = await this.db.read(departmentPayments, [(page - 1) * OWED_PAGE_SIZE]);
    const nothing: DepartmentPayments = { waiting: [], owed: [], owedTotal: 0, suspense: [], credits: [] };
    const forms = { credit: blankForm(), giveBack: blankForm(), statement: blankForm(), ...sent };
    return departmentPage(
      visit,
      {
        title: visit.words.payments.department.title,
        tab: 'payments',
        form: sent.credit ?? sent.giveBack ?? sent.statement,
        actions: (
          <>
            <Button kind="quiet" href={paths.payouts}>
              {visit.words.settlement.payouts.title}
            </Button>
            <Button kind="quiet" href={paths.department.cod}>
              {visit.words.delivery.cod.title}
            </Button>
          </>
        ),
      },
      <DepartmentPaymentsView visit={visit} data={data ?? nothing} forms={forms} page={page} />,
    );
  }
}
