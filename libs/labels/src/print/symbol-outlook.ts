import { digitalLink } from '#libs/gs1';
import { SERIAL_LENGTH } from '../rolls/serial.js';
import { tidyChoice, type PrintChoice } from './print-choice.js';
import { levelFor } from './print-sheet.js';
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

/** How the symbol of a roll comes out; undefined when its modules would be too small for a scanner. */
export function symbolOutlook(
  { origin, gtin, line }: { origin: string; gtin: string; line: string },
  choice: PrintChoice,
): SymbolOutlook | undefined {
  const { size, dpi } = tidyChoice(choice);
  const longest = digitalLink({ origin, gtin, serial: 'W'.repeat(SERIAL_LENGTH) });
  const modules = largestSize(longest, levelFor(line));
  try {
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
