import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Reason } from './drafts.js';
import type { Series } from './series.js';
import type { VatRate } from './vat.js';
import type { NumberedInvoice } from './writer.js';

/** Whatever is asked of one order at the same moment is asked one after the other. */
export const lockSale = statement<never, [orderId: string]>(
  'invoices.lock-sale',
  'SELECT FROM ledger_sale WHERE order_id = $1 FOR UPDATE',
);

/** Money travels as text where it is inside JSON: JSON numbers are floats. */
export interface SaleRow extends Pick<NumberedInvoice, 'payment'> {
  orderId: string;
  order: string;
  cooperativeId: string;
  issuer: Series & { rate: VatRate | null };
  seller: NumberedInvoice['seller'];
  buyer: NumberedInvoice['buyer'];
  /** What the books say that the co-op sold with it. */
  sold: string;
  lines: { lineId: string; name: string; netQuantity: number; netUnit: string; quantity: number; gross: string }[];
  fee: string;
  wentBack: { refundId: string; lineId: string | null; reason: Reason; amount: string }[];
  reversed: string | null;
  issued: {
    id: string;
    kind: 'original' | 'adjustment';
    cause: string;
    series: string;
    number: number;
    day: Day;
    lines: { lineId: string | null; name: string; rate: VatRate | null; gross: string; vat: string }[];
  }[];
}

/** Of a posting, what went out: its credits. */
const CREDITED = `(SELECT -sum(e.amount) FROM ledger_entry e WHERE e.transaction_id = x.id AND e.amount < 0)`;
const posted = (kind: string, cause: string) =>
  `(SELECT ${CREDITED}::text FROM ledger_transaction x WHERE x.kind = '${kind}' AND x.cause = ${cause})`;

/** What the co-op itself takes off its prices was never asked for; what somebody else pays of them is a part of the price. So in the books. */
const OWN = `EXISTS (SELECT FROM promotions_use u JOIN promotions_promotion m ON m.id = u.promotion_id WHERE u.id = d.use_id AND m.bearer = 'cooperative')`;
const placeOf = (unit: string, line: string) =>
  `(SELECT concat_ws(', ', NULLIF(${line}, ''), m.full_name, t.full_name) FROM places_unit m LEFT JOIN places_unit t ON t.code = m.parent_code WHERE m.code = ${unit})`;

/** None: it is not delivered, the books do not have it yet, or its seller did not issue here when it was. */
export const saleNow = statement<SaleRow, [orderId: string]>(
  'invoices.sale-now',
  `SELECT o.id AS "orderId", o.number AS order, o.cooperative_id AS "cooperativeId", g.payment_method AS payment,
     json_build_object('template', i.template, 'code', i.code, 'use', i.use, 'tail', i.tail, 'rate', i.rate) AS issuer,
     json_build_object('name', c.name, 'taxCode', c.tax_code, 'address', ${placeOf('c.commune_code', 'c.address_line')}, 'phone', c.phone) AS seller,
     json_build_object('name', g.buyer_name, 'address', COALESCE(${placeOf('g.commune_code', 'g.address_line')}, '')) AS buyer,
     ${posted('delivery', 'o.id')} AS sold,
     (SELECT json_agg(json_build_object('lineId', l.id, 'name', l.name_vi, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
        'quantity', l.quantity, 'gross', (l.total - CASE WHEN EXISTS (SELECT FROM promotions_discount d WHERE d.id = l.discount_id AND ${OWN})
          THEN l.discount ELSE 0 END)::text) ORDER BY l.position)
      FROM ordering_line l JOIN catalog_variant v ON v.id = l.variant_id WHERE l.order_id = o.id AND l.quantity > 0) AS lines,
     (o.delivery_fee - COALESCE((SELECT sum(d.delivery) FROM promotions_discount d WHERE d.order_id = o.id AND ${OWN}), 0))::text AS fee,
     (SELECT COALESCE(json_agg(json_build_object('refundId', r.id, 'lineId', r.line_id, 'amount', ${CREDITED}::text,
        'reason', CASE WHEN r.line_id IS NULL THEN 'fee' WHEN r.complaint_id IS NULL THEN 'recalled' ELSE 'complained' END) ORDER BY x.happened_at, r.id), '[]')
      FROM payments_refund r JOIN ledger_transaction x ON x.kind = 'part-owed' AND x.cause = r.id
      WHERE r.line_id IN (SELECT id FROM ordering_line WHERE order_id = o.id)
        OR r.complaint_id IN (SELECT id FROM complaints_complaint WHERE order_id = o.id)) AS "wentBack",
     ${posted('reversal', 'o.id')} AS reversed,
     (SELECT COALESCE(json_agg(json_build_object('id', n.id, 'kind', n.kind, 'cause', n.cause, 'series', n.series, 'number', n.number, 'day', n.issued_on,
        'lines', (SELECT json_agg(json_build_object('lineId', k.line_id, 'name', k.name, 'rate', k.rate, 'gross', k.gross::text, 'vat', k.vat::text)
          ORDER BY k.position) FROM invoices_line k WHERE k.invoice_id = n.id)) ORDER BY n.issued_at, n.number), '[]')
      FROM invoices_invoice n WHERE n.order_id = o.id) AS issued
   FROM ordering_order o JOIN ordering_group g ON g.id = o.group_id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
   JOIN invoices_issuer i ON i.cooperative_id = o.cooperative_id AND i.since <= o.delivered_at
   WHERE o.id = $1 AND EXISTS (SELECT FROM ledger_transaction x WHERE x.kind = 'delivery' AND x.cause = o.id)`,
);

