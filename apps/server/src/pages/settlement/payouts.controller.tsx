import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { HiddenFromActor } from '#libs/identity';
import { AccountNumbers, answersIn, BankAnswers, bankFile, PayoutAccounts, Payouts } from '#libs/settlement';
import { Database } from '#platform/database';
import { dong } from '#platform/money';
import { paths } from '../../paths.js';
import { ForTreasury } from '../../web/access.js';
import { choice, moment, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { latestRuns, linesOfRun, runOf, troubles, waitingAccounts } from './payouts.query.js';
import { PayoutsView } from './payouts.view.js';
import { CodesView, RunView } from './run.view.js';

const proposal = z.object({ readyBefore: moment() });
const rejection = z.object({ reason: text(200) });
const decision = z.object({ decision: choice(['verified', 'refused']) });
/** As the bank writes it, line ends and all: the file is read by its own rules. */
const answers = z.object({ file: z.string().min(1).max(500_000) });

/** Paying the co-ops: propose, sign, send, answer. */
@Controller()
@ForTreasury()
export class PayoutsController {
  constructor(
    private readonly db: Database,
    private readonly payouts: Payouts,
    private readonly accounts: PayoutAccounts,
    private readonly bank: BankAnswers,
    private readonly numbers: AccountNumbers,
  ) {}

  @Get('payouts')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.list(visit, blankForm());
  }

  @Post('payouts')
  async propose(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, proposal, body, ({ readyBefore }) => this.payouts.propose(visit.me, readyBefore));
    return sent.ok ? visit.seeOther(paths.payout(sent.result), 'run-proposed') : this.list(visit, sent.form);
  }

  @Post('payouts/accounts/:id')
  async decide(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const account = visit.id(id);
    const sent = await submit(visit, decision, body, one => this.accounts.decide(visit.me, account, one.decision));
    return sent.ok ? visit.seeOther(paths.payouts, 'account-decided') : this.list(visit, sent.form);
  }

  @Get('payouts/:id')
  run(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    return this.page(visit, visit.id(id), blankForm());
  }

  @Post('payouts/:id/approval')
  async approve(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const sent = await submit(visit, z.object({}), {}, () => this.payouts.approve(visit.me, visit.id(id)));
    return this.after(visit, id, 'run-approved', sent.ok ? undefined : sent.form);
  }

  @Post('payouts/:id/rejection')
  async reject(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, rejection, body, ({ reason }) =>
      this.payouts.reject(visit.me, visit.id(id), reason),
    );
    return this.after(visit, id, 'run-rejected', sent.ok ? undefined : sent.form);
  }

  @Post('payouts/:id/answers')
  async answer(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, answers, body, ({ file }) =>
      this.bank.take(visit.me, visit.id(id), answersIn(file)),
    );
    return this.after(visit, id, 'answers-taken', sent.ok ? undefined : sent.form);
  }

  @Get('payouts/:id/bank.csv')
  async file(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Uint8Array | string> {
    const { run, lines } = await this.signed(visit, id);
    const transfers = lines.filter(line => line.state === 'sent').map(line => ({ ...line, amount: dong(line.amount) }));
    return visit.file({
      bytes: bankFile(transfers),
      type: 'text/csv; charset=utf-8',
      name: `chi-tra-${run.number}.csv`,
    });
  }

  @Get('payouts/:id/codes')
  async codes(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const { run, lines } = await this.signed(visit, id);
    const title = visit.words.settlement.payouts.codesTitle(run.number);
    return visit.page({ title, width: 'wide' }, <CodesView visit={visit} run={run} lines={lines} />);
  }

  /** Nothing goes to the bank before the second signature. */
  private async signed(visit: Visit, id: string) {
    const found = await this.find(visit.id(id));
    if (found.run.state !== 'approved' && found.run.state !== 'closed') throw new HiddenFromActor();
    return found;
  }

  private async find(id: string) {
    const [run] = await this.db.read(runOf, [id]);
    if (!run) throw new HiddenFromActor();
    return { run, lines: this.numbers.opened(await this.db.read(linesOfRun, [id])) };
  }

  private after(visit: Visit, id: string, flash: string, form?: Form): Promise<string> | string {
    return form ? this.page(visit, visit.id(id), form) : visit.seeOther(paths.payout(id), flash);
  }

  private async page(visit: Visit, id: string, form: Form): Promise<string> {
    const { run, lines } = await this.find(id);
    const title = visit.words.settlement.payouts.runTitle(run.number);
    const here = form.isSent ? paths.payout(id) : undefined;
    return visit.page(
      { title, width: 'wide', form, here },
      <RunView visit={visit} run={run} lines={lines} form={form} />,
    );
  }

  private async list(visit: Visit, form: Form): Promise<string> {
    const [runs, accounts, trouble] = await Promise.all([
      this.db.read(latestRuns, []),
      this.db.read(waitingAccounts, []),
      this.db.read(troubles, []),
    ]);
    const { title, lead } = visit.words.settlement.payouts;
    return visit.page(
      { title, description: lead, width: 'wide', form, here: form.isSent ? paths.payouts : undefined },
      <PayoutsView visit={visit} runs={runs} accounts={this.numbers.opened(accounts)} trouble={trouble} form={form} />,
    );
  }
}
