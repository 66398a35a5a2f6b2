// What is cut apart after printing: labels and, right behind each, the slip that goes under its seal. One layout for all forms of file.
import { layOut, setSerial, type LabelLayout, type MeasureType, type SetLine } from './label-layout.js';
import type { LabelSheet } from './sheet-facts.js';
import type { Cell, Dpi } from './label-template.js';
import { layOutSlip, setSlip } from './inside-slip.js';
import { qrSymbol, type ErrorLevel, type QrSymbol } from './qr-symbol.js';

export interface Cutting {
  readonly uri: string;
  readonly serial: string;
  /** Only a slip has one: the second code. */
  readonly code?: string;
  /** Of its label on the roll, from 1. */
  readonly number: number;
}

/** A slip stands right behind its label: nobody has to look for the one that belongs to a pack. `before`: labels of the roll that come first. */
export const cuttingsOf = (labels: LabelSheet['labels'], before = 0): Cutting[] =>
  labels.flatMap(({ uri, serial, inside }, at) => [
    { uri, serial, number: before + at + 1 },
    ...(inside ? [{ uri: inside.uri, code: inside.code, serial, number: before + at + 1 }] : []),
  ]);

/** Nothing scratches a slip before the seal is broken. */
export const SLIP_LEVEL: ErrorLevel = 'M';

export interface SetCutting {
  readonly symbol: QrSymbol;
  /** Symbol and lines of all cuttings of this kind and size of symbol: the same object for each of them. */
  readonly layout: LabelLayout;
  /** The lines that only this one has. */
  readonly own: readonly SetLine[];
}

/** What sets one cutting after the other; what many of them say is laid out once. Without `dpi`, for a printer that nobody knows. */
export function setter(
  sheet: LabelSheet,
  measure: MeasureType,
  cell: Cell,
  dpi?: Dpi,
): (cutting: Cutting) => SetCutting {
  const labels = new Map<number, LabelLayout>();
  const slips = new Map<number, LabelLayout>();
  return ({ uri, serial, code }) => {
    if (code === undefined) {
      const symbol = qrSymbol(uri, { level: sheet.level ?? 'M' });
      const layout = labels.get(symbol.size) ?? layOut(sheet, symbol.size, measure, cell, dpi);
      labels.set(symbol.size, layout);
      return { symbol, layout, own: [setSerial(serial, layout, measure)] };
    }
    const symbol = qrSymbol(uri, { level: SLIP_LEVEL });
    const layout = slips.get(symbol.size) ?? layOutSlip(sheet.captions, symbol.size, measure, cell, dpi);
    slips.set(symbol.size, layout);
    return { symbol, layout, own: setSlip({ code, serial }, layout, measure) };
  };
}
