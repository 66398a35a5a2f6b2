import type { LineToPack } from './desk.query.js';
import { PicksDoNotSum } from './refusals.js';

/** So many packs of a line come from this batch. */
export interface Pick {
  lineId: string;
  batchId: string;
  quantity: number;
}

export interface PickedLine {
  line: LineToPack;
  picks: { batchId: string; quantity: number }[];
}

/**
 * What the packer chose, line by line; the same batch named twice counts once with both quantities.
 * Throws PicksDoNotSum unless every line gets exactly what was ordered and nothing else is named.
 */
export function picksByLine(lines: readonly LineToPack[], picks: readonly Pick[]): PickedLine[] {
  const stray = picks.find(pick => !lines.some(line => line.id === pick.lineId));
  if (stray) throw new PicksDoNotSum('', 0, stray.quantity);
  return lines.map(line => {
    const perBatch = new Map<string, number>();
    for (const pick of picks)
      if (pick.lineId === line.id) perBatch.set(pick.batchId, (perBatch.get(pick.batchId) ?? 0) + pick.quantity);
    const chosen = [...perBatch]
      .map(([batchId, quantity]) => ({ batchId, quantity }))
      .filter(({ quantity }) => quantity !== 0);
    const picked = chosen.reduce((sum, { quantity }) => sum + quantity, 0);
    const isWhole = chosen.every(({ quantity }) => Number.isSafeInteger(quantity) && quantity > 0);
    if (!isWhole || picked !== line.quantity) throw new PicksDoNotSum(line.name, line.quantity, picked);
    return { line, picks: chosen };
  });
}

/** What of which batch leaves, as the books of the goods count it. */
export const packsOf = (lines: readonly PickedLine[]): { variantId: string; batchId: string; packs: number }[] =>
  lines.flatMap(({ line: { variantId }, picks }) =>
    picks.map(({ batchId, quantity }) => ({ variantId, batchId, packs: quantity })),
  );
