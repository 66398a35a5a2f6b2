import fc from 'fast-check';
import { asMultirange, stretches } from './positions.js';

describe('positions on a roll', () => {
  it('are told as stretches, both ends included', () => {
    expect(stretches([3, 1, 2, 7])).toEqual([
      [1, 3],
      [7, 7],
    ]);
    expect(stretches([])).toEqual([]);
  });

  it('are the same positions again, whatever their order, and no two stretches touch', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), positions => {
        const found = stretches(positions);
        const again = found.flatMap(([first, last]) => Array.from({ length: last - first + 1 }, (_, at) => first + at));
        expect(again).toEqual([...positions].sort((a, b) => a - b));
        for (const [at, [first]] of found.entries()) expect(first).toBeGreaterThan((found[at - 1]?.[1] ?? -1) + 1);
      }),
    );
  });

  it('are written as PostgreSQL reads them', () => {
    expect(asMultirange([[1, 3], [7, 7]])).toBe('{[1,4),[7,8)}'); // prettier-ignore
  });
});
