import { create } from 'qrcode';

/** M survives 15 % of damage: boxes and jars. Q survives 25 %: wet and cold goods, cloth tags, rough sacks. */
export type ErrorLevel = 'M' | 'Q';

/** Dark modules next to each other in one row. */
export interface Run {
  readonly row: number;
  readonly column: number;
  readonly length: number;
}

export interface QrSymbol {
  /** Modules on a side, without the quiet zone. */
  readonly size: number;
  isDark(row: number, column: number): boolean;
  readonly runs: readonly Run[];
  /** All dark modules as one SVG path in module units. One path, so that no renderer leaves a seam between rows. */
  readonly path: string;
}

/** ISO/IEC 18004 asks for four light modules on every side. */
export const QUIET_ZONE = 4;

/** A plain QR Code, model 2, without FNC1: what every phone reads as an address. */
export function qrSymbol(text: string, { level = 'M' }: { level?: ErrorLevel } = {}): QrSymbol {
  const { modules } = create(text, { errorCorrectionLevel: level });
  const { size } = modules;
  const isDark = (row: number, column: number) =>
    row >= 0 && row < size && column >= 0 && column < size && modules.get(row, column) === 1;
  const runs = Array.from({ length: size }, (_, row) => runsOf(row, size, isDark)).flat();
  return {
    size,
    isDark,
    runs,
    // Only when asked for: a PDF draws runs, and ten thousand paths are a second of the processor.
    get path() {
      return runs.map(run => `M${run.column} ${run.row}h${run.length}v1h-${run.length}z`).join('');
    },
  };
}

/** Modules on a side when every letter takes a whole byte: what is shorter never needs more. Throws a RangeError when no symbol holds it. */
export function largestSize(text: string, level: ErrorLevel): number {
  const bytes = { data: new TextEncoder().encode(text), mode: 'byte' } as const;
  return create([bytes], { errorCorrectionLevel: level }).modules.size;
}

export interface QrSvgOptions {
  /** What the symbol leads to, for those who do not see it. */
  title: string;
  level?: ErrorLevel;
  quietZone?: number;
  /** Whole pixels for one module; without it the symbol takes the width of its place. */
  modulePx?: number;
}

/** A symbol for the screen: dark on light also on a dark page, since not every phone reads it the other way round. */
export function qrSvg(text: string, { title, level, quietZone = QUIET_ZONE, modulePx }: QrSvgOptions): string {
  // A module of 3.2 pixels is sometimes 3 and sometimes 4 wide, and a cheap camera loses the grid.
  if (modulePx !== undefined && !(Number.isInteger(modulePx) && modulePx > 0)) {
    throw new RangeError(`not whole pixels per module: ${modulePx}`);
  }
  const symbol = qrSymbol(text, level ? { level } : {});
  const side = symbol.size + 2 * quietZone;
  const sized = modulePx ? ` width="${side * modulePx}" height="${side * modulePx}"` : '';
  const name = escaped(title);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label="${name}"${sized} viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges">` +
    `<title>${name}</title><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/>` +
    `<path fill="#000" transform="translate(${quietZone} ${quietZone})" d="${symbol.path}"/></svg>`
  );
}

function runsOf(row: number, size: number, isDark: QrSymbol['isDark']): Run[] {
  const runs: Run[] = [];
  for (let column = 0; column < size; column++) {
    if (!isDark(row, column)) continue;
    let length = 1;
    while (isDark(row, column + length)) length++;
    runs.push({ row, column, length });
    column += length;
  }
  return runs;
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

export const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => ENTITIES[sign] ?? sign);
