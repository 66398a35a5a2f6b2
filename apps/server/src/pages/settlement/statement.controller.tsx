import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { AccountNumbers, holderName, PayoutAccounts } from '#libs/settlement';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { boundsOf, monthIn } from './month.js';
import { statementCsv, statementXlsx } from './statement-files.js';
import { accountsOf, payoutsOf, standOf, statementRows, type StatementRow } from './statement.query.js';
import { StatementView } from './statement.view.js';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const account = z.object({
  bankBin: z.string().regex(/^\d{6}$/),
  number: text(30).pipe(
    z
      .string()
      .transform(value => value.replaceAll(/[ .-]/g, '').toUpperCase())
      .pipe(z.string().regex(/^[0-9A-Z]{6,19}$/)),
  ),
  // As the bank will write it: of other signs nothing would be left.
  holder: text(70, 3).refine(value => holderName(value).length >= 3),
});

/** What the market owes a co-op, why, and where the money goes. */
@Controller('desk/:coop/settlement')
@AtDesk('clerk')
export class StatementController {
  constructor(
    private readonly db: Database,
    private readonly accounts: PayoutAccounts,
    private readonly numbers: AccountNumbers,
  ) {}

  @Get()
  show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.page(visit, monthIn(visit, query), blankForm());
  }

  @Get('statement.csv')
  async csv(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const month = monthIn(visit, query);
    const bytes = statementCsv(visit, await this.rows(visit, month));
    return visit.file({ bytes, type: 'text/csv; charset=utf-8', name: `${visit.seat.slug}-${month}.csv` });
  }

  @Get('statement.xlsx')
  async xlsx(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const month = monthIn(visit, query);
    const bytes = await statementXlsx(visit, await this.rows(visit, month));
    return visit.file({ bytes, type: XLSX, name: `${visit.seat.slug}-${month}.xlsx` });
  }

  @Post('account')
  @AtDesk('director')
  async give(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const sent = await submit(visit, account, body, given => this.accounts.give(visit.me, cooperativeId, given));
    if (!sent.ok) return this.page(visit, monthIn(visit, {}), sent.form);
    return visit.seeOther(paths.desk.settlement(slug), 'account-given');
  }

  private rows(visit: Visit, month: string): Promise<StatementRow[]> {
    const [from, before] = boundsOf(month);
    return this.db.read(statementRows, [visit.seat.cooperativeId, from, before]);
  }

  private async page(visit: Visit, month: string, form: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const [[stand], rows, payouts, accounts] = await Promise.all([
      this.db.read(standOf, [cooperativeId, boundsOf(month)[0]]),
      this.rows(visit, month),
      this.db.read(payoutsOf, [cooperativeId]),
      this.db.read(accountsOf, [cooperativeId]),
    ]);
    const { title } = visit.words.settlement.statement;
    const nothing = { payable: 0n, inRun: 0n, owed: 0n, pending: 0n, opening: 0n };
    return deskPage(
      visit,
      { title, tab: 'settlement', form, here: paths.desk.settlement(slug) },
      <StatementView
        visit={visit}
        month={month}
        stand={stand ?? nothing}
        rows={rows}
        payouts={payouts}
        accounts={this.numbers.opened(accounts)}
        form={form}
      />,
    );
  }
}
