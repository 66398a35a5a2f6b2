import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { z } from 'zod';
import { Issuers, seriesIn, VAT_RATES } from '#libs/invoices';
import { addMonths } from '#platform/clock';
import { Database } from '#platform/database';
import { paths } from '../../paths.js';
import { AtDesk } from '../../web/access.js';
import { choice, optional, text } from '../../web/fields.js';
import { blankForm, submit, type Form } from '../../web/forms.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { monthIn } from '../settlement/month.js';
import { invoiceFile } from './invoice-file.js';
import { documentOfDesk, invoicesOf, issuerOf, type IssuerRow } from './invoices.query.js';
import { InvoicesView } from './invoices.view.js';

const issuerForm = z.object({ series: text(20), rate: optional(choice(VAT_RATES)) });

/** The e-invoices of a co-op that wants them made here, and whether it does. */
@Controller('desk/:coop/invoices')
@AtDesk('clerk')
export class InvoicesController {
  constructor(
    private readonly issuers: Issuers,
    private readonly db: Database,
  ) {}

  @Get()
  show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    return this.page(visit, monthIn(visit, query));
  }

  @Get(':id/invoice.xml')
  async file(@CurrentVisit() visit: Visit, @Param('id') id: string): Promise<Uint8Array | string> {
    const [row] = await this.db.read(documentOfDesk, [visit.seat.cooperativeId, visit.id(id)]);
    return invoiceFile(visit, row);
  }

  @Post()
  @AtDesk('director')
  async start(@CurrentVisit() visit: Visit, @Body() body: unknown): Promise<string> {
    const sent = await submit(visit, issuerForm, body, wish =>
      this.issuers.start(visit.me, visit.seat.cooperativeId, wish),
    );
    return sent.ok ? this.back(visit, 'invoices-on') : this.page(visit, monthIn(visit, {}), sent.form);
  }

  @Post('end')
  @AtDesk('director')
  async stop(@CurrentVisit() visit: Visit): Promise<string> {
    await this.issuers.stop(visit.me, visit.seat.cooperativeId);
    return this.back(visit, 'invoices-off');
  }

  private back(visit: Visit, flash: string): string {
    return visit.seeOther(paths.desk.invoices(visit.seat.slug), flash);
  }

  private async page(visit: Visit, month: string, sent?: Form): Promise<string> {
    const { cooperativeId, slug } = visit.seat;
    const first = `${month}-01`;
    const [[issuer], rows] = await Promise.all([
      this.db.read(issuerOf, [cooperativeId]),
      this.db.read(invoicesOf, [cooperativeId, first, addMonths(first, 1)]),
    ]);
    if (!issuer) throw new Error('a desk is of a co-op');
    const form = sent ?? blankForm(asTyped(issuer, visit));
    return deskPage(
      visit,
      { title: visit.words.invoices.title, tab: 'settlement', form, here: paths.desk.invoices(slug) },
      <InvoicesView visit={visit} month={month} issuer={issuer} rows={rows} form={form} />,
    );
  }
}

/** The series as it is this year. */
const asTyped = ({ series }: IssuerRow, { today }: Visit): Record<string, string> =>
  series ? { series: seriesIn(series, Number(today.slice(0, 4))), rate: series.rate ?? '' } : {};
