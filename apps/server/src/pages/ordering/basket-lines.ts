import { plus, times, zero, type Dong } from '#platform/money';
import type { BasketLine } from './basket.query.js';

export interface CooperativeLines {
  cooperative: BasketLine;
  lines: BasketLine[];
}

/** The lines under their co-ops, in the order in which they come. */
export function byCooperative(lines: readonly BasketLine[]): CooperativeLines[] {
  const groups = new Map<string, CooperativeLines>();
  for (const line of lines) {
    const group = groups.get(line.cooperativeId) ?? { cooperative: line, lines: [] };
    group.lines.push(line);
    groups.set(line.cooperativeId, group);
  }
  return [...groups.values()];
}

export type Trouble = 'gone' | 'sold-out' | 'too-many';

/** What keeps a line from being ordered as it stands. */
export function troubleOf(line: Pick<BasketLine, 'isOnSale' | 'free' | 'quantity'>): Trouble | undefined {
  if (!line.isOnSale) return 'gone';
  if (line.free <= 0) return 'sold-out';
  return line.quantity > line.free ? 'too-many' : undefined;
}

export const sumOfLine = (line: BasketLine): Dong => times(line.unitPrice, line.quantity);

/** A line of which there is something to be had; fewer than wished for is put right by its number. */
export const canBeBought = (line: Pick<BasketLine, 'isOnSale' | 'free'>): boolean => line.isOnSale && line.free > 0;

/** What can be bought; a line that is sold out or no longer on sale costs nothing. */
export const sumOfLines = (lines: readonly BasketLine[]): Dong =>
  lines.filter(canBeBought).reduce((sum, line) => plus(sum, sumOfLine(line)), zero);
