import { Pen } from './pen.js';

export interface SlipLine {
  /** In the reader's language, with its net content. */
  name: string;
  quantity: number;
  /** `L-0711 × 2`; none while no batch is held. */
  lots: readonly string[];
}

export interface Slip {
  number: string;
  placed: string;
  /** Name and place, as far as the desk may know. */
  receiver: string;
  note: string;
  lines: readonly SlipLine[];
}

export interface PackingPaper {
  title: string;
  lead: string;
  cooperative: string;
  language: string;
  at: Date;
  /** What to fetch from the store for all slips. None: the paper has slips only. */
  fetch: readonly { name: string; lot: string; packs: number }[];
  slips: readonly Slip[];
  captions: { fetch: string; note: string; noLot: string };
}

const MARGIN = 40;
const INDENT = 16;
const LOT_AT = 330;
const PACKS_WIDE = 50;

/** A4: first what to fetch from the store, then a slip per order with boxes to tick. A slip is not torn over two pages unless it is longer than one. */
export function packingPdf(paper: PackingPaper): Promise<Buffer> {
  const { title, cooperative, language, at, captions } = paper;
  const pen = new Pen({ size: 'A4', marginPt: MARGIN, title, author: cooperative, language, at });
  pen.text(cooperative, { size: 9 });
  pen.text(title, { bold: true, size: 16 });
  if (paper.lead) pen.text(paper.lead);
  pen.gap(8);
  if (paper.fetch.length > 0) {
    pen.text(captions.fetch, { bold: true, size: 12 });
    pen.rule();
    for (const { name, lot, packs } of paper.fetch) tickRow(pen, name, lot || captions.noLot, packs);
    pen.gap(12);
  }
  for (const slip of paper.slips) drawSlip(pen, slip, captions);
  return pen.end();
}

function drawSlip(pen: Pen, slip: Slip, captions: PackingPaper['captions']): void {
  const rows = slip.lines.map(line => [line.name, line.lots.join(', ') || captions.noLot, line.quantity] as const);
  const height = rows.reduce((sum, [name, lot]) => sum + pen.heightOfRow(cellsOf(name, lot, 0, pen.width)), 70);
  pen.keep(height);
  pen.rule();
  pen.row([
    [slip.number, { bold: true, size: 13 }],
    [slip.placed, { size: 9, align: 'right' }],
  ]);
  if (slip.receiver) pen.text(slip.receiver);
  if (slip.note) pen.text(`${captions.note}: ${slip.note}`);
  for (const row of rows) tickRow(pen, ...row);
  pen.gap(14);
}

function tickRow(pen: Pen, name: string, lot: string, packs: number): void {
  const cells = cellsOf(name, lot, packs, pen.width);
  pen.keep(pen.heightOfRow(cells));
  pen.box();
  pen.row(cells);
}

const cellsOf = (name: string, lot: string, packs: number, width: number) =>
  [
    [name, { left: INDENT, width: LOT_AT - INDENT - 8 }],
    [lot, { left: LOT_AT, width: width - LOT_AT - PACKS_WIDE }],
    [`× ${packs}`, { left: width - PACKS_WIDE, width: PACKS_WIDE, align: 'right', bold: true }],
  ] as const;
