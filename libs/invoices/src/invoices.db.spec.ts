import type { Actor } from '#libs/identity';
import { openDatabase, type Database } from '#platform/database';
import {
  aReadySale,
  aSale,
  aSeller,
  happens,
  openLedger,
  type BuiltSale,
} from '../../../test/support/builders/ledger.js';
import { aMember, type BuiltGoods } from '../../../test/support/builders/ordering.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Invoices } from './invoices.service.js';
import { Issuers, type IssuerWish } from './issuers.service.js';
import { SeriesUnreadable, VatRateNeeded } from './refusals.js';
import { TaxXml } from './tax-xml.js';
import type { NumberedInvoice } from './writer.js';

interface Row {
  kind: string;
  series: string;
  number: number;
  gross: bigint;
  vat: bigint;
  document: string;
}

/** Runs out of paper now and then. */
class Faltering extends TaxXml {
  private turn = 0;
  override write(invoice: NumberedInvoice): string {
    if (this.turn++ % 3 === 1) throw new Error('no paper');
    return super.write(invoice);
  }
}

describe('invoices', () => {
  let t: TestDatabase;
  let second: Database;
  beforeAll(async () => {
    t = await testDatabase();
    second = await openDatabase({ url: t.url, pool: 4 });
  });
  afterAll(async () => {
    await second.close();
    await t.drop();
  });

  const invoices = (db: Database = t.db, writer = new TaxXml()) => new Invoices(db, t.clock, writer);
  const issuers = () => new Issuers(t.db, t.clock);
  const year = () => t.clock.today().slice(2, 4);
  async function anIssuer(
    wish: IssuerWish = { series: `1C${year()}TAB`, rate: '8%' },
  ): Promise<BuiltGoods & { director: Actor }> {
    const seller = await aSeller(t);
    const director = await aMember(t, seller.cooperative, 'director');
    await issuers().start(director, seller.cooperative.id, wish);
    return { ...seller, director };
  }
  const issuedBy = ({ cooperative }: Pick<BuiltGoods, 'cooperative'>) =>
    t.ask<Row>('SELECT * FROM invoices_invoice WHERE cooperative_id = $1 ORDER BY series, number', [cooperative.id]);
  const numbersOf = async (seller: BuiltGoods) => (await issuedBy(seller)).map(one => one.number);

  it('are made of what was delivered since the director said so, at the sums of the books, and of nobody else', async () => {
    const [seller, other] = [await anIssuer(), await aSeller(t)];
    const [sale, foreign] = [await aReadySale(t, seller), await aReadySale(t, other)];
    const waiting = await aSale(t, seller);
    for (const { orderId } of [sale, foreign, waiting]) await invoices().followOrder(orderId);
    const [invoice, ...more] = await issuedBy(seller);
    expect(more).toEqual([]);
    // 390,000 with 8 % in it.
    expect(invoice).toMatchObject({
      kind: 'original',
      series: `1C${year()}TAB`,
      number: 1,
      gross: 390_000n,
      vat: 28_889n,
    });
    expect(invoice?.document).toContain('<TgTTTBSo>390000</TgTTTBSo>');
    expect(invoice?.document).toContain('<HVTNMHang>Trần Thị Mẫu</HVTNMHang>');
    expect(await issuedBy(other)).toEqual([]);

    await issuers().stop(seller.director, seller.cooperative.id);
    await invoices().followOrder((await aReadySale(t, seller)).orderId);
    expect(await issuedBy(seller)).toHaveLength(1);
  });

  it('wait for the books', async () => {
    const seller = await anIssuer();
    const sale = await aSale(t, seller);
    await happens.paid(t, sale);
    await happens.delivered(t, sale);
    await invoices().followOrder(sale.orderId);
    expect(await issuedBy(seller)).toEqual([]);
    await openLedger(t).books.followOrder(sale.orderId);
    await invoices().followOrder(sale.orderId);
    expect(await numbersOf(seller)).toEqual([1]);
  });

  it('have numbers without a gap and without a second, when several issue at once and some break down', async () => {
    const seller = await anIssuer();
    const sales: BuiltSale[] = [];
    for (let at = 0; at < 12; at++) sales.push(await aReadySale(t, seller, 1));
    const issuing = [invoices(t.db, new Faltering()), invoices(second, new Faltering()), invoices(), invoices(second)];
    const outcomes = await Promise.allSettled(
      sales.flatMap(({ orderId }) => issuing.map(one => one.followOrder(orderId))),
    );
    expect(outcomes.some(one => one.status === 'rejected')).toBe(true);
    await Promise.all(sales.map(({ orderId }) => invoices().followOrder(orderId)));
    expect(await numbersOf(seller)).toEqual(sales.map((_, at) => at + 1));
    const orders = await t.ask('SELECT DISTINCT order_id FROM invoices_invoice WHERE cooperative_id = $1', [
      seller.cooperative.id,
    ]);
    expect(orders).toHaveLength(12);
  });

  it('are lessened by what goes back, once, until nothing is left', async () => {
    const seller = await anIssuer();
    const sale = await aReadySale(t, seller);
    const { books } = openLedger(t);
    await invoices().followOrder(sale.orderId);
    const refundId = await happens.partOwed(t, sale, 100_000);
    await books.followRefund(refundId);
    await Promise.all([t.db, second, t.db, second].map(db => invoices(db).followRefund(refundId)));
    await happens.refundOwed(t, sale);
    await happens.refunded(t, sale);
    await books.followPayment(sale.paymentId);
    await Promise.all([t.db, second].map(db => invoices(db).followPayment(sale.paymentId)));
    const all = await issuedBy(seller);
    expect(all.map(one => [one.kind, one.number, one.gross])).toEqual([
      ['original', 1, 390_000n],
      ['adjustment', 2, -100_000n],
      ['adjustment', 3, -290_000n],
    ]);
    expect(all.reduce((sum, one) => sum + one.vat, 0n)).toBe(0n);
    expect(all[1]?.document).toContain('<SHDCLQuan>1</SHDCLQuan>');
  });

  it('begin anew with the year, and stand there for good', async () => {
    const seller = await anIssuer({ series: `2C${year()}TAB` });
    await invoices().followOrder((await aReadySale(t, seller)).orderId);
    const now = t.clock.now();
    t.clock.moveTo(new Date(`20${Number(year()) + 1}-01-01T03:00:00Z`));
    await invoices().followOrder((await aReadySale(t, seller)).orderId);
    t.clock.moveTo(now);
    expect((await issuedBy(seller)).map(one => [one.series, one.number, one.vat])).toEqual([
      [`2C${year()}TAB`, 1, 0n],
      [`2C${Number(year()) + 1}TAB`, 1, 0n],
    ]);
    const of = [seller.cooperative.id];
    for (const sql of [
      'UPDATE invoices_invoice SET gross = 1 WHERE cooperative_id = $1',
      'DELETE FROM invoices_invoice WHERE cooperative_id = $1',
    ])
      await expect(t.ask(sql, of)).rejects.toMatchObject({ constraint: 'invoices_immutable' });
    const gap = `INSERT INTO invoices_invoice SELECT (jsonb_populate_record(n, jsonb_build_object('id', gen_random_uuid(), 'cause', gen_random_uuid(), 'number', 3))).*
      FROM invoices_invoice n WHERE cooperative_id = $1 ORDER BY series LIMIT 1`;
    await expect(t.ask(gap, of)).rejects.toMatchObject({ constraint: 'invoices_invoice_no_gap' });
  });

  it('are switched on by the director only, with a series of the year and, where VAT is on it, a rate', async () => {
    const seller = await aSeller(t);
    const { id } = seller.cooperative;
    const [director, clerk] = [
      await aMember(t, seller.cooperative, 'director'),
      await aMember(t, seller.cooperative, 'clerk'),
    ];
    const start = (actor: Actor, wish: IssuerWish) => issuers().start(actor, id, wish);
    await expect(start(clerk, { series: `2C${year()}TAB` })).rejects.toMatchObject({ code: 'other-role-needed' });
    await expect(start(director, { series: '2C19TAB' })).rejects.toThrow(SeriesUnreadable);
    await expect(start(director, { series: `1C${year()}TAB` })).rejects.toThrow(VatRateNeeded);
    await start(director, { series: `2c${year()} tab`, rate: '10%' });
    expect(await t.ask('SELECT template, tail, rate FROM invoices_issuer WHERE cooperative_id = $1', [id])).toEqual([
      { template: '2', tail: 'AB', rate: null },
    ]);
  });
});
