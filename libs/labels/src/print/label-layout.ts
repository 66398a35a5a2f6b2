// What one label says, and where: the facts beside the symbol, serial and GTIN on a strip beneath. Only arithmetic;
// who draws brings the measure of the type. Texts shrink, then end in an ellipsis, and never leave their room.
import { elementString } from '#libs/gs1';
import { fitText, type FittedText, type Room } from './fit-text.js';
import { A4_24, CELLS, placeSymbol, type Cell, type Dpi, type SymbolPlace } from './label-template.js';
import { serialInGroups } from '../rolls/serial.js';

/** What all labels of a sheet say, already in the reader's language. */
export interface LabelFacts {
  readonly cooperative: string;
  readonly product: string;
  readonly netContent: string;
  readonly gtin: string;
  readonly lot: string;
  readonly producedOn: string;
  /** Brocade and baskets have none. */
  readonly bestBefore?: string;
  readonly captions: {
    /** "Lô" */
    readonly lot: string;
    /** "NSX" */
    readonly producedOn: string;
    /** "HSD" */
    readonly bestBefore: string;
  };
}

export type Typeface = 'regular' | 'bold';

/** The width in points of a text set in a typeface and size. */
export type MeasureType = (text: string, typeface: Typeface, size: number) => number;

export interface SetLine {
  readonly text: string;
  readonly typeface: Typeface;
  readonly size: number;
  readonly left: number;
  readonly baseline: number;
}

export interface LabelLayout {
  readonly cell: Cell;
  readonly place: SymbolPlace;
  readonly lines: readonly SetLine[];
  /** The room for the serial, left of the GTIN. */
  readonly serialWidth: number;
}

interface Fact {
  readonly text: string;
  readonly typeface: Typeface;
  readonly size: number;
  readonly lines: number;
}

// 5 points: its x-height is 0.93 mm, above the 0.9 mm that food labels on small packs must keep (EU 1169/2011, Art. 13).
export const SMALLEST = 5;
// Ẫ with its stacked marks is 1.16 high and ợ hangs 0.23 below: nearer lines would touch.
export const LEADING = 1.3;
/** Points, for the few serials that are nothing but W and M: a serial that is cut is none. */
const SMALLEST_SERIAL = 4;
/** Between two texts side by side. */
const GAP = 6;
const GTIN_SIZE = 5.5;

/** The lines of every label whose symbol has `size` modules. Without `dpi`, for a printer that nobody knows. */
export function layOut(
  facts: LabelFacts,
  size: number,
  measure: MeasureType,
  cell: Cell = CELLS.standard,
  dpi?: Dpi,
): LabelLayout {
  const place = placeSymbol(size, cell, dpi);
  const above = setBlock(nameOf(facts), place.right, cell, measure);
  const below = setBlock(datesOf(facts), place.right, cell, measure);
  const gtin = setGtin(facts.gtin, cell, measure);
  const bottom = cell.strip.baseline - cell.strip.size * LEADING;
  return {
    cell,
    place,
    lines: [...shifted(above.lines, cell.margin), ...shifted(below.lines, bottom - below.height), gtin],
    serialWidth: gtin.left - GAP * cell.type - place.left,
  };
}

/**
 * With its AI before it, as the GTIN beside it has (GS1 General Specifications §4.14), so that what is in the symbol can be typed from the
 * label. Where a label is too narrow for it, it goes without: a serial that is cut is none, and the lot stands above.
 */
export function setSerial(serial: string, { cell, place, serialWidth }: LabelLayout, measure: MeasureType): SetLine {
  const grouped = serialInGroups(serial);
  const wide = grouped.replaceAll('\u00a0', '\u00a0\u00a0'); // the font's space is narrow
  const set = (text: string, smallest: number) =>
    fit(text, 'bold', { width: serialWidth, lines: 1, largest: cell.strip.size, smallest }, measure);
  const withAi = [`(21)${wide}`, `(21)${grouped}`].map(text => ({ text, ...set(text, SMALLEST) }));
  const { size, lines } = withAi.find(({ text, lines: all }) => all.join('') === text) ?? set(wide, SMALLEST_SERIAL);
  return { text: lines.join(''), typeface: 'bold', size, left: place.left, baseline: cell.strip.baseline };
}

/** The line in the margin above the labels: what sheet this is on the left, which page of it on the right. */
export function setHeader(title: string, page: string, measure: MeasureType): SetLine[] {
  const line = { typeface: 'regular', baseline: A4_24.headerBaseline } as const;
  const pageLeft = A4_24.page[0] - A4_24.left - measure(page, 'regular', 8);
  const room = { width: pageLeft - 2 * GAP - A4_24.left, lines: 1, largest: 8, smallest: 6 };
  const { size, lines } = fit(title, 'regular', room, measure);
  return [
    { ...line, text: lines.join(''), size, left: A4_24.left },
    { ...line, text: page, size: 8, left: pageLeft },
  ];
}

// Both blocks with all their lines in their largest sizes are 72.1 points high; 72.2 lie between margin and strip of the standard label.
const nameOf = (facts: LabelFacts): Fact[] => [
  { text: facts.product, typeface: 'bold', size: 8.5, lines: 2 },
  { text: facts.netContent, typeface: 'bold', size: 7, lines: 1 },
  { text: facts.cooperative, typeface: 'regular', size: 6, lines: 2 },
];

function datesOf({ captions, lot, producedOn, bestBefore }: LabelFacts): Fact[] {
  const row = (text: string): Fact => ({ text, typeface: 'regular', size: 6.5, lines: 1 });
  return [
    row(`${captions.lot}: ${lot}`),
    row(`${captions.producedOn}: ${producedOn}`),
    ...(bestBefore ? [row(`${captions.bestBefore}: ${bestBefore}`)] : []),
  ];
}

function setBlock(
  facts: readonly Fact[],
  left: number,
  cell: Cell,
  measure: MeasureType,
): { lines: SetLine[]; height: number } {
  const width = cell.width - cell.margin - left;
  const lines: SetLine[] = [];
  let height = 0;
  for (const { text, typeface, size, lines: most } of facts) {
    const largest = Math.max(SMALLEST, size * cell.type);
    const fitted = fit(text, typeface, { width, lines: most, largest, smallest: SMALLEST }, measure);
    for (const line of fitted.lines) {
      lines.push({ text: line, typeface, size: fitted.size, left, baseline: height + fitted.size });
      height += fitted.size * LEADING;
    }
  }
  return { lines, height };
}

function setGtin(gtin: string, { width, margin, type, strip }: Cell, measure: MeasureType): SetLine {
  const text = elementString({ gtin });
  const size = Math.max(SMALLEST, GTIN_SIZE * type);
  const left = width - margin - measure(text, 'regular', size);
  return { text, typeface: 'regular', size, left, baseline: strip.baseline };
}

const shifted = (lines: readonly SetLine[], down: number): SetLine[] =>
  lines.map(line => ({ ...line, baseline: line.baseline + down }));

const fit = (text: string, typeface: Typeface, room: Room, measure: MeasureType): FittedText =>
  fitText(text, room, (line, size) => measure(line, typeface, size));
