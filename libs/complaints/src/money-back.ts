import { dong, plus, share, type Dong } from '#platform/money';
import { MoreThanPaid } from './refusals.js';

/** Of a line, or with none of the delivery. */
export interface PartBack {
  lineId: string | null;
  amount: Dong;
}

/**
 * What goes back: all of what may, or the sum that was agreed, spread over it in proportion, so that its parts are exactly that sum.
 * Throws MoreThanPaid.
 */
export function partsBack(most: readonly PartBack[], agreed?: Dong): PartBack[] {
  const may = most.filter(({ amount }) => amount > 0n);
  const all = plus(...may.map(({ amount }) => amount));
  if (agreed === undefined || agreed === all) return [...may];
  if (agreed > all || agreed <= 0n) throw new MoreThanPaid(all);
  const parts = share(
    agreed,
    may.map(({ amount }) => amount),
  );
  return may.map(({ lineId }, at) => ({ lineId, amount: parts[at] ?? dong(0) })).filter(({ amount }) => amount > 0n);
}
