import fc from 'fast-check';
import { FEWEST_ORDERS, guardSmallCells } from './small-cells.js';

const hiddenOf = (...orders: number[]) =>
  guardSmallCells(orders.map(count => ({ orders: count }))).map(row => row.isHidden);

describe('small cells', () => {
  it('one or two orders are not told, none and three are', () => {
    expect(hiddenOf(0, 1, 2, 3, 40)).toEqual([false, true, true, false, false]);
  });

  it('a single small one takes the next smallest along, so that the total does not tell it', () => {
    expect(hiddenOf(1, 50, 4)).toEqual([true, false, true]);
  });

  it('a table with nothing but one small row shows nothing', () => {
    expect(hiddenOf(2, 0)).toEqual([true, false]);
  });

  it('never lets a small count be worked out from the total of the shown rows', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(12), { maxLength: 30 }), counts => {
        const rows = guardSmallCells(counts.map(orders => ({ orders })));
        expect(rows.filter(row => !row.isHidden).every(row => row.orders === 0 || row.orders >= FEWEST_ORDERS)).toBe(
          true,
        );
        const hidden = rows.filter(row => row.isHidden);
        const ordered = rows.filter(row => row.orders > 0);
        expect(hidden.length === 1 && ordered.length > 1).toBe(false);
      }),
    );
  });
});
