// The data format of invoices of the tax authority: Decision 1450/QĐ-TCT (2021), tags of part II.II.2.a and b, version 2.0.1 of Decision 1510/QĐ-TCT (2022).
import { dong, minus, type Dong } from '#platform/money';
import { amountInWords } from './amount-in-words.js';
import type { InvoiceLine, Reason } from './drafts.js';
import { InvoiceWriter, type Numbered, type NumberedInvoice } from './writer.js';

const NAMES: Record<string, string> = { '1': 'Hóa đơn giá trị gia tăng', '2': 'Hóa đơn bán hàng' };

const PAYMENTS = { cod: 'Tiền mặt', vietqr: 'Chuyển khoản', card: 'Thẻ', wallet: 'Ví điện tử' };

const REASONS: Record<Reason, string> = {
  recalled: 'Hàng bị thu hồi, hoàn tiền cho người mua',
  complained: 'Hàng trả lại hoặc giảm giá theo khiếu nại của người mua',
  fee: 'Hoàn phí giao hàng',
  all: 'Hoàn toàn bộ phần còn lại của đơn',
};

/** The template is the first sign of the series; the other six are the series on the invoice itself. */
const partsOf = (series: string) => [series.slice(0, 1), series.slice(1)] as const;

/** The file is not signed and has no code of the tax authority yet: both are added by who brings it there. */
export class TaxXml extends InvoiceWriter {
  write(invoice: NumberedInvoice): string {
    const [template] = partsOf(invoice.series);
    const content = tag('NDHDon', [
      sellerOf(invoice),
      buyerOf(invoice),
      tag(
        'DSHHDVu',
        invoice.lines.map((line, at) => lineOf(line, at + 1, invoice)),
      ),
      tag('TToan', [
        ...(template === '1' ? vatSums(invoice) : []),
        tag('TgTTTBSo', invoice.gross),
        tag('TgTTTBChu', amountInWords(invoice.gross)),
      ]),
    ]);
    return `<?xml version="1.0" encoding="UTF-8"?>\n${tag('HDon', [tag('DLHDon', [headOf(invoice), content], ' Id="data"')])}\n`;
  }
}

function headOf({ series, number, day, payment, adjusts, reason }: NumberedInvoice): string {
  const [template, rest] = partsOf(series);
  return tag('TTChung', [
    tag('PBan', '2.0.1'),
    tag('THDon', NAMES[template] ?? ''),
    tag('KHMSHDon', template),
    tag('KHHDon', rest),
    tag('SHDon', number),
    tag('NLap', day),
    tag('DVTTe', 'VND'),
    tag('TGia', 1),
    tag('HTTToan', PAYMENTS[payment]),
    ...(adjusts ? [adjusted(adjusts, reason)] : []),
  ]);
}

/** Both stand: what was sold is the sum of the two. 2 is an adjustment; 1 an e-invoice of Decree 123/2020/NĐ-CP. */
function adjusted({ series, number, day }: Numbered, reason: Reason | null): string {
  const [template, rest] = partsOf(series);
  return tag('TTHDLQuan', [
    tag('TCHDon', 2),
    tag('LHDCLQuan', 1),
    tag('KHMSHDCLQuan', template),
    tag('KHHDCLQuan', rest),
    tag('SHDCLQuan', number),
    tag('NLHDCLQuan', day),
    tag('GChu', reason ? REASONS[reason] : ''),
  ]);
}

const sellerOf = ({ seller }: NumberedInvoice): string =>
  tag('NBan', [
    tag('Ten', seller.name),
    tag('MST', seller.taxCode),
    tag('DChi', seller.address),
    tag('SDThoai', seller.phone),
  ]);

/** People, not companies: nobody is asked for a tax code at the checkout. */
const buyerOf = ({ buyer, order }: NumberedInvoice): string =>
  tag('NMua', [tag('DChi', buyer.address), tag('MKHang', order), tag('HVTNMHang', buyer.name)]);

function lineOf(line: InvoiceLine, position: number, { adjusts, reason }: NumberedInvoice): string {
  const { name, unit, quantity, rate, gross, vat } = line;
  const net = minus(gross, vat);
  const said = adjusts ? `Điều chỉnh giảm: ${name || REASONS[reason ?? 'all']}` : name;
  return tag('HHDVu', [
    tag('TChat', 1),
    tag('STT', position),
    tag('THHDVu', said),
    ...(unit === null ? [] : [tag('DVTinh', unit)]),
    ...(quantity === null ? [] : [tag('SLuong', quantity), tag('DGia', unitPrice(net, quantity))]),
    tag('ThTien', net),
    ...(rate === null ? [] : [tag('TSuat', rate)]),
  ]);
}

/** Four decimals at most, none where it comes out even. */
export function unitPrice(net: Dong, quantity: number): string {
  const of = BigInt(quantity);
  const scaled = (2n * net * 10_000n + of) / (2n * of);
  const decimals = String(scaled % 10_000n)
    .padStart(4, '0')
    .replace(/0+$/, '');
  return decimals === '' ? String(scaled / 10_000n) : `${scaled / 10_000n}.${decimals}`;
}

function vatSums({ lines, gross, vat }: NumberedInvoice): string[] {
  const rates = [...new Set(lines.map(line => line.rate))].filter(rate => rate !== null);
  const sumOf = (some: readonly InvoiceLine[], of: (line: InvoiceLine) => bigint): Dong =>
    dong(some.reduce((sum, line) => sum + of(line), 0n));
  const perRate = rates.map(rate => {
    const same = lines.filter(line => line.rate === rate);
    return tag('LTSuat', [
      tag('TSuat', rate),
      tag(
        'ThTien',
        sumOf(same, line => line.gross - line.vat),
      ),
      tag(
        'TThue',
        sumOf(same, line => line.vat),
      ),
    ]);
  });
  return [tag('THTTLTSuat', perRate), tag('TgTCThue', minus(gross, vat)), tag('TgTThue', vat)];
}

/** Texts are escaped; a list is of tags that are made. */
function tag(name: string, content: string | number | bigint | readonly string[], attributes = ''): string {
  const inside = typeof content === 'object' ? content.join('') : escaped(String(content));
  return `<${name}${attributes}>${inside}</${name}>`;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** XML 1.0 has no way to write control signs, so they are left out. */
const escaped = (text: string): string =>
  text
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .replaceAll(/[&<>"]/g, sign => ENTITIES[sign] ?? sign);
