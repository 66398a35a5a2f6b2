import fc from 'fast-check';
import { nextStage, stagesAt, takeFrom, type StageMove } from './stages.js';

const ORDER = ['pluck', 'wither', 'dry', 'sort', 'pack'];
const placeOf = (kind: string): number => ORDER.indexOf(kind);
const day = (date: number): Date => new Date(Date.UTC(2026, 10, date));
const move = (kind: string, stage: number, date: number, amount: bigint): StageMove => ({
  batchId: 'b',
  stage,
  kind,
  happenedAt: day(date),
  amount,
});
const take = (moves: StageMove[], kind: string, amount: bigint, date = 20) =>
  takeFrom(stagesAt(moves, day(date)), amount, placeOf(kind), placeOf)?.map(one => [one.stage, one.amount]);

describe('what a task takes from', () => {
  const half = [move('pluck', 1, 1, 10n), move('dry', 1, 2, -4n), move('dry', 2, 2, 1n)];

  it('is the fresh goods for the second half of the same work', () => {
    expect(take(half, 'dry', 6n)).toEqual([[1, 6n]]);
  });

  it('is what is furthest on its way for the work after it', () => {
    expect(take(half, 'sort', 1n)).toEqual([[2, 1n]]);
    expect(take(half, 'pack', 1n)).toEqual([[2, 1n]]);
    const both = [...half, move('dry', 1, 3, -6n), move('dry', 3, 3, 2n)];
    expect(take(both, 'sort', 3n)).toEqual([
      [2, 1n],
      [3, 2n],
    ]);
  });

  it('is done again on what was done already only when nothing else is left', () => {
    expect(take(half, 'dry', 7n)).toEqual([
      [1, 6n],
      [2, 1n],
    ]);
    expect(take(half, 'dry', 8n)).toBeUndefined();
  });

  it('is never what was not there yet, nor what somebody took later', () => {
    expect(take(half, 'sort', 1n, 1)).toEqual([[1, 1n]]);
    expect(take(half, 'wither', 6n, 1)).toEqual([[1, 6n]]);
    expect(take(half, 'wither', 7n, 1)).toBeUndefined();
  });

  it('opens a stage of its own', () => {
    expect(nextStage(half, 'b')).toBe(3);
    expect(nextStage([], 'b')).toBe(2);
  });

  it('adds up, and no stage gives more than it has', () => {
    const moves = fc.array(
      fc.record({
        kind: fc.constantFrom(...ORDER),
        stage: fc.integer({ min: 1, max: 4 }),
        date: fc.integer({ min: 1, max: 9 }),
        amount: fc.bigInt({ min: 1n, max: 50n }),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(moves, fc.bigInt({ min: 1n, max: 200n }), (made, amount) => {
        const all = made.map(one => move(one.kind, one.stage, one.date, one.amount));
        const stages = stagesAt(all, day(5));
        const takes = takeFrom(stages, amount, 3, placeOf);
        const free = stages.reduce((sum, stage) => sum + stage.free, 0n);
        expect(takes === undefined).toBe(free < amount);
        if (!takes) return;
        expect(takes.reduce((sum, one) => sum + one.amount, 0n)).toBe(amount);
        for (const one of takes)
          expect(one.amount <= (stages.find(stage => stage.stage === one.stage)?.free ?? 0n)).toBe(true);
      }),
    );
  });
});
