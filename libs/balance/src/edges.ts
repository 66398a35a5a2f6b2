// Which lot flowed into which by one event, and how much of it.
import type { Edge, LotState, TimedEvent, Weighed } from './books.js';
import type { Counted, Flows } from './flows.js';

export type LotOf = (name: string) => LotState;

/** Every input into every output. An edge from a lot to itself is among them: whoever books it must not keep it. */
export function edgesOf(
  event: TimedEvent,
  { inputs, outputs }: Flows,
  moved: { taken: readonly Weighed[]; given: readonly Weighed[] },
  lot: LotOf,
): Edge[] {
  const [amountIn, amountOut] = [byLot(moved.taken), byLot(moved.given)];
  const froms = distinct(inputs).map(lot);
  const tos = distinct(outputs).map(lot);
  const edge = (from: LotState, to: LotState): Edge => ({
    from,
    to,
    event: event.id,
    taken: amountIn.get(from),
    given: amountOut.get(to),
    isContainer: false,
  });
  if (event.transformation === undefined) return froms.flatMap(from => tos.map(to => edge(from, to)));
  // A transformation told in several events has a node of its own in the middle.
  const middle = lot(event.transformation);
  return [...froms.map(from => edge(from, middle)), ...tos.map(to => edge(middle, to))];
}

/** Goods that were put into a container: nothing flows on from it into other lots. */
export function edgesInto(event: TimedEvent, container: string, contents: readonly Counted[], lot: LotOf): Edge[] {
  const to = lot(container);
  return distinct(contents)
    .map(lot)
    .filter(from => from !== to)
    .map(from => ({ from, to, event: event.id, isContainer: true }));
}

const distinct = (counted: readonly Counted[]): string[] => [...new Set(counted.map(({ name }) => name))];

function byLot(moves: readonly Weighed[]): Map<LotState, bigint> {
  const all = new Map<LotState, bigint>();
  for (const { lot, amount } of moves) all.set(lot, (all.get(lot) ?? 0n) + amount);
  return all;
}
