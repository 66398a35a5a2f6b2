// How much time has passed since the server last told us: on the monotonic clock while the app is open, and by the wall clock while it
// sleeps or is closed, when the monotonic one stands still or starts anew. Somebody who sets the phone's clock while the app is open
// changes neither sum.
import type { FieldTime } from './shapes.js';
import { get, type Store } from './store.js';

/** A gap between the two clocks that is no rounding. */
const NOTICEABLE_MS = 1000;
export const BEAT_MS = 15_000;

/** The phone's own clock, right or wrong. */
export const wallNow = (): number => new Date().getTime();

export class FieldClock {
  private mono = performance.now();
  private wall = wallNow();
  private wasHidden = false;

  private constructor(
    private readonly store: Store,
    private time: FieldTime | undefined,
  ) {}

  static async open(store: Store): Promise<FieldClock> {
    const time = await get(store, 'time');
    const clock = new FieldClock(store, time && afterClosed(time));
    document.addEventListener('visibilitychange', () => {
      clock.wasHidden ||= document.visibilityState === 'hidden';
      void clock.beat();
    });
    setInterval(() => void clock.beat(), BEAT_MS);
    return clock;
  }

  /** The server told the time. */
  async tell(trusted: string): Promise<void> {
    [this.mono, this.wall, this.wasHidden] = [performance.now(), wallNow(), false];
    this.time = { trusted, elapsed: 0, away: 0, wall: this.wall };
    await this.store.put('meta', this.time, 'time');
  }

  /** What has passed until now; kept, so that a phone that dies loses a few seconds at most. Undefined before the server ever told. */
  async beat(): Promise<FieldTime | undefined> {
    this.pass();
    const { time } = this;
    if (!time) return undefined;
    const tx = this.store.transaction('meta', 'readwrite');
    const kept = (await tx.store.get('time')) as FieldTime | undefined;
    // Another window of the app has heard from the server meanwhile.
    if (kept && kept.trusted > time.trusted) this.time = afterClosed(kept);
    await tx.store.put(this.time ?? time, 'time');
    await tx.done;
    return this.time;
  }

  private pass(): void {
    const [mono, wall] = [performance.now(), wallNow()];
    const [ran, showed] = [mono - this.mono, wall - this.wall];
    const slept = this.wasHidden && showed - ran > NOTICEABLE_MS ? showed - ran : 0;
    [this.mono, this.wall, this.wasHidden] = [mono, wall, document.visibilityState === 'hidden'];
    if (!this.time) return;
    const { trusted, elapsed, away } = this.time;
    this.time = { trusted, elapsed: elapsed + ran, away: away + slept, wall };
  }
}

/** While the app was closed only the wall clock ran. */
function afterClosed(time: FieldTime): FieldTime {
  const wall = wallNow();
  return { ...time, away: time.away + Math.max(0, wall - time.wall), wall };
}
