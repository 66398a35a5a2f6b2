import { Rounds } from './rounds.js';

describe('rounds', () => {
  it('asked while one is under way, make one more after it, and never two at once', async () => {
    const seen = { now: 0, most: 0, done: 0 };
    const rounds = new Rounds(
      async () => {
        seen.most = Math.max(seen.most, ++seen.now);
        await new Promise(setImmediate);
        seen.now--;
        seen.done++;
      },
      error => expect(error).toBeUndefined(),
    );
    await rounds.ask();
    expect(seen).toEqual({ now: 0, most: 1, done: 1 });
    await Promise.all([rounds.ask(), rounds.ask(), rounds.ask(), rounds.ask()]);
    expect(seen).toEqual({ now: 0, most: 1, done: 3 });
  });

  it('tell what goes wrong, and go on when asked again', async () => {
    const errors: string[] = [];
    let calls = 0;
    const rounds = new Rounds(
      () => (++calls === 1 ? Promise.reject(new Error('lost')) : Promise.resolve()),
      ({ message }) => errors.push(message),
    );
    await rounds.ask();
    await rounds.ask();
    expect([errors, calls]).toEqual([['lost'], 2]);
  });

  it('closed, begin no other', async () => {
    let calls = 0;
    const rounds = new Rounds(
      () => Promise.resolve(void calls++),
      () => undefined,
    );
    await rounds.close();
    await rounds.ask();
    expect(calls).toBe(0);
  });
});
