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

/** 300 dots per inch: the coarsest office and label printers that print this small. 600 and 1200 divide evenly. */
const DOT = 72 / 300;

/**
 * A module is a whole number of dots, or the printer makes some wider than others. Retail scanners need 0.396 mm to
 * 0.990 mm (GS1 General Specifications §5.12.3.1): 5 dots are 0.423 mm. Up to 7 dots, 0.593 mm, where the cell has the
 * room, for scratched cameras and old toner; at 8 the quiet zone would reach over the edge of the label.
 */
const FEWEST_DOTS = 5;
const MOST_DOTS = 7;

/** The symbol with its quiet zone. More would leave too little for the facts: 57 modules, some 200 letters, still fit. */
const LARGEST_BOX = 27.6 * MM;

/** The last line: serial and GTIN for people, from edge to edge under the symbol. */
export const STRIP = { size: 7.5, baseline: A4_24.height - A4_24.margin } as const;
const STRIP_TOP = STRIP.baseline - STRIP.size * 0.75; // capitals are 0.74 high

export interface SymbolPlace {
  /** Points for one module. */
  readonly module: number;
  /** Left and top of the first module, inside the label. */
  readonly left: number;
  readonly top: number;
  /** Where the quiet zone ends. */
  readonly right: number;
}

/** Where a symbol of `size` modules stands on its label. Throws when no module size makes it fit. */
export function placeSymbol(size: number): SymbolPlace {
  const modules = size + 2 * QUIET_ZONE;
  const dots = Math.min(MOST_DOTS, Math.floor(LARGEST_BOX / (modules * DOT)));
  if (dots < FEWEST_DOTS)
    throw new RangeError(`a symbol of ${size} modules does not fit on a label: its address is too long`);
  const module = dots * DOT;
  const left = A4_24.margin;
  return {
    module,
    left,
    top: (STRIP_TOP - modules * module) / 2 + QUIET_ZONE * module,
    right: left + (size + QUIET_ZONE) * module,
  };
}

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

/** sheet: A4 for an office printer. roll: a page for each label, for label printers, which feed one after the other. */
export type PrintForm = 'sheet' | 'roll';

export const PAPERS: Readonly<Record<PrintForm, Paper>> = {
  sheet: { page: A4_24.page, perPage: LABELS_PER_PAGE, hasMargins: true, cornerOf },
  roll: { page: [A4_24.width, A4_24.height], perPage: 1, hasMargins: false, cornerOf: () => ({ left: 0, top: 0 }) },
};
