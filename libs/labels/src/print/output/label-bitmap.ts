// A label in the dots of its printer: black or white and nothing between, so that no driver has anything to blur. The symbol is painted
// in whole dots, never scaled; the type is drawn from outlines. What all labels say is drawn once for each size of symbol.
import { openSharp } from '#platform/pictures';
import { setter, type Cutting } from '../cuttings.js';
import type { LabelLayout, SetLine } from '../label-layout.js';
import type { LabelSheet } from '../sheet-facts.js';
import { dotsPerModule, type Cell, type Dpi } from '../label-template.js';
import type { QrSymbol } from '../qr-symbol.js';
import { bitmapOfGrey, blacken, blankBitmap, copyOf, stamp, type Bitmap } from './bitmap.js';
import { openOutlines, type Outlines } from './outlines.js';

export interface LabelLayers {
  /** Modules on a side of the symbol. */
  readonly modules: number;
  readonly isSlip: boolean;
  /** What all labels, or all slips, with a symbol of this size say: the same object for each of them. */
  readonly facts: Bitmap;
  /** Paints what only this one has, its symbol, its serial and its code, onto a bitmap of its size. */
  paintOwn(on: Bitmap): Promise<void>;
}

export type LayLabel = (cutting: Cutting) => Promise<LabelLayers>;

export function bitmapDrawer(sheet: LabelSheet, cell: Cell, dpi: Dpi): LayLabel {
  const outlines = openOutlines();
  const set = setter(sheet, outlines.measure, cell, dpi);
  const settings = new Map<LabelLayout, Promise<Bitmap>>();
  const type = ownType(outlines, dpi);
  return async cutting => {
    const { symbol, layout, own } = set(cutting);
    const facts = settings.get(layout) ?? burnFacts(layout, dpi, outlines);
    settings.set(layout, facts);
    const paintOwn = async (on: Bitmap) => {
      paintSymbol(on, symbol, layout, dpi);
      for (const line of own) await type(on, line);
    };
    return { modules: symbol.size, isSlip: cutting.code !== undefined, facts: await facts, paintOwn };
  };
}

/** The label as one. */
export async function merged({ facts, paintOwn }: LabelLayers): Promise<Bitmap> {
  const bitmap = copyOf(facts);
  await paintOwn(bitmap);
  return bitmap;
}

const burnFacts = ({ cell, lines }: LabelLayout, dpi: Dpi, outlines: Outlines): Promise<Bitmap> =>
  burn(lines.map(outlines.svgOf).join(''), cell, dpi);

function paintSymbol(on: Bitmap, symbol: QrSymbol, { cell, place }: LabelLayout, dpi: Dpi): void {
  const dots = dotsPerModule(symbol.size, cell, dpi);
  const [left, top] = [dotsOf(place.left, dpi), dotsOf(place.top, dpi)];
  for (const { row, column, length } of symbol.runs)
    blacken(on, left + column * dots, top + row * dots, length * dots, dots);
}

/** Types a serial or a code letter by letter, each drawn once: outlines of ten thousand serials would be ten thousand pictures. */
function ownType(outlines: Outlines, dpi: Dpi): (on: Bitmap, line: SetLine) => Promise<void> {
  const letters = new Map<string, Promise<Bitmap>>();
  const letterOf = (text: string, { typeface, size }: SetLine): Promise<Bitmap> => {
    const key = `${text} ${typeface} ${size}`;
    const line = { text, typeface, size, left: size * 0.25, baseline: size };
    const box = { left: 0, top: 0, width: outlines.measure(text, typeface, size) + size / 2, height: size * 1.3 };
    const letter = letters.get(key) ?? burn(outlines.svgOf(line), box, dpi);
    letters.set(key, letter);
    return letter;
  };
  return async (on, line) => {
    const top = dotsOf(line.baseline - line.size, dpi);
    let typed = '';
    for (const text of line.text) {
      const left = line.left - line.size * 0.25 + outlines.measure(typed, line.typeface, line.size);
      if (text !== '\u00a0') stamp(on, await letterOf(text, line), dotsOf(left, dpi), top);
      typed += text;
    }
  };
}

/** A drawing in points as dots. */
async function burn(svg: string, box: Pick<Cell, 'width' | 'height'>, dpi: Dpi): Promise<Bitmap> {
  const [width, height] = [dotsOf(box.width, dpi), dotsOf(box.height, dpi)];
  if (svg === '') return blankBitmap(width, height);
  const points = (dots: number) => (dots * 72) / dpi;
  const drawing =
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${points(width)} ${points(height)}">` +
    `<path fill="#fff" d="M0 0h${width}v${height}h-${width}z"/><g fill="#000">${svg}</g></svg>`;
  const sharp = await openSharp();
  const { data, info } = await sharp(Buffer.from(drawing)).greyscale().raw().toBuffer({ resolveWithObject: true });
  if (info.width !== width || info.height !== height || info.channels !== 1)
    throw new Error(`drawn as ${info.width} × ${info.height} × ${info.channels}`);
  return bitmapOfGrey(data, width, height);
}

const dotsOf = (points: number, dpi: Dpi): number => Math.round((points * dpi) / 72);
