export * from './refusals.js';
export { readSeries, seriesIn, TEMPLATES, type Series, type Template } from './series.js';
export { VAT_RATES, type VatRate } from './vat.js';
export { Issuers, type IssuerWish } from './issuers.service.js';
export { Invoices } from './invoices.service.js';
export { TaxXml } from './tax-xml.js';
export { InvoiceWriter, type NumberedInvoice } from './writer.js';
export { InvoicesModule } from './invoices.module.js';
