import { dong } from '#platform/money';
import { busQuote, isUsable, promisedByBus } from './bus-route.js';
import type { BusRoute } from './bus-terms.js';

const step = (upToGrams: number, fee: number) => ({ upToGrams, fee: dong(fee) });
/** Tuesdays and Fridays, there the next morning. */
const route: BusRoute = { weekdays: [2, 5], daysOnWay: 1, steps: [step(5_000, 30_000), step(20_000, 70_000)] };

describe('a parcel on the bus', () => {
  it('costs by its weight, and what is heavier than the heaviest goes as several', () => {
    const fees = [1, 5_000, 5_001, 20_000, 43_000].map(grams => busQuote(route, grams).asked);
    expect(fees).toEqual([30_000n, 30_000n, 70_000n, 70_000n, 170_000n]);
    expect(busQuote(route, 0).asked).toBe(0n);
  });

  it('leaves by the first bus after its packing, on no holiday', () => {
    const none = new Set<string>();
    // 2026-11-27 is a Friday.
    expect(promisedByBus('2026-11-26', route, none)).toEqual({
      packBy: '2026-11-26',
      from: '2026-11-28',
      to: '2026-11-28',
    });
    expect(promisedByBus('2026-11-27', route, none)?.to).toBe('2026-12-02');
    expect(promisedByBus('2026-11-27', route, new Set(['2026-12-01']))?.to).toBe('2026-12-05');
    expect(promisedByBus(undefined, route, none)).toBeUndefined();
  });

  it('has steps that rise', () => {
    expect(isUsable(route.steps)).toBe(true);
    expect(isUsable([])).toBe(false);
    expect(isUsable([step(5_000, 30_000), step(5_000, 40_000)])).toBe(false);
    expect(isUsable([step(5_000, 30_000), step(9_000, 20_000)])).toBe(false);
  });
});
