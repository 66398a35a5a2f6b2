import { dong, minus, plus, zero, type Dong } from '#platform/money';
import { NothingLeft, QuantityRaised } from './refusals.js';

/** `lowered`: the co-op has fewer than were ordered. `weighed`: what was ordered by weight weighs less. */
export type EditKind = 'lowered' | 'weighed';

/** A line as it stands now, at the price that was agreed. */
export interface LineNow {
  id: string;
  variantId: string;
  nameVi: string;
  nameEn: string;
  unitPrice: Dong;
  quantity: number;
  /** What it costs now: less than its price says where it was weighed before. */
  total: Dong;
  /** A night is not. */
  isSent: boolean;
}

/** So many packs of a line shall remain. */
export interface LineWish {
  lineId: string;
  quantity: number;
}

export interface LineEdit {
  line: LineNow;
  after: number;
  change: Dong;
  /** All its packs together, where they were weighed. */
  weighed?: { orderedGrams: number; grams: number };
}

export interface OrderEdit {
  lines: LineEdit[];
  goodsChange: Dong;
  feeChange: Dong;
}

/** So much of a whole, in whole đồng, half up. */
export const portionOf = (whole: Dong, part: number, of: number): Dong =>
  dong((2n * whole * BigInt(part) + BigInt(of)) / (2n * BigInt(of)));

/** The field of a form that says how many of a line shall remain. */
export const keepField = (lineId: string): string => `keep.${lineId}`;

/**
 * What the wishes take away: undefined when all of them are fulfilled already, so that a second press changes nothing. Prices stand, and so does the
 * fee: it was agreed for the way, not for the packs. Only of what is not sent at all nothing is owed for the way.
 * Throws QuantityRaised, NothingLeft.
 */
export function lower(
  lines: readonly LineNow[],
  deliveryFee: Dong,
  wishes: readonly LineWish[],
): OrderEdit | undefined {
  for (const { lineId, quantity } of wishes) {
    const line = lines.find(one => one.id === lineId);
    const most = line?.quantity ?? 0;
    if (quantity > most) throw new QuantityRaised(line?.nameVi ?? '', most, keepField(lineId));
  }
  const keepOf = ({ id, quantity }: LineNow): number => wishes.find(one => one.lineId === id)?.quantity ?? quantity;
  const edits = lines
    .map(line => ({ line, after: keepOf(line) }))
    .filter(({ line, after }) => after !== line.quantity)
    .map(({ line, after }) => ({
      ...{ line, after },
      change: minus(portionOf(line.total, after, line.quantity), line.total),
    }));
  if (edits.length === 0) return undefined;
  const left = lines.filter(line => keepOf(line) > 0);
  if (left.length === 0) throw new NothingLeft();
  return {
    lines: edits,
    goodsChange: plus(...edits.map(({ change }) => change)),
    feeChange: left.some(({ isSent }) => isSent) ? zero : minus(zero, deliveryFee),
  };
}
