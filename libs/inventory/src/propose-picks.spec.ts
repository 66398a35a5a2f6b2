import fc from 'fast-check';
import { proposePicks } from './propose-picks.js';

const aBatch = fc.record({
  batchId: fc.uuid(),
  own: fc.integer({ min: 0, max: 20 }),
  free: fc.integer({ min: 0, max: 20 }),
});

describe('the picks a packer is offered', () => {
  it('are the packs held for the line', () => {
    expect([
      ...proposePicks(3, [
        { batchId: 'old', own: 2, free: 9 },
        { batchId: 'new', own: 1, free: 9 },
      ]),
    ]).toEqual([
      ['old', 2],
      ['new', 1],
    ]);
  });

  it('are completed from what expires first when a hold is gone', () => {
    expect([
      ...proposePicks(3, [
        { batchId: 'old', own: 0, free: 1 },
        { batchId: 'new', own: 1, free: 9 },
      ]),
    ]).toEqual([
      ['new', 2],
      ['old', 1],
    ]);
  });

  it('never exceed the order nor the shelf', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.uniqueArray(aBatch, { selector: batch => batch.batchId, maxLength: 5 }),
        (ordered, batches) => {
          const picks = proposePicks(ordered, batches);
          const onShelf = batches.reduce((sum, batch) => sum + batch.own + batch.free, 0);
          expect([...picks.values()].reduce((sum, packs) => sum + packs, 0)).toBe(Math.min(ordered, onShelf));
          for (const batch of batches)
            expect(picks.get(batch.batchId) ?? 0).toBeLessThanOrEqual(batch.own + batch.free);
        },
      ),
    );
  });
});
