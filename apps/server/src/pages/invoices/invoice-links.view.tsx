import { paths } from '../../paths.js';
import type { Visit } from '../../web/visit.js';

export interface InvoiceLink {
  id: string;
  kind: 'original' | 'adjustment';
  series: string;
  number: number;
}

/** A JSON value for the order `o`. */
export const INVOICES = `COALESCE((SELECT json_agg(json_build_object('id', n.id, 'kind', n.kind, 'series', n.series, 'number', n.number)
     ORDER BY n.issued_at, n.number) FROM invoices_invoice n WHERE n.order_id = o.id), '[]')`;

/** `1C26TAB-12` */
export const invoiceName = ({ series, number }: Pick<InvoiceLink, 'series' | 'number'>): string =>
  `${series}-${number}`;

/** What the buyer of an order may keep of it. */
export function InvoiceLinks({
  visit,
  followKey,
  invoices,
}: {
  visit: Visit;
  followKey: string;
  invoices: InvoiceLink[];
}) {
  const words = visit.words.invoices;
  if (invoices.length === 0) return null;
  return (
    <ul>
      {invoices.map(invoice => (
        <li>
          <a href={paths.followInvoice(followKey, invoice.id)} download>
            {words.fileOf[invoice.kind](invoiceName(invoice))}
          </a>
        </li>
      ))}
    </ul>
  );
}
