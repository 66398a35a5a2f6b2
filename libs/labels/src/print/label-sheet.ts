// One PDF for an order of labels. The facts are the same on every label, so they are fitted once for each symbol size;
// only the symbol and its serial differ. Everything is vector: black rectangles and embedded type, nothing to blur.
import { createRequire } from 'node:module';
import { buffer } from 'node:stream/consumers';
import { setImmediate } from 'node:timers/promises';
import PDFDocument from 'pdfkit';
import type { Locale } from '#platform/language';
import {
  layOut,
  setHeader,
  setSerial,
  type LabelFacts,
  type LabelLayout,
  type MeasureType,
  type SetLine,
} from './label-layout.js';
import { A4_24, cornerOf, cutMarks, LABELS_PER_PAGE, type SymbolPlace } from './label-template.js';
import { qrSymbol, type ErrorLevel, type QrSymbol } from './qr-symbol.js';

export interface LabelSheet extends LabelFacts {
  readonly language: Locale;
  /** Names the sheet, the lot and the count at the head of each page: "Tờ tem T-0042 · Lô CHE-2026-11 · 48 tem". */
  readonly title: string;
  readonly captions: LabelFacts['captions'] & {
    /** "tờ 1/4" */
    page(page: number, pages: number): string;
  };
  /** When the labels were issued. A reprint is the same file, byte for byte. */
  readonly issuedAt: Date;
  readonly level?: ErrorLevel;
  readonly labels: readonly { readonly serial: string; readonly uri: string }[];
}

// Be Vietnam Pro as full TrueType: the web builds of the font come in parts, none of which holds all Vietnamese letters.
const { resolve } = createRequire(import.meta.url);
const TYPEFACES = {
  regular: resolve('@expo-google-fonts/be-vietnam-pro/400Regular/BeVietnamPro_400Regular.ttf'),
  bold: resolve('@expo-google-fonts/be-vietnam-pro/600SemiBold/BeVietnamPro_600SemiBold.ttf'),
};

/** The printable file of a sheet of labels: A4, 24 to the page, the facts beside the symbol, the serial beneath it. */
export async function labelSheetPdf(sheet: LabelSheet): Promise<Buffer> {
  const pages = Math.ceil(sheet.labels.length / LABELS_PER_PAGE);
  if (pages === 0) throw new RangeError('a sheet without labels');
  const doc = blankDocument(sheet);
  const measure: MeasureType = (text, typeface, size) =>
    doc.font(TYPEFACES[typeface]).fontSize(size).widthOfString(text);
  const layouts = new Map<number, LabelLayout>();

  for (let page = 0; page < pages; page++) {
    doc.addPage();
    drawCutMarks(doc);
    for (const line of setHeader(sheet.title, sheet.captions.page(page + 1, pages), measure)) drawText(doc, line);
    for (const [position, { uri, serial }] of labelsOn(page, sheet).entries()) {
      const symbol = qrSymbol(uri, { level: sheet.level ?? 'M' });
      const layout = layouts.get(symbol.size) ?? layOut(sheet, symbol.size, measure);
      layouts.set(symbol.size, layout);
      drawLabel(doc, cornerOf(position), symbol, layout.place, [...layout.lines, setSerial(serial, layout, measure)]);
    }
    await setImmediate(); // a thousand labels take a second of the processor: others may answer between two pages
  }
  doc.end();
  return buffer(doc);
}

const labelsOn = (page: number, { labels }: LabelSheet): LabelSheet['labels'] =>
  labels.slice(page * LABELS_PER_PAGE, (page + 1) * LABELS_PER_PAGE);

function blankDocument(sheet: LabelSheet): PDFKit.PDFDocument {
  return new PDFDocument({
    autoFirstPage: false,
    size: [...A4_24.page],
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
