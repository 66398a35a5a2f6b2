import { HiddenFromActor } from '#libs/identity';
import type { Visit } from '../../web/visit.js';
import { invoiceName } from './invoice-links.view.js';
import type { DocumentRow } from './invoices.query.js';

/** As it was made when it was issued. */
export function invoiceFile(visit: Visit, row: DocumentRow | undefined): Uint8Array | string {
  if (!row) throw new HiddenFromActor();
  return visit.file({
    bytes: Buffer.from(row.document),
    type: 'application/xml; charset=utf-8',
    name: `${invoiceName(row)}.xml`,
  });
}
