import fc from 'fast-check';
import { GroupCommit } from './group-commit.js';

/** A disk that says when it is done. */
function aDisk() {
  const groups: { items: number[]; done: () => void }[] = [];
  const write = (items: number[]) =>
    new Promise<string[]>(resolve => groups.push({ items, done: () => resolve(items.map(String)) }));
  return { groups, write };
}
const turn = () => new Promise(done => setImmediate(done));

describe('writing together', () => {
  it('sends the first at once, and what comes meanwhile as one group', async () => {
    const disk = aDisk();
    const line = new GroupCommit(disk.write, { most: 64, atOnce: 1 });
    const first = line.add(1);
    await turn();
    const rest = [2, 3, 4].map(item => line.add(item));
    await turn();
    expect(disk.groups.map(group => group.items)).toEqual([[1]]);
    disk.groups[0]?.done();
    expect(await first).toBe('1');
    await turn();
    expect(disk.groups.map(group => group.items)).toEqual([[1], [2, 3, 4]]);
    disk.groups[1]?.done();
    expect(await Promise.all(rest)).toEqual(['2', '3', '4']);
  });

  it('answers nobody before the disk has', async () => {
    const disk = aDisk();
    const line = new GroupCommit(disk.write);
    let answered = false;
    const one = line.add(1).then(() => (answered = true));
    await turn();
    await turn();
    expect(answered).toBe(false);
    disk.groups[0]?.done();
    await one;
    expect(answered).toBe(true);
  });

  it('refuses only the one that cannot be written', async () => {
    const line = new GroupCommit<number, number>(items =>
      items.includes(2) ? Promise.reject(new Error('no 2')) : Promise.resolve(items),
    );
    const results = await Promise.allSettled([1, 2, 3].map(item => line.add(item)));
    expect(results.map(result => result.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
  });

  it('gives everybody their own answer, whatever the limits', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(), { maxLength: 60 }),
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 1, max: 3 }),
        async (items, most, atOnce) => {
          const sizes: number[] = [];
          const line = new GroupCommit<number, string>(
            async group => (sizes.push(group.length), await turn(), group.map(String)),
            { most, atOnce },
          );
          expect(await Promise.all(items.map(item => line.add(item)))).toEqual(items.map(String));
          expect(sizes.every(size => size <= most)).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });
});
