// The sheet of paper and what stands where on one label. All lengths are PDF points, 1/72 inch, from the top left.
import { QUIET_ZONE } from './qr-symbol.js';

const MM = 72 / 25.4;

/**
 * 24 labels of 63.5 × 33.9 mm on A4, the common die-cut office sheet (L7159 and its many equals). Smaller ones have no
 * room for the symbol with its quiet zone beside the facts; larger ones do not stick flat on a 100 g jar. Rows touch,
 * so that a sheet without die-cut is separated with nine straight cuts.
 */
export const A4_24 = {
  page: [595.28, 841.89],
  columns: 3,
  rows: 8,
  width: 63.5 * MM,
  height: 33.9 * MM,
  columnGap: 2.5 * MM,
  left: 7.25 * MM,
  top: 12.9 * MM,
  /** No ink nearer to the edge: office printers shift a sheet by a millimetre or two. */
  margin: 2.5 * MM,
  /** In the margin above the labels; most printers leave 4 mm white. */
  headerBaseline: 8.5 * MM,
} as const;

export const LABELS_PER_PAGE = A4_24.columns * A4_24.rows;

/** Dots per inch of the printers there are: label printers 203, 300 and 600, office printers 600 and its multiples. */
export const RESOLUTIONS = [203, 300, 600] as const;
export type Dpi = (typeof RESOLUTIONS)[number];

/** What a PDF or an SVG is made for, whose printer nobody knows: 300, the coarsest that prints this small. 600 and 1200 divide evenly. */
const UNKNOWN_PRINTER: Dpi = 300;

/** Millimetres: narrower modules are not for a retail scanner (GS1 General Specifications §5.12.3.1; wider ones than 0.990 neither). */
export const NARROWEST_MODULE_MM = 0.396;

/** standard: the cell of the A4 sheet. small and large: common rolls of label printers, for jars and for sacks. */
export const LABEL_SIZES = ['standard', 'small', 'large'] as const;
export type LabelSize = (typeof LABEL_SIZES)[number];

/** One label. Lengths in points unless said otherwise. */
export interface Cell {
  readonly width: number;
  readonly height: number;
  /** Nothing but a quiet zone is nearer to the edge. */
  readonly margin: number;
  /** How large the type is set, against that of the standard label. */
  readonly type: number;
  /** The last line: serial and GTIN for people, from edge to edge under the symbol. */
  readonly strip: { readonly size: number; readonly baseline: number };
  /** The symbol with its quiet zone has at most this side: more would leave too little for the facts. */
  readonly largestBox: number;
  /** Millimetres. Wider modules are for scratched cameras and old toner; four of them must not reach over the edge. */
  readonly widestModule: number;
}

const cell = (
  wideMm: number,
  highMm: number,
  marginMm: number,
  type: number,
  boxMm: number,
  moduleMm: number,
): Cell => ({
  width: wideMm * MM,
  height: highMm * MM,
  margin: marginMm * MM,
  type,
  strip: { size: 7.5 * type, baseline: (highMm - marginMm) * MM },
  largestBox: boxMm * MM,
  widestModule: moduleMm,
});

export const CELLS: Readonly<Record<LabelSize, Cell>> = {
  // 57 modules, some 200 letters, still fit.
  standard: cell(63.5, 33.9, 2.5, 1, 27.6, 0.6),
  small: cell(50, 30, 2.5, 0.845, 25.4, 0.6),
  large: cell(100, 50, 4, 1.44, 41, 0.95),
};

export const STRIP = CELLS.standard.strip;
/** Capitals are 0.74 high. */
const stripTop = ({ strip }: Cell): number => strip.baseline - strip.size * 0.75;

export interface SymbolPlace {
  /** Points for one module. */
  readonly module: number;
  /** Left and top of the first module, inside the label. */
  readonly left: number;
  readonly top: number;
  /** Where the quiet zone ends. */
  readonly right: number;
}

/** Where a symbol of `size` modules stands on its label. Throws a RangeError when no module size makes it fit. */
export function placeSymbol(size: number, on: Cell = CELLS.standard, dpi: Dpi = UNKNOWN_PRINTER): SymbolPlace {
  const module = (dotsPerModule(size, on, dpi) * 72) / dpi;
  const modules = size + 2 * QUIET_ZONE;
  const left = on.margin;
  return {
    module,
    left,
    top: (stripTop(on) - modules * module) / 2 + QUIET_ZONE * module,
    right: left + (size + QUIET_ZONE) * module,
  };
}

