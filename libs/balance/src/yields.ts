// Whether what came out of a making can have come out of what went in (B2).
import type { LotState, TimedEvent, Weighed } from './books.js';
import { sumOf } from './books.js';
import { inScope, judgeYield, type Bound } from './bounds.js';
import type { Share } from './shares.js';

/** Of one making: what was told, the goods themselves among what came out, and what all of it weighs. */
export interface Making {
  event: TimedEvent;
  main: Weighed;
  taken: readonly Weighed[];
  total: bigint;
}

type Numbers = Record<string, string>;

/** Undefined when it may be so, by the bounds in force on the day. */
export function faultOfYield(
  { event, main, total }: Making,
  share: Share,
  bounds: readonly Bound[],
): Numbers | undefined {
  const { own } = main.lot;
  if (!own) return undefined;
  const day = event.time.slice(0, 10);
  const fault = judgeYield(inScope(bounds, { line: own.line, cooperativeId: own.cooperativeId, day }), {
    task: event.task,
    isPacking: own.netQuantity !== undefined,
    in: share.total,
    out: main.amount,
    total,
    gathered: share.origin,
  });
  return fault && { ...fault, unit: main.lot.unit ?? '' };
}

/** Told in several events, a transformation still gives no more than it took so far. Its node keeps both sums. */
export function faultOfParts(middle: LotState, taken: readonly Weighed[], total: bigint): Numbers | undefined {
  middle.created += sumOf(taken);
  middle.consumed += total;
  return middle.consumed > middle.created ? { in: String(middle.created), out: String(middle.consumed) } : undefined;
}
