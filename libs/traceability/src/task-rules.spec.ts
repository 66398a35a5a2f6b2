import fc from 'fast-check';
import { recipes } from './recipes/recipes.js';
import { allowedTask, amountsOf, bestBeforeOf, refuseOtherTimes, type BatchFacts } from './task-rules.js';

const fresh: BatchFacts = { line: 'tea', unit: 'g', recalledAt: null, packedOn: null };
const task = (kind: string) => allowedTask(fresh, kind, ['gather', 'make', 'pack']);
const now = new Date('2026-11-24T02:00:00Z');

describe('a task', () => {
  it('stands in the recipe of its line, under its own step', () => {
    expect(task('pluck').step).toBe('gather');
    expect(() => task('mill')).toThrow(expect.objectContaining({ code: 'not-in-the-recipe', field: 'kind' }));
    expect(() => allowedTask(fresh, 'pack', ['gather', 'make'])).toThrow(
      expect.objectContaining({ code: 'not-in-the-recipe' }),
    );
  });

  it('is no longer accepted after a recall, nor anything but packing after packing', () => {
    const recalled = { ...fresh, recalledAt: now };
    expect(() => allowedTask(recalled, 'pack', ['pack'])).toThrow(expect.objectContaining({ code: 'batch-recalled' }));
    const packed = { ...fresh, packedOn: '2026-11-20' };
    expect(() => allowedTask(packed, 'pluck', ['gather'])).toThrow(
      expect.objectContaining({ code: 'batch-already-packed' }),
    );
    expect(allowedTask(packed, 'pack', ['pack']).kind).toBe('pack');
  });

  it('happened in the past, and not in another age', () => {
    expect(() => refuseOtherTimes(now, now)).not.toThrow();
    expect(() => refuseOtherTimes(new Date(now.getTime() + 60_000), now)).not.toThrow();
    expect(() => refuseOtherTimes(new Date('2026-11-24T03:00:00Z'), now)).toThrow(
      expect.objectContaining({ code: 'not-yet-happened' }),
    );
    expect(() => refuseOtherTimes(new Date('0202-11-24T03:00:00Z'), now)).toThrow(
      expect.objectContaining({ code: 'too-long-ago' }),
    );
    expect(() => refuseOtherTimes(new Date(Number.NaN), now)).toThrow(
      expect.objectContaining({ code: 'not-yet-happened' }),
    );
  });

  it('that dries tea never gives more than it took, whatever was weighed', () => {
    const grams = fc.bigInt({ min: -10n, max: 10_000_000n });
    fc.assert(
      fc.property(grams, grams, (input, output) => {
        const isLawful = input > 0n && output > 0n && output <= input;
        const weigh = () => amountsOf(task('dry'), 'g', { input, output });
        if (isLawful) expect(weigh()).toEqual({ input, output });
        else expect(weigh).toThrow();
      }),
    );
  });

  it('that adds water may weigh more, up to a bound', () => {
    const spread = recipes.vermicelli.tasks.find(one => one.kind === 'spread');
    if (!spread) throw new Error('no such task');
    expect(amountsOf(spread, 'g', { input: 1000n, output: 3000n }).output).toBe(3000n);
    expect(() => amountsOf(spread, 'g', { input: 1000n, output: 3001n })).toThrow(
      expect.objectContaining({ code: 'yield-too-high', field: 'output', facts: { most: '3000', unit: 'g' } }),
    );
  });

  it('that gathers takes nothing out', () => {
    expect(amountsOf(task('pluck'), 'g', { input: 5n, output: 7n })).toEqual({ input: 0n, output: 7n });
    expect(() => amountsOf(task('pluck'), 'g', {})).toThrow(expect.objectContaining({ field: 'output' }));
  });

  it('of making sets when the goods expire', () => {
    expect(bestBeforeOf('2026-11-24', 730)).toBe('2028-11-23');
    expect(bestBeforeOf('2026-11-24', null)).toBeNull();
  });
});
