import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { dong, plus, zero } from '#platform/money';
import { missingDrafts, type Draft, type SoldOrder } from './drafts.js';
import { goodsName, unitOf } from './goods-name.js';
import {
  addInvoice,
  issuesFor,
  lockSale,
  nextNumber,
  orderOfRefund,
  ordersOfPayment,
  saleNow,
  type SaleRow,
} from './invoices.query.js';
import { seriesIn, type Template } from './series.js';
import { InvoiceWriter, type Numbered } from './writer.js';

const asJson = (value: unknown): string =>
  JSON.stringify(value, (_key, one: unknown) => (typeof one === 'bigint' ? one.toString() : one));

/**
 * E-invoices of sellers who want them made here: of each order that reached its buyer, and of what went back of it. Reactions: each reads what the
 * books say now and issues what is missing, so facts may come in any order, late and five times.
 */
@Injectable()
export class Invoices {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly writer: InvoiceWriter,
  ) {}

  /** After the books have it. */
  async followOrder(orderId: string): Promise<void> {
    const [found] = await this.db.write(issuesFor, [orderId]);
    if (found) await this.db.transaction(tx => this.issueMissing(tx, orderId));
  }

  followRefund(refundId: string): Promise<void> {
    return this.followAll(orderOfRefund, refundId);
  }

  followPayment(paymentId: string): Promise<void> {
    return this.followAll(ordersOfPayment, paymentId);
  }

  private async followAll(find: Statement<{ orderId: string }, [string]>, id: string): Promise<void> {
    for (const { orderId } of await this.db.write(find, [id])) await this.followOrder(orderId);
  }

  private async issueMissing(tx: Tx, orderId: string): Promise<void> {
    await this.db.run(tx, lockSale, [orderId]);
    const [sale] = await this.db.run(tx, saleNow, [orderId]);
    if (!sale) return;
    let original = sale.issued.find(one => one.kind === 'original');
    for (const draft of missingDrafts(soldOrder(sale))) {
      const issued = await this.issue(tx, sale, draft, original ?? null);
      original ??= { ...issued, kind: 'original', cause: draft.cause, lines: [] };
    }
  }

  private async issue(
    tx: Tx,
    sale: SaleRow,
    draft: Draft,
    adjusts: (Numbered & { id: string }) | null,
  ): Promise<Numbered & { id: string }> {
    const { cooperativeId, orderId, order, seller, buyer, payment } = sale;
    const today = this.clock.today();
    // A lessening stands under the template of what it lessens.
    const template = (adjusts?.series.slice(0, 1) ?? sale.issuer.template) as Template;
    const series = seriesIn({ ...sale.issuer, template }, Number(today.slice(0, 4)));
    const [next] = await this.db.run(tx, nextNumber, [cooperativeId, series, today]);
    if (!next) throw new Error(`${series} has no next number`);
    const sums = { gross: plus(...draft.lines.map(one => one.gross)), vat: plus(...draft.lines.map(one => one.vat)) };
    const numbered = { id: newId(), series, ...next };
    const document = this.writer.write({ ...draft, ...numbered, ...sums, order, seller, buyer, payment, adjusts });
    const { kind, cause } = draft;
    const row = { ...numbered, ...sums, cooperativeId, orderId, kind, cause, adjusts: adjusts?.id ?? null };
    await this.db.run(tx, addInvoice, [asJson(row), asJson(draft.lines), document, this.clock.now()]);
    return numbered;
  }
}

const DELIVERY = 'Phí giao hàng';

function soldOrder({ orderId, issuer: { rate }, lines, fee, sold, wentBack, reversed, issued }: SaleRow): SoldOrder {
  const goods = lines.map(({ lineId, name, netQuantity, netUnit, quantity, gross }) => ({
    ...{ lineId, quantity, rate, unit: unitOf(netUnit), gross: dong(gross) },
    name: goodsName(name, netQuantity, netUnit),
  }));
  const brought = { lineId: null, name: DELIVERY, unit: 'lần', quantity: 1, rate, gross: dong(fee) };
  const all = brought.gross > zero ? [...goods, brought] : goods;
  const sum = plus(...all.map(line => line.gross));
  if (sum !== dong(sold)) throw new Error(`order ${orderId}: its lines cost ${sum}, the books sold it for ${sold}`);
  return {
    orderId,
    lines: all,
    wentBack: wentBack.map(one => ({ ...one, amount: dong(one.amount) })),
    reversed: reversed === null ? null : dong(reversed),
    issued: issued.map(one => ({
      ...one,
      lines: one.lines.map(line => ({ ...line, gross: dong(line.gross), vat: dong(line.vat) })),
    })),
  };
}
