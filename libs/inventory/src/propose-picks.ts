/** Packs of one batch that a line may be packed from. */
export interface BatchOnShelf {
  batchId: string;
  /** Held for this very line. */
  own: number;
  /** Held for nobody. */
  free: number;
}

/**
 * What stands in the packing form at first: the packs held for the line, and, where a hold is gone (its batch was recalled), free
 * packs of the batches that expire first. The batches come in that order. Fewer than ordered when the shelf has fewer.
 */
export function proposePicks(ordered: number, batches: readonly BatchOnShelf[]): Map<string, number> {
  const picks = new Map<string, number>();
  let missing = ordered;
  for (const source of ['own', 'free'] as const) {
    for (const batch of batches) {
      const taken = Math.min(missing, Math.max(0, batch[source]));
      if (taken > 0) picks.set(batch.batchId, (picks.get(batch.batchId) ?? 0) + taken);
      missing -= taken;
    }
  }
  return picks;
}
