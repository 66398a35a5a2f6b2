import { dong, minus, plus, zero, type Dong } from '#platform/money';
import { vatIn, withVat, type VatRate } from './vat.js';

/** What is sold, or taken back (below zero), at one rate. */
export interface InvoiceLine {
  /** Of the order; null: its delivery, or what is left of all. */
  lineId: string | null;
  name: string;
  unit: string | null;
  quantity: number | null;
  /** Null: the template has no VAT on it. */
  rate: VatRate | null;
  /** What it costs, VAT and all. */
  gross: Dong;
  vat: Dong;
}

/** Why something goes back. */
export type Reason = 'recalled' | 'complained' | 'fee' | 'all';

export interface Draft {
  kind: 'original' | 'adjustment';
  /** The order, or the refund: of each there is one invoice, however often it is asked for. */
  cause: string;
  reason: Reason | null;
  lines: readonly InvoiceLine[];
}

/** Goods of the order that went back, as the books say it. */
export interface WentBack {
  refundId: string;
  /** Null: of its delivery. */
  lineId: string | null;
  reason: Reason;
  /** With what others had given to the price. */
  amount: Dong;
}

/** A delivered order as the books have it. */
export interface SoldOrder {
  orderId: string;
  lines: readonly Omit<InvoiceLine, 'vat'>[];
  /** In the order in which they were posted. */
  wentBack: readonly WentBack[];
  /** All that was left, when the whole payment went back. */
  reversed: Dong | null;
  /** What there is already. */
  issued: readonly { cause: string; kind: Draft['kind']; lines: readonly IssuedLine[] }[];
}

export type IssuedLine = Pick<InvoiceLine, 'lineId' | 'name' | 'rate' | 'gross' | 'vat'>;

/**
 * What has to be invoiced of an order and is not: the sale when it was delivered, and a lessening (hoá đơn điều chỉnh giảm) for whatever went back
 * since. The rates are those of the sale: a lessening undoes them to the đồng.
 */
export function missingDrafts(order: SoldOrder): Draft[] {
  const has = (kind: Draft['kind'], cause: string) =>
    order.issued.some(one => one.kind === kind && one.cause === cause);
  const drafts: Draft[] = [];
  if (!has('original', order.orderId))
    drafts.push({ kind: 'original', cause: order.orderId, reason: null, lines: withVat(order.lines) });
  const sold: readonly IssuedLine[] =
    drafts[0]?.lines ?? order.issued.find(one => one.kind === 'original')?.lines ?? [];
  const left = leftOf([...order.issued.flatMap(one => one.lines), ...drafts.flatMap(one => one.lines)]);
  for (const { refundId, lineId, reason, amount } of order.wentBack) {
    if (has('adjustment', refundId)) continue;
    const of = sold.find(line => line.lineId === lineId);
    if (!of) throw new Error(`order ${order.orderId}: the refund ${refundId} is of no line that was invoiced`);
    drafts.push({ kind: 'adjustment', cause: refundId, reason, lines: [lessening(of, amount, left)] });
  }
  if (order.reversed !== null && !has('adjustment', order.orderId))
    drafts.push({ kind: 'adjustment', cause: order.orderId, reason: 'all', lines: allThatIsLeft(order, left) });
  return drafts;
}

type Left = Map<VatRate | null, Dong>;

function leftOf(lines: readonly Pick<InvoiceLine, 'rate' | 'gross'>[]): Left {
  const left: Left = new Map();
  for (const { rate, gross } of lines) left.set(rate, plus(left.get(rate) ?? zero, gross));
  return left;
}

/** The VAT of what is left before less that of what is left after: all parts together undo exactly what was invoiced. */
function lessening({ lineId, name, rate }: IssuedLine, amount: Dong, left: Left): InvoiceLine {
  const before = left.get(rate) ?? zero;
  const after = minus(before, amount);
  if (after < 0n) throw new RangeError(`${name}: ${amount} goes back and ${before} is left`);
  left.set(rate, after);
  const vat = minus(vatIn(before, rate), vatIn(after, rate));
  return { lineId, name, unit: null, quantity: null, rate, gross: dong(-amount), vat: dong(-vat) };
}

function allThatIsLeft({ orderId, reversed }: SoldOrder, left: Left): InvoiceLine[] {
  const all = plus(...left.values());
  if (all !== reversed)
    throw new Error(`order ${orderId}: the books give back ${reversed}, of the invoices ${all} is left`);
  return [...left]
    .filter(([, gross]) => gross > 0n)
    .map(([rate, gross]) => lessening({ lineId: null, name: '', rate, gross, vat: zero }, gross, left));
}
