import { qrSymbol } from '#libs/labels';
import { Pen } from './pen.js';

export interface ShippingLabel {
  number: string;
  language: string;
  at: Date;
  from: { name: string; phone: string; address: string };
  to: { name: string; phone: string; address: string };
  /** Whole line, `Thu 210.000 ₫`; none when it is paid. */
  collect: string;
  weight: string;
  carrier: string;
  note: string;
  captions: { title: string; from: string; to: string };
}

const MARGIN = 20;
const MODULE_PT = 2.4;

/** A6, for the parcel: to whom, from whom, what to take at the door, and the number of the order to read and to scan. */
export function shippingLabelPdf(label: ShippingLabel): Promise<Buffer> {
  const { number, language, at, from, to, captions } = label;
  const pen = new Pen({
    size: 'A6',
    marginPt: MARGIN,
    title: `${captions.title} ${number}`,
    author: from.name,
    language,
    at,
  });
  const symbol = qrSymbol(number, { level: 'Q' });
  const side = symbol.size * MODULE_PT;
  pen.symbol(symbol.runs, MARGIN + pen.width - side, MARGIN, MODULE_PT);
  const beside = { width: pen.width - side - 10 };
  pen.text(captions.from, { size: 7, ...beside });
  pen.text(from.name, { bold: true, size: 9, ...beside });
  pen.text(from.address, { size: 8, ...beside });
  pen.text(from.phone, { size: 8, ...beside });
  pen.gap(Math.max(4, side - 58));
  pen.rule();
  pen.text(captions.to, { size: 7 });
  pen.text(to.name, { bold: true, size: 15 });
  pen.text(to.phone, { bold: true, size: 12 });
  pen.text(to.address, { size: 11 });
  if (label.note) pen.text(label.note, { size: 8 });
  pen.gap(6);
  pen.rule();
  if (label.collect) pen.text(label.collect, { bold: true, size: 16 });
  pen.row([
    [label.carrier, { size: 9, width: pen.width - 70 }],
    [label.weight, { size: 9, left: pen.width - 70, width: 70, align: 'right' }],
  ]);
  pen.text(number, { bold: true, size: 18 });
  return pen.end();
}
