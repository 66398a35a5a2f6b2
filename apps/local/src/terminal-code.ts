import { QUIET_ZONE, qrSymbol } from '#libs/labels';

const BLACK_ON_WHITE = '\u001b[30;107m';
const PLAIN = '\u001b[0m';

/** A QR code for a terminal: two rows of modules in each line of text, dark on light whatever the terminal's colours. */
export function terminalCode(text: string): string {
  const symbol = qrSymbol(text);
  const isDark = (row: number, column: number): boolean => symbol.isDark(row - QUIET_ZONE, column - QUIET_ZONE);
  const side = symbol.size + 2 * QUIET_ZONE;
  const lines = Array.from({ length: Math.ceil(side / 2) }, (_, line) =>
    Array.from({ length: side }, (_, column) => half(isDark(line * 2, column), isDark(line * 2 + 1, column))).join(''),
  );
  return lines.map(line => `${BLACK_ON_WHITE}${line}${PLAIN}`).join('\n');
}

function half(upper: boolean, lower: boolean): string {
  if (upper && lower) return '█';
  if (upper) return '▀';
  return lower ? '▄' : ' ';
}
