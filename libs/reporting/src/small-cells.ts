/** Below so many orders a sum would tell what single people bought. */
export const FEWEST_ORDERS = 3;

export interface Cell {
  orders: number;
}

/** A row of a table, and whether its figures stay hidden. */
export type Guarded<C extends Cell> = C & { isHidden: boolean };

const isSmall = ({ orders }: Cell): boolean => orders > 0 && orders < FEWEST_ORDERS;

/**
 * Hides the rows of a table behind which stand one or two orders. When that is a single row, the next smallest is hidden with it:
 * otherwise the total minus the rest would tell. Rows without orders tell nothing and stay. (Product principle 6: sums, not people.)
 */
export function guardSmallCells<C extends Cell>(rows: readonly C[]): Guarded<C>[] {
  const hidden = new Set(rows.filter(isSmall));
  if (hidden.size === 1) {
    const next = rows.filter(row => row.orders >= FEWEST_ORDERS).sort((a, b) => a.orders - b.orders)[0];
    if (next) hidden.add(next);
  }
  return rows.map(row => ({ ...row, isHidden: hidden.has(row) }));
}
