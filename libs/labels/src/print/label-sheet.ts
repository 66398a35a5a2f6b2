// One PDF for a roll of labels, in pieces, so that a long one never stands in memory whole. The facts are the same on every label, so they are fitted once for each symbol size;
// only the symbol and its serial differ. Everything is vector: black rectangles and embedded type, nothing to blur.
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import { cuttingsOf, setter, type Cutting } from './cuttings.js';
import { setHeader, type MeasureType, type SetLine } from './label-layout.js';
import {
  CELLS,
  cutMarks,
  LABELS_PER_PAGE,
  paperFor,
  type Cell,
  type Paper,
  type SymbolPlace,
} from './label-template.js';
import { TYPEFACES } from './typefaces.js';
import type { QrSymbol } from './qr-symbol.js';
import type { LabelSheet } from './sheet-facts.js';

/** A part of a file, in order. */
export interface Piece {
  readonly bytes: Buffer;
  /** How many labels are drawn when it is written. */
  readonly done: number;
}

/** Some hundred kilobytes of PDF: small beside a worker's memory, large beside what it costs to store one. */
const LABELS_PER_PIECE = 240;

/** The printable file: by default A4 with 24 to the page, the facts beside the symbol, the serial beneath it. */
export async function labelSheetPdf(
  sheet: LabelSheet,
  paper: Paper = paperFor('sheet', CELLS.standard),
): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const { bytes } of labelPdf(sheet, paper)) pieces.push(bytes);
  return Buffer.concat(pieces);
}

/** The same file, byte for byte, in pieces of some 240 labels. Throws a RangeError when there is no label, or an address has no room. */
export async function* labelPdf(sheet: LabelSheet, paper: Paper, cell: Cell = CELLS.standard): AsyncGenerator<Piece> {
  const cuttings = cuttingsOf(sheet.labels);
  const pages = Math.ceil(cuttings.length / paper.perPage);
  if (pages === 0) throw new RangeError('a sheet without labels');
  const doc = blankDocument(sheet, paper);
  const draw = drawer(doc, sheet, paper, cell, cuttings);
  let told = 0;
  for (let page = 0; page < pages; page++) {
    draw(page, pages);
    const done = cuttings[Math.min((page + 1) * paper.perPage, cuttings.length) - 1]?.number ?? 0;
    if (done - told >= LABELS_PER_PIECE) {
      const bytes = doc.read() as Buffer | null;
      if (bytes) yield { bytes, done };
      told = done;
    }
    // A thousand labels take a second of the processor: others may answer between two pages.
    if (done % LABELS_PER_PAGE === 0) await setImmediate();
  }
  doc.end();
  yield { bytes: await buffer(doc), done: sheet.labels.length };
}

/** What draws one page after the other: the facts are fitted once for each size of symbol. */
function drawer(
  doc: PDFKit.PDFDocument,
  sheet: LabelSheet,
  paper: Paper,
  cell: Cell,
  cuttings: readonly Cutting[],
): (page: number, pages: number) => void {
  const measure: MeasureType = (text, typeface, size) =>
    doc.font(TYPEFACES[typeface]).fontSize(size).widthOfString(text);
  const set = setter(sheet, measure, cell);
  return (page, pages) => {
    doc.addPage();
    if (paper.hasMargins) {
      drawCutMarks(doc);
      for (const line of setHeader(sheet.title, sheet.captions.page(page + 1, pages), measure)) drawText(doc, line);
    }
    const onPage = cuttings.slice(page * paper.perPage, (page + 1) * paper.perPage);
    for (const [position, cutting] of onPage.entries()) {
      const { symbol, layout, own } = set(cutting);
      drawLabel(doc, paper.cornerOf(position), symbol, layout.place, [...layout.lines, ...own]);
    }
  };
}

function blankDocument(sheet: LabelSheet, { page }: Paper): PDFKit.PDFDocument {
  return new PDFDocument({
    autoFirstPage: false,
    size: [...page],
    margin: 0,
    lang: sheet.language,
    displayTitle: true,
    info: { Title: sheet.title, Author: sheet.cooperative, Creator: 'Chợ Phiên', CreationDate: sheet.issuedAt },
  });
}

function drawLabel(
  doc: PDFKit.PDFDocument,
  corner: { left: number; top: number },
  symbol: QrSymbol,
  place: SymbolPlace,
  lines: readonly SetLine[],
): void {
  doc.save().translate(corner.left, corner.top);
  for (const line of lines) drawText(doc, line);
  drawSymbol(doc, symbol, place);
  doc.restore();
}

/** In whole modules under one scale, and filled as one shape: rectangles filled one by one show seams on some screens. */
function drawSymbol(doc: PDFKit.PDFDocument, symbol: QrSymbol, { left, top, module }: SymbolPlace): void {
  doc.save().translate(left, top).scale(module);
  doc.addContent(`${symbol.runs.map(run => `${run.column} ${run.row} ${run.length} 1 re`).join(' ')} f`);
  doc.restore();
}

/** A hairline: seen by scissors, not by buyers. */
function drawCutMarks(doc: PDFKit.PDFDocument): void {
  doc.save().lineWidth(0.25).strokeColor('#888888');
  for (const { from, to } of cutMarks()) doc.moveTo(...from).lineTo(...to);
  doc.stroke().restore();
}

function drawText(doc: PDFKit.PDFDocument, { text, typeface, size, left, baseline }: SetLine): void {
  doc.font(TYPEFACES[typeface]).fontSize(size).text(text, left, baseline, { lineBreak: false, baseline: 'alphabetic' });
}
