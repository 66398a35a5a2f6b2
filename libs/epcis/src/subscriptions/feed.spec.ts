import { batchOf, exactTime } from './feed.js';

const at = (ms: number): string => exactTime(new Date(ms));
const news = (count: number, bytes = 1000) =>
  Array.from({ length: count }, (_, n) => ({ at: at(n + 1), id: BigInt(n + 1), bytes }));
const from = { at: at(0), id: 0n };
const horizon = new Date(1_000_000);

describe('what is told at once (E43)', () => {
  it('is all there is, and then all before the horizon has been told', () => {
    const batch = batchOf(news(3), { from, most: 3, horizon });
    expect(batch).toEqual({ events: [1n, 2n, 3n], until: { at: at(1_000_000), id: 0n }, isEnd: true });
  });

  it('is at most so many, and goes on behind the last of them', () => {
    const batch = batchOf(news(4), { from, most: 3, horizon });
    expect(batch).toEqual({ events: [1n, 2n, 3n], until: { at: at(3), id: 3n }, isEnd: false });
  });

  it('is no more than a document can hold', () => {
    const batch = batchOf(news(4, 400_000), { from, most: 100, horizon });
    expect(batch).toEqual({ events: [1n, 2n], until: { at: at(2), id: 2n }, isEnd: false });
    const huge = batchOf(news(2, 9_000_000), { from, most: 100, horizon });
    expect(huge).toMatchObject({ events: [1n], isEnd: false });
  });

  it('never goes back: not behind a start that lies in the future, nor for a horizon that is not known yet', () => {
    const future = { at: at(5_000_000), id: 0n };
    expect(batchOf([], { from: future, most: 3, horizon })).toEqual({ events: [], until: future, isEnd: true });
    const stands = { at: at(7), id: 9n };
    expect(batchOf([], { from: stands, most: 3, horizon: new Date(0) }).until).toEqual(stands);
    expect(batchOf([], { from: stands, most: 3, horizon: new Date(7) }).until).toEqual(stands);
  });
});
