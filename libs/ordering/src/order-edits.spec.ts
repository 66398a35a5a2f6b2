import { dong, zero } from '#platform/money';
import { lower, type LineNow } from './order-edits.js';
import { NothingLeft, QuantityRaised } from './refusals.js';

const line = (id: string, quantity: number, over: Partial<LineNow> = {}): LineNow => ({
  ...{ id, variantId: `v${id}`, nameVi: `Hàng ${id}`, nameEn: '', unitPrice: dong(50_000), quantity, isSent: true },
  total: dong(50_000 * quantity),
  ...over,
});
const FEE = dong(30_000);

describe('an edit', () => {
  it('takes away at the price that was agreed, and leaves the fee', () => {
    const edit = lower([line('a', 3), line('b', 2)], FEE, [
      { lineId: 'a', quantity: 1 },
      { lineId: 'b', quantity: 0 },
    ]);
    expect(edit?.lines.map(({ after, change }) => [after, change])).toEqual([
      [1, -100_000n],
      [0, -100_000n],
    ]);
    expect([edit?.goodsChange, edit?.feeChange]).toEqual([-200_000n, zero]);
  });

  it('takes of a line that was weighed before what it costs now, to the đồng', () => {
    const edit = lower([line('a', 3, { total: dong(140_001) })], FEE, [{ lineId: 'a', quantity: 2 }]);
    expect(edit?.goodsChange).toBe(-46_667n);
  });

  it('is none when all is so already, also of a line that is gone', () => {
    const wishes = [
      { lineId: 'a', quantity: 3 },
      { lineId: 'gone', quantity: 0 },
    ];
    expect(lower([line('a', 3)], FEE, wishes)).toBeUndefined();
  });

  it('never gives more than was ordered, and never takes the last pack', () => {
    expect(() => lower([line('a', 3)], FEE, [{ lineId: 'a', quantity: 4 }])).toThrow(QuantityRaised);
    expect(() => lower([line('a', 3)], FEE, [{ lineId: 'gone', quantity: 1 }])).toThrow(QuantityRaised);
    expect(() => lower([line('a', 3)], FEE, [{ lineId: 'a', quantity: 0 }])).toThrow(NothingLeft);
  });

  it('gives the fee back when nothing is sent any more', () => {
    const lines = [line('a', 1), line('night', 1, { isSent: false })];
    expect(lower(lines, FEE, [{ lineId: 'a', quantity: 0 }])?.feeChange).toBe(-30_000n);
  });
});
