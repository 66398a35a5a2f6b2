import fc from 'fast-check';
import { picksByLine } from './picks.js';
import { PicksDoNotSum } from './refusals.js';

const tea = { id: 'l1', variantId: 'v1', name: 'Chè Shan tuyết', quantity: 5 };
const rice = { id: 'l2', variantId: 'v2', name: 'Gạo Séng Cù', quantity: 2 };

describe('what the packer picked', () => {
  it('may come from several batches', () => {
    const picked = picksByLine(
      [tea, rice],
      [
        { lineId: 'l1', batchId: 'old', quantity: 3 },
        { lineId: 'l2', batchId: 'b', quantity: 2 },
        { lineId: 'l1', batchId: 'new', quantity: 2 },
        { lineId: 'l1', batchId: 'unused', quantity: 0 },
      ],
    );
    expect(picked.map(({ line, picks }) => [line.id, picks.length])).toEqual([
      ['l1', 2],
      ['l2', 1],
    ]);
  });

  it.each([
    ['too few', [{ lineId: 'l1', batchId: 'b', quantity: 4 }]],
    ['too many', [{ lineId: 'l1', batchId: 'b', quantity: 6 }]],
    ['nothing', []],
    [
      'a negative that makes the sum right',
      [
        { lineId: 'l1', batchId: 'b', quantity: 6 },
        { lineId: 'l1', batchId: 'c', quantity: -1 },
      ],
    ],
    [
      'half packs',
      [
        { lineId: 'l1', batchId: 'b', quantity: 2.5 },
        { lineId: 'l1', batchId: 'c', quantity: 2.5 },
      ],
    ],
    [
      'another order’s line',
      [
        { lineId: 'l1', batchId: 'b', quantity: 5 },
        { lineId: 'l9', batchId: 'b', quantity: 1 },
      ],
    ],
  ])('is refused: %s', (_what, picks) => {
    expect(() => picksByLine([tea], picks)).toThrow(PicksDoNotSum);
  });

  it('is exactly what was ordered, whatever way it is spread over batches', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ batch: fc.constantFrom('a', 'b', 'c'), quantity: fc.integer({ min: 1, max: 50 }) }), {
          minLength: 1,
          maxLength: 10,
        }),
        spread => {
          const quantity = spread.reduce((sum, pick) => sum + pick.quantity, 0);
          const picks = spread.map(pick => ({ lineId: 'l1', batchId: pick.batch, quantity: pick.quantity }));
          const [line] = picksByLine([{ ...tea, quantity }], picks);
          expect(line?.picks.reduce((sum, pick) => sum + pick.quantity, 0)).toBe(quantity);
          expect(new Set(line?.picks.map(pick => pick.batchId)).size).toBe(line?.picks.length);
        },
      ),
    );
  });
});