/** Whether there is anything to look for: most sellers do not issue here. */
export const issuesFor = statement<{ orderId: string }, [orderId: string]>(
  'invoices.issues-for',
  `SELECT o.id AS "orderId" FROM ordering_order o JOIN invoices_issuer i ON i.cooperative_id = o.cooperative_id AND i.since <= o.delivered_at
   WHERE o.id = $1`,
);
export const orderOfRefund = statement<{ orderId: string }, [refundId: string]>(
  'invoices.order-of-refund',
  `SELECT COALESCE(l.order_id, k.order_id) AS "orderId" FROM payments_refund r LEFT JOIN ordering_line l ON l.id = r.line_id
   LEFT JOIN complaints_complaint k ON k.id = r.complaint_id WHERE r.id = $1 AND (l.id IS NOT NULL OR k.id IS NOT NULL)`,
);
export const ordersOfPayment = statement<{ orderId: string }, [paymentId: string]>(
  'invoices.orders-of-payment',
  `SELECT o.id AS "orderId" FROM payments_payment y JOIN ordering_order o ON o.group_id = y.group_id WHERE y.id = $1 ORDER BY o.id`,
);

/**
 * The next number of a series. Its row is locked until the transaction ends: who comes next waits, and if nothing comes of the invoice the number is
 * there again. Days never go back within a series.
 */
export const nextNumber = statement<{ number: number; day: Day }, [cooperativeId: string, series: string, today: Day]>(
  'invoices.next-number',
  `INSERT INTO invoices_series AS s (cooperative_id, series, last, last_on) VALUES ($1, $2, 1, $3)
   ON CONFLICT (cooperative_id, series) DO UPDATE SET last = s.last + 1, last_on = GREATEST(s.last_on, $3)
   RETURNING last AS number, last_on AS day`,
);

export const addInvoice = statement<never, [invoice: string, lines: string, document: string, now: Date]>(
  'invoices.add-invoice',
  `WITH added AS (
     INSERT INTO invoices_invoice (id, cooperative_id, order_id, kind, cause, adjusts, series, number, issued_on, issued_at, gross, vat, document)
     SELECT id, "cooperativeId", "orderId", kind, cause, adjusts, series, number, day, $4, gross, vat, $3
     FROM jsonb_to_record($1::jsonb) AS n(id uuid, "cooperativeId" uuid, "orderId" uuid, kind text, cause uuid, adjusts uuid, series text, number int,
       day date, gross bigint, vat bigint)
     RETURNING id
   )
   INSERT INTO invoices_line (invoice_id, position, line_id, name, rate, gross, vat)
   SELECT added.id, l.position, l."lineId", l.name, l.rate, l.gross, l.vat
   FROM added, ROWS FROM (jsonb_to_recordset($2::jsonb) AS ("lineId" uuid, name text, rate text, gross bigint, vat bigint))
     WITH ORDINALITY AS l("lineId", name, rate, gross, vat, position)`,
);
