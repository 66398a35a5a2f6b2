import type { OrderToPack, PackingLine } from './packing-list.query.js';

export interface PackingSum {
  line: PackingLine;
  lot: string;
  packs: number;
}

/** What to carry from the store before the first parcel is packed: packs per product, pack size and lot. */
export function packingSums(orders: readonly OrderToPack[]): PackingSum[] {
  const sums = new Map<string, PackingSum>();
  for (const line of orders.flatMap(order => order.lines)) {
    for (const { lot, quantity } of lotsOf(line)) {
      const key = JSON.stringify([line.nameVi, line.netQuantity, line.netUnit, lot]);
      const sum = sums.get(key) ?? { line, lot, packs: 0 };
      sums.set(key, { ...sum, packs: sum.packs + quantity });
    }
  }
  return [...sums.values()];
}

/** Packs whose hold is gone have no lot yet: they are still to be fetched. */
function lotsOf(line: PackingLine): { lot: string; quantity: number }[] {
  const held = line.lots.reduce((sum, lot) => sum + lot.quantity, 0);
  return held < line.quantity ? [...line.lots, { lot: '', quantity: line.quantity - held }] : line.lots;
}
