import { Controller, Get, Param, Query } from '@nestjs/common';
import { HiddenFromActor } from '#libs/identity';
import { readSupplierCode } from '#libs/traceability';
import { Database } from '#platform/database';
import { AtDesk } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { deskPage } from '../desk/desk-page.js';
import { boundsOf, monthIn } from './month.js';
import { suppliersCsv } from './supplier-files.js';
import { supplierSums, type SupplierSums } from './supplier-lines.js';
import { SupplierView } from './supplier.view.js';
import { supplierMonth } from './suppliers.query.js';
import { monthText, SuppliersView } from './suppliers.view.js';

/** What of a month's money is whose, by what members brought. Numbers and names stay at the desk. */
@Controller('desk/:coop/settlement')
@AtDesk('clerk')
export class SuppliersController {
  constructor(private readonly db: Database) {}

  @Get('suppliers')
  async show(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<string> {
    const month = monthIn(visit, query);
    const sums = await this.sums(visit, month);
    return deskPage(
      visit,
      { title: visit.words.suppliers.title(monthText(month)), tab: 'settlement' },
      <SuppliersView visit={visit} month={month} sums={sums} />,
    );
  }

  @Get('suppliers.csv')
  async csv(@CurrentVisit() visit: Visit, @Query() query: unknown): Promise<Uint8Array | string> {
    const month = monthIn(visit, query);
    const { lines } = await this.sums(visit, month);
    const name = `${visit.seat.slug}-thanh-vien-${month}.csv`;
    return visit.file({ bytes: suppliersCsv(visit, lines), type: 'text/csv; charset=utf-8', name });
  }

  @Get('suppliers/:code')
  async one(@CurrentVisit() visit: Visit, @Param('code') param: string, @Query() query: unknown): Promise<string> {
    const month = monthIn(visit, query);
    const code = readSupplierCode(param);
    const { lines } = await this.sums(visit, month);
    const own = lines.filter(line => line.code === code);
    if (code === undefined || own.length === 0) throw new HiddenFromActor();
    return deskPage(
      visit,
      { title: visit.words.suppliers.titleOf(code, monthText(month)), tab: 'settlement' },
      <SupplierView visit={visit} month={month} lines={own} />,
    );
  }

  private async sums(visit: Visit, month: string): Promise<SupplierSums> {
    const [row] = await this.db.read(supplierMonth, [visit.seat.cooperativeId, ...boundsOf(month)]);
    return supplierSums(row ?? { batches: [], brought: [], earnings: [] });
  }
}
