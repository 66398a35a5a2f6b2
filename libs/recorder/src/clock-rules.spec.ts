import fc from 'fast-check';
import { TOLERATED_MS, whenRecorded, type Claim } from './clock-rules.js';

const MINUTE = 60_000;
const told = new Date('2026-11-24T01:00:00Z');
const plus = (minutes: number): Date => new Date(told.getTime() + minutes * MINUTE);
const claim = (change: Partial<Claim> = {}): Claim => ({
  claimedAt: plus(120),
  trustedAt: told,
  isTrusted: true,
  elapsedMs: 120 * MINUTE,
  awayMs: 0,
  receivedAt: plus(600),
  notBefore: told,
  ...change,
});

describe('the time of what a phone recorded', () => {
  it('is the one it claims when its clock is right, or nearly', () => {
    expect(whenRecorded(claim())).toEqual({ recordedAt: plus(120), isFlagged: false });
    expect(whenRecorded(claim({ claimedAt: plus(129) }))).toEqual({ recordedAt: plus(129), isFlagged: false });
    expect(whenRecorded(claim({ claimedAt: plus(111) }))).toEqual({ recordedAt: plus(111), isFlagged: false });
  });

  it('is counted from the last time we told when the clock is wrong, and flagged', () => {
    for (const wrong of [plus(131), plus(-400), plus(60 * 24 * 30)])
      expect(whenRecorded(claim({ claimedAt: wrong }))).toEqual({ recordedAt: plus(120), isFlagged: true });
  });

  it('counts the hours in which the phone slept or the app was closed', () => {
    const slept = claim({ elapsedMs: 20 * MINUTE, awayMs: 100 * MINUTE });
    expect(whenRecorded(slept)).toEqual({ recordedAt: plus(120), isFlagged: false });
    expect(whenRecorded({ ...slept, claimedAt: plus(-60) })).toEqual({ recordedAt: plus(120), isFlagged: true });
  });

  it('is flagged when it counts from a moment that we never told', () => {
    expect(whenRecorded(claim({ isTrusted: false }))).toEqual({ recordedAt: plus(120), isFlagged: true });
    expect(whenRecorded(claim({ isTrusted: false, claimedAt: plus(-600) }))).toEqual({
      recordedAt: plus(600),
      isFlagged: true,
    });
  });

  it('is never after it was received, nor before what precedes it, and a far claim never passes in silence', () => {
    const minutes = fc.integer({ min: -10_000, max: 10_000 });
    const spans = fc.integer({ min: 0, max: 10_000 });
    fc.assert(
      fc.property(minutes, spans, spans, minutes, fc.boolean(), (claimed, elapsed, away, before, isTrusted) => {
        const one = claim({
          claimedAt: plus(claimed),
          elapsedMs: elapsed * MINUTE,
          awayMs: away * MINUTE,
          notBefore: plus(before),
          isTrusted,
        });
        const { recordedAt, isFlagged } = whenRecorded(one);
        expect(recordedAt.getTime()).toBeLessThanOrEqual(one.receivedAt.getTime());
        expect(recordedAt.getTime()).toBeGreaterThanOrEqual(
          Math.min(one.notBefore.getTime(), one.receivedAt.getTime()),
        );
        const opinion = Math.min(plus(elapsed + away).getTime(), one.receivedAt.getTime());
        if (!isFlagged) expect(Math.abs(one.claimedAt.getTime() - opinion)).toBeLessThanOrEqual(TOLERATED_MS);
      }),
    );
  });
});
