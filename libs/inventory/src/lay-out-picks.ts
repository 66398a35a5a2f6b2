import { BatchNotForSale, OutOfStock } from './refusals.js';

/** One stock row as its packer finds it. */
export interface Shelf {
  stockId: string;
  batchId: string;
  lot: string;
  /** Held for nobody. */
  free: number;
  /** Held for the line that is being packed. */
  own: number;
  /** Recalled, or past its last day. */
  isBlocked: boolean;
}

/** So many packs of the line from this batch. */
export interface BatchPick {
  batchId: string;
  quantity: number;
}

/** What leaves one shelf, and the promise that ends there. */
export interface ShelfPick {
  stockId: string;
  own: number;
  want: number;
}

/**
 * From which shelves the packer's choice comes: within a batch first those where the line already has packs. Every shelf that holds
 * packs for the line is in the answer, since all its promises end. Throws BatchNotForSale, and OutOfStock with what can be had of a batch.
 */
export function layOutPicks(variantId: string, shelves: readonly Shelf[], picks: readonly BatchPick[]): ShelfPick[] {
  const wants = new Map<string, number>();
  for (const { batchId, quantity } of picks) {
    const inBatch = shelves.filter(shelf => shelf.batchId === batchId);
    const blocked = inBatch.find(shelf => shelf.isBlocked);
    if (blocked) throw new BatchNotForSale(blocked.lot);
    const missing = takeFrom(inBatch, quantity, wants);
    if (missing > 0) throw new OutOfStock(variantId, quantity - missing);
  }
  return shelves
    .map(({ stockId, own }) => ({ stockId, own, want: wants.get(stockId) ?? 0 }))
    .filter(({ own, want }) => own > 0 || want > 0);
}

function takeFrom(shelves: readonly Shelf[], quantity: number, wants: Map<string, number>): number {
  let missing = quantity;
  for (const shelf of [...shelves].sort((a, b) => b.own - a.own)) {
    const taken = wants.get(shelf.stockId) ?? 0;
    const more = Math.min(missing, shelf.own + shelf.free - taken);
    wants.set(shelf.stockId, taken + more);
    missing -= more;
  }
  return missing;
}
