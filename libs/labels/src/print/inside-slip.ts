// What stands on the slip under the seal: the second code large, the symbol that leads to the page where it is given, and which label it belongs to.
import { codeInGroups, INSIDE_CODE_LENGTH } from '../inside/inside-code.js';
import { fitText, type FittedText, type Room } from './fit-text.js';
import {
  LEADING,
  setSerial,
  SMALLEST,
  type LabelLayout,
  type MeasureType,
  type SetLine,
  type Typeface,
} from './label-layout.js';
import { placeSymbol, type Cell, type Dpi } from './label-template.js';

export interface SlipCaptions {
  /** "Mã bên trong" */
  readonly inside: string;
  /** What to do with the slip. */
  readonly insideHint: string;
}

/** Points, on the standard label. */
const CAPTION = 8.5;
const CODE = 14;
const HINT = 6;

/** The lines of every slip whose symbol has `size` modules, with room for the code below the first. */
export function layOutSlip(
  { inside, insideHint }: SlipCaptions,
  size: number,
  measure: MeasureType,
  cell: Cell,
  dpi?: Dpi,
): LabelLayout {
  const place = placeSymbol(size, cell, dpi);
  const { right: left } = place;
  const room = { width: widthBeside(left, cell), smallest: SMALLEST };
  const caption = fit(inside, 'bold', { ...room, lines: 1, largest: sized(CAPTION, cell) }, measure);
  const hint = fit(insideHint, 'regular', { ...room, lines: 6, largest: sized(HINT, cell) }, measure);
  const lines: SetLine[] = caption.lines.map(text => ({
    ...{ text, typeface: 'bold', size: caption.size, left },
    baseline: captionBaseline(cell),
  }));
  let baseline = codeBaseline(cell) + sized(CODE, cell) * (LEADING - 1);
  for (const text of hint.lines) {
    lines.push({ text, typeface: 'regular', size: hint.size, left, baseline: baseline + hint.size });
    baseline += hint.size * LEADING;
  }
  return { cell, place, lines, serialWidth: cell.width - cell.margin - place.left };
}

/** The lines that only one slip has. */
export function setSlip(
  { code, serial }: { code: string; serial: string },
  layout: LabelLayout,
  measure: MeasureType,
): SetLine[] {
  const { cell, place } = layout;
  const room = { width: widthBeside(place.right, cell), lines: 1, largest: sized(CODE, cell), smallest: SMALLEST };
  // As large as the widest code there can be: one size on all slips, and none of them is cut.
  const { size } = fit(apart('W'.repeat(INSIDE_CODE_LENGTH)), 'bold', room, measure);
  const text = apart(code);
  return [
    { text, typeface: 'bold', size, left: place.right, baseline: codeBaseline(cell) },
    setSerial(serial, layout, measure),
  ];
}

const sized = (points: number, { type }: Cell): number => Math.max(SMALLEST, points * type);
const widthBeside = (left: number, { width, margin }: Cell): number => width - margin - left;
const captionBaseline = (cell: Cell): number => cell.margin + sized(CAPTION, cell);
const codeBaseline = (cell: Cell): number =>
  captionBaseline(cell) + sized(CAPTION, cell) * (LEADING - 1) + sized(CODE, cell);

/** The font's space is narrow. */
const apart = (code: string): string => codeInGroups(code).replaceAll('\u00a0', '\u00a0\u00a0');

const fit = (text: string, typeface: Typeface, room: Room, measure: MeasureType): FittedText =>
  fitText(text, room, (line, size) => measure(line, typeface, size));
