import type { Series, VatRate } from '#libs/invoices';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface InvoiceRow {
  id: string;
  kind: 'original' | 'adjustment';
  series: string;
  number: number;
  day: Day;
  order: string;
  /** Of the invoice that it lessens. */
  adjusts: string | null;
  gross: Dong;
  vat: Dong;
}

/** Of the days from `$2` and before `$3`. */
export const invoicesOf = statement<InvoiceRow, [cooperativeId: string, from: Day, before: Day]>(
  'invoices-pages.invoices-of',
  `SELECT n.id, n.kind, n.series, n.number, n.issued_on AS day, o.number AS order, a.series || '-' || a.number AS adjusts, n.gross, n.vat
   FROM invoices_invoice n JOIN ordering_order o ON o.id = n.order_id LEFT JOIN invoices_invoice a ON a.id = n.adjusts
   WHERE n.cooperative_id = $1 AND n.issued_on >= $2 AND n.issued_on < $3 ORDER BY n.issued_on DESC, n.series, n.number DESC`,
);

export interface IssuerRow {
  taxCode: string;
  /** Null: it never was one. */
  series: (Series & { rate: VatRate | null }) | null;
  /** Null: none are made. */
  since: Date | null;
}

export const issuerOf = statement<IssuerRow, [cooperativeId: string]>(
  'invoices-pages.issuer-of',
  `SELECT c.tax_code AS "taxCode", i.since, CASE WHEN i.cooperative_id IS NOT NULL
     THEN json_build_object('template', i.template, 'code', i.code, 'use', i.use, 'tail', i.tail, 'rate', i.rate) END AS series
   FROM cooperatives_cooperative c LEFT JOIN invoices_issuer i ON i.cooperative_id = c.id WHERE c.id = $1`,
);

export interface DocumentRow {
  series: string;
  number: number;
  document: string;
}

export const documentOfDesk = statement<DocumentRow, [cooperativeId: string, id: string]>(
  'invoices-pages.document-of-desk',
  'SELECT series, number, document FROM invoices_invoice WHERE cooperative_id = $1 AND id = $2',
);

/** The key in the link is the right to the invoices of its orders. */
export const documentOfKey = statement<DocumentRow, [key: string, id: string]>(
  'invoices-pages.document-of-key',
  `SELECT n.series, n.number, n.document FROM invoices_invoice n JOIN ordering_order o ON o.id = n.order_id JOIN ordering_group g ON g.id = o.group_id
   WHERE g.key = $1 AND n.id = $2`,
);