/**
 * A module is a whole number of dots, or the printer makes some wider than others: the most that the label has room for, never fewer
 * than a scanner needs. 203 dpi: 4 dots are 0.500 mm; 300 dpi: 5 are 0.423 mm, 7 are 0.593 mm. Throws a RangeError when the label is too small.
 */
export function dotsPerModule(size: number, on: Cell, dpi: Dpi): number {
  const modules = size + 2 * QUIET_ZONE;
  const fewest = Math.ceil((NARROWEST_MODULE_MM / 25.4) * dpi);
  const widest = Math.floor((on.widestModule / 25.4) * dpi);
  const dots = Math.min(widest, Math.floor((on.largestBox * dpi) / (modules * 72)));
  if (dots < fewest)
    throw new RangeError(`a symbol of ${size} modules does not fit on a label: its address is too long`);
  return dots;
}

/** How wide a module comes out, in millimetres. */
export const moduleMm = (size: number, on: Cell, dpi: Dpi = UNKNOWN_PRINTER): number =>
  (dotsPerModule(size, on, dpi) * 25.4) / dpi;

/** From point to point, in points from the top left of the page. */
export interface CutMark {
  readonly from: readonly [number, number];
  readonly to: readonly [number, number];
}

const MARK = { near: 1 * MM, far: 3 * MM } as const;

/** Short lines in the margin, one at either end of every cut: for whoever prints on plain paper. On die-cut sheets they stay on the waste. */
export function cutMarks(): CutMark[] {
  const { columns, rows, width, height, columnGap, left, top, page } = A4_24;
  const [right, bottom] = [page[0] - left, top + rows * height];
  const acrossAt = Array.from({ length: rows + 1 }, (_, row) => top + row * height);
  const downAt = Array.from({ length: columns }, (_, column) => left + column * (width + columnGap)).flatMap(x => [
    x,
    x + width,
  ]);
  return [
    ...acrossAt.flatMap(y => [
      { from: [left - MARK.far, y], to: [left - MARK.near, y] } as const,
      { from: [right + MARK.near, y], to: [right + MARK.far, y] } as const,
    ]),
    ...downAt.flatMap(x => [
      { from: [x, top - MARK.far], to: [x, top - MARK.near] } as const,
      { from: [x, bottom + MARK.near], to: [x, bottom + MARK.far] } as const,
    ]),
  ];
}

/** The top left corner of the n-th label on its page, row by row, on whole dots. */
export function cornerOf(position: number): { left: number; top: number } {
  const column = position % A4_24.columns;
  const row = Math.floor(position / A4_24.columns);
  return {
    left: onDot(A4_24.left + column * (A4_24.width + A4_24.columnGap)),
    top: onDot(A4_24.top + row * A4_24.height),
  };
}

const DOT = 72 / UNKNOWN_PRINTER;
const onDot = (length: number): number => Math.round(length / DOT) * DOT;

/** What labels are printed on. */
export interface Paper {
  /** Width and height of a page in points. */
  readonly page: readonly [number, number];
  readonly perPage: number;
  /** Room around the labels for cut marks and a line that says what sheet this is. */
  readonly hasMargins: boolean;
  /** The top left corner of the n-th label on its page. */
  cornerOf(position: number): { left: number; top: number };
}

/**
 * sheet: a PDF of A4 for an office printer. roll: a PDF with a page for each label, for label printers, which feed one after the other.
 * svg, png: a ZIP with a picture of each label and a list, for print shops. zpl: the language of label printers, dot for dot.
 */
export const PRINT_FORMS = ['sheet', 'roll', 'svg', 'png', 'zpl'] as const;
export type PrintForm = (typeof PRINT_FORMS)[number];

/** The sheet of A4 has one size of label. */
export const paperFor = (form: 'sheet' | 'roll', { width, height }: Cell): Paper =>
  form === 'sheet'
    ? { page: A4_24.page, perPage: LABELS_PER_PAGE, hasMargins: true, cornerOf }
    : { page: [width, height], perPage: 1, hasMargins: false, cornerOf: () => ({ left: 0, top: 0 }) };
