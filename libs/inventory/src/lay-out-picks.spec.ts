import { layOutPicks, type Shelf } from './lay-out-picks.js';

const shelf = (stockId: string, change: Partial<Shelf> = {}): Shelf => ({
  stockId,
  batchId: `batch of ${stockId}`,
  lot: stockId.toUpperCase(),
  free: 5,
  own: 0,
  isBlocked: false,
  ...change,
});

describe('the packs a packer chooses', () => {
  it('come from the shelf where they are promised', () => {
    const picks = [{ batchId: 'batch of a', quantity: 3 }];
    expect(layOutPicks('tea', [shelf('a', { own: 3 }), shelf('b')], picks)).toEqual([
      { stockId: 'a', own: 3, want: 3 },
    ]);
  });

  it('come from another batch, and the promise on the first ends', () => {
    const picks = [{ batchId: 'batch of b', quantity: 3 }];
    expect(layOutPicks('tea', [shelf('a', { own: 3 }), shelf('b')], picks)).toEqual([
      { stockId: 'a', own: 3, want: 0 },
      { stockId: 'b', own: 0, want: 3 },
    ]);
  });

  it('of one batch in two stores come first from where they are promised', () => {
    const stores = [shelf('a', { batchId: 'x' }), shelf('b', { batchId: 'x', own: 2, free: 0 })];
    expect(layOutPicks('tea', stores, [{ batchId: 'x', quantity: 4 }])).toEqual([
      { stockId: 'a', own: 0, want: 2 },
      { stockId: 'b', own: 2, want: 2 },
    ]);
  });

  it('are refused when the batch has fewer, saying how many', () => {
    expect(() => layOutPicks('tea', [shelf('a', { own: 1 })], [{ batchId: 'batch of a', quantity: 7 }])).toThrow(
      expect.objectContaining({ code: 'out-of-stock', facts: { variantId: 'tea', available: 6 } }),
    );
    expect(() => layOutPicks('tea', [], [{ batchId: 'elsewhere', quantity: 1 }])).toThrow(
      expect.objectContaining({ facts: { variantId: 'tea', available: 0 } }),
    );
  });

  it('never come from a recalled batch, but its promise ends', () => {
    const shelves = [shelf('a', { own: 2, isBlocked: true }), shelf('b')];
    expect(() => layOutPicks('tea', shelves, [{ batchId: 'batch of a', quantity: 1 }])).toThrow(
      expect.objectContaining({ code: 'batch-not-for-sale', facts: { lot: 'A' } }),
    );
    expect(layOutPicks('tea', shelves, [{ batchId: 'batch of b', quantity: 2 }])).toEqual([
      { stockId: 'a', own: 2, want: 0 },
      { stockId: 'b', own: 0, want: 2 },
    ]);
  });
});
