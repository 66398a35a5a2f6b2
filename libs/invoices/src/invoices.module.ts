import { Module } from '@nestjs/common';
import { Invoices } from './invoices.service.js';
import { Issuers } from './issuers.service.js';
import { TaxXml } from './tax-xml.js';
import { InvoiceWriter } from './writer.js';

@Module({
  providers: [Invoices, Issuers, { provide: InvoiceWriter, useClass: TaxXml }],
  exports: [Invoices, Issuers],
})
export class InvoicesModule {}
