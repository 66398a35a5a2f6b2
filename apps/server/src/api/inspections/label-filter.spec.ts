import { createHash } from 'node:crypto';
import { filterOf, isIn, PRINT } from './label-filter.js';

const printOf = (name: string): Uint8Array => createHash('sha256').update(name).digest().subarray(0, PRINT);
const printsOf = (many: number, kind: string): Uint8Array[] =>
  Array.from({ length: many }, (_, at) => printOf(`${kind} ${at}`));

describe('the labels of a kit', () => {
  it.each([1, 2, 3, 100, 20_000])('are all known again, of %d', many => {
    const prints = printsOf(many, 'ours');
    const filter = filterOf(Buffer.concat(prints));
    const some = many > 1000 ? prints.filter((_, at) => at % 40 === 0) : prints;
    expect(some.filter(print => !isIn(filter, print))).toEqual([]);
  });

  it('are none when there are none', () => {
    expect(isIn(filterOf(new Uint8Array()), printOf('any'))).toBe(false);
  });

  it('that have the same place, or are told twice, do not hide others', () => {
    const prints = [...printsOf(50, 'ours'), ...printsOf(50, 'ours')];
    const filter = filterOf(Buffer.concat(prints));
    expect(prints.every(print => isIn(filter, print))).toBe(true);
  });

  it('take 2.4 MB a million at most, and let one stranger of 65,000 pass, however many they are', () => {
    for (const many of [300, 50_000]) {
      const { stretches, within } = filterOf(Buffer.concat(printsOf(many, 'ours')));
      expect((stretches.length + within.length) / many).toBeLessThanOrEqual(2.4);
      if (many > 1000) continue;
      const passed = printsOf(260_000, 'stranger').filter(print => isIn({ stretches, within }, print));
      // Four are to be expected; these hashes are the same at every run.
      expect(passed.length).toBeGreaterThan(0);
      expect(passed.length).toBeLessThan(10);
    }
  });
});
