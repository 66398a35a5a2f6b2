import { digitalLink } from '#libs/gs1';
import { SERIAL_LENGTH } from '../rolls/serial.js';
import { tidyChoice, type PrintChoice } from './print-choice.js';
import { INSIDE_CODE_LENGTH } from '../inside/inside-code.js';
import { SLIP_LEVEL } from './cuttings.js';
import { levelFor, openingUri } from './print-sheet.js';
import { CELLS, dotsPerModule, moduleMm } from './label-template.js';
import { largestSize } from './qr-symbol.js';

export interface SymbolOutlook {
  /** On a side, without the quiet zone: the most that a serial of the roll can need. */
  readonly modules: number;
  /** Millimetres of one module: never under 0.396. */
  readonly moduleMm: number;
  /** Of the printer, for one module; null for what is made of shapes. */
  readonly dots: number | null;
}

/** How the symbols of a roll's labels come out; undefined when modules, theirs or their slips', would be too small for a scanner. */
export function symbolOutlook(
  { origin, gtin, line, hasSlips }: { origin: string; gtin: string; line: string; hasSlips?: boolean },
  choice: PrintChoice,
): SymbolOutlook | undefined {
  const { size, dpi } = tidyChoice(choice);
  const serial = 'W'.repeat(SERIAL_LENGTH);
  const modules = largestSize(digitalLink({ origin, gtin, serial }), levelFor(line));
  const slip = openingUri(origin, { gtin, serial }, 'W'.repeat(INSIDE_CODE_LENGTH));
  try {
    if (hasSlips) moduleMm(largestSize(slip, SLIP_LEVEL), CELLS[size], dpi ?? undefined);
    return {
      modules,
      moduleMm: moduleMm(modules, CELLS[size], dpi ?? undefined),
      dots: dpi && dotsPerModule(modules, CELLS[size], dpi),
    };
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}
