import { Body, Controller, Get, Param, Post } from '@nestjs/common';
import { z } from 'zod';
import { OrderUnknown, StuckNews, Suspense } from '#libs/payments';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { ForTreasury } from '../../web/access.js';
import { text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { moneyExceptions, paymentByCode } from './exceptions.query.js';
import { ExceptionsView } from './exceptions.view.js';

const matchForm = z.object({ order: text(40, 4) });
const keepForm = z.object({ note: text(200, 3) });
const returnForm = z.object({ returnReference: text(60, 3) });
const nothing = z.object({});

/** Money that no rule could place: what, why, and what to do. Each decision once; the same again changes nothing. */
@Controller()
@ForTreasury()
export class ExceptionsController {
  constructor(
    private readonly db: Database,
    private readonly suspense: Suspense,
    private readonly news: StuckNews,
  ) {}

  @Get('money/exceptions')
  show(@CurrentVisit() visit: Visit): Promise<string> {
    return this.page(visit, undefined, blankForm());
  }

  @Post('money/exceptions/credits/:id/match')
  async match(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const credit = visit.id(id);
    const sent = await submit(visit, matchForm, body, async ({ order }) =>
      this.suspense.match(visit.me, credit, await this.paymentOf(order)),
    );
    return this.after(visit, credit, 'credit-assigned', sent.ok ? undefined : sent.form);
  }

  @Post('money/exceptions/credits/:id/decline')
  async decline(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<string> {
    const credit = visit.id(id);
    const sent = await submit(visit, nothing, {}, () => this.suspense.decline(visit.me, credit));
    return this.after(visit, credit, 'credit-declined', sent.ok ? undefined : sent.form);
  }

  @Post('money/exceptions/credits/:id/keep')
  async keep(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const credit = visit.id(id);
    const sent = await submit(visit, keepForm, body, ({ note }) => this.suspense.keep(visit.me, credit, note));
    return this.after(visit, credit, 'credit-kept', sent.ok ? undefined : sent.form);
  }

  @Post('money/exceptions/credits/:id/return')
  async giveBack(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const credit = visit.id(id);
    const sent = await submit(visit, returnForm, body, ({ returnReference }) =>
      this.suspense.returned(visit.me, credit, returnReference),
    );
    return this.after(visit, credit, 'credit-returned', sent.ok ? undefined : sent.form);
  }

  @Post('money/exceptions/news/:id/close')
  async close(@CurrentVisit() visit: Visit, @Param('id') id: string, @Body() body: unknown): Promise<string> {
    const event = visit.id(id);
    const sent = await submit(visit, keepForm, body, ({ note }) => this.news.close(visit.me, event, note));
    return this.after(visit, event, 'news-closed', sent.ok ? undefined : sent.form);
  }

  private async paymentOf(order: string): Promise<string> {
    const [payment] = await this.db.read(paymentByCode, [order.replaceAll(/\s/g, '').toUpperCase()]);
    if (!payment) throw new OrderUnknown();
    return payment.paymentId;
  }

  private after(visit: Visit, credit: string, flash: string, form?: Form): Promise<string> | string {
    return form ? this.page(visit, credit, form) : visit.seeOther(paths.exceptions, flash);
  }

  private async page(visit: Visit, sentFor: string | undefined, form: Form): Promise<string> {
    const [data] = await this.db.read(moneyExceptions, [visit.now]);
    const { title, lead } = visit.words.exceptions;
    return visit.page(
      { title, description: lead, width: 'wide', form, here: form.isSent ? paths.exceptions : undefined },
      <ExceptionsView
        visit={visit}
        data={data ?? { lines: [], returns: [], disputes: [], stuck: [] }}
        sentFor={sentFor}
        form={form}
      />,
    );
  }
}
