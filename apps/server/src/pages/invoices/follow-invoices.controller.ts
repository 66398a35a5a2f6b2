import { Controller, Get, Param } from '@nestjs/common';
import { Database } from '#platform/database';
import { Public } from '../../web/access.js';
import { CurrentVisit, Visit } from '../../web/visit.js';
import { invoiceFile } from './invoice-file.js';
import { documentOfKey } from './invoices.query.js';

/** Whoever has the link of an order has its invoices. */
@Controller()
@Public()
export class FollowInvoicesController {
  constructor(private readonly db: Database) {}

  @Get('follow/:key/invoices/:id/invoice.xml')
  async file(@CurrentVisit() visit: Visit, @Param('key') key: string, @Param('id') id: string) {
    const [row] = await this.db.read(documentOfKey, [key, visit.id(id)]);
    return invoiceFile(visit, row);
  }
}
