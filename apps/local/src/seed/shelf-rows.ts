import { packsOf, type Batch, type Shelf } from './batches.js';
import { DAY, later } from './calendar.js';
import { idOf, idAt } from './dice.js';
import type { Row } from './insert-rows.js';
import type { Group, Line, Order } from './orders.js';
import { memberId } from './people.js';

interface Move {
  shelf: Shelf;
  reason: 'packed' | 'held' | 'released' | 'taken' | 'counted';
  onHand: number;
  held: number;
  cause: string;
  at: Date;
  by: string | null;
  note: string;
}

type HoldState = 'held' | 'taken' | 'released';

const holdOf = (order: Order): { state: HoldState; endedAt: Date | null } =>
  order.cancelledAt
    ? { state: 'released', endedAt: order.cancelledAt }
    : order.packedAt
      ? { state: 'taken', endedAt: order.packedAt }
      : { state: 'held', endedAt: null };

/** Promised when it was ordered; taken when it was packed, or given back when it was cancelled. */
function movesOf({ shelf, quantity, id }: Line, order: Order, placedAt: Date): Move[] {
  const { state, endedAt } = holdOf(order);
  const move = { shelf, cause: id, by: null, note: '' };
  const held = { ...move, reason: 'held' as const, onHand: 0, held: quantity, at: placedAt };
  if (!endedAt || state === 'held') return [held];
  return [held, { ...move, reason: state, onHand: state === 'taken' ? -quantity : 0, held: -quantity, at: endedAt }];
}

interface Count {
  onHand: number;
  held: number;
  last: Date;
}

function countShelves(batches: readonly Batch[], moves: readonly Move[]): Map<Shelf, Count> {
  const counts = new Map<Shelf, Count>(
    batches.flatMap(batch =>
      batch.shelves.map(shelf => [shelf, { onHand: 0, held: 0, last: batch.packedAt }] as const),
    ),
  );
  for (const { shelf, onHand, held, at } of moves) {
    const count = counts.get(shelf);
    if (!count) continue;
    count.onHand += onHand;
    count.held += held;
    if (at > count.last) count.last = at;
  }
  return counts;
}

/** What is left of an old batch is sold at the market in the village, and the shelf is counted empty. */
function clearance(batches: readonly Batch[], counts: ReadonlyMap<Shelf, Count>, now: Date): Move[] {
  return batches.flatMap(batch =>
    batch.shelves.flatMap((shelf): Move[] => {
      const count = counts.get(shelf);
      const at = later(count?.last ?? now, 2 * DAY);
      const stays =
        batch.isLatest || batch.recalledAt !== null || !count || count.held > 0 || count.onHand === 0 || at > now;
      if (stays) return [];
      const move = {
        shelf,
        reason: 'counted' as const,
        onHand: -count.onHand,
        held: 0,
        cause: idOf(`count ${shelf.stockId}`),
        at,
      };
      return [{ ...move, by: memberId(batch.product.goods.of, 'clerk'), note: 'Bán nốt tại chợ phiên của xã' }];
    }),
  );
}

/** Shelves, promises and the journal of both. */
export function shelfRows(
  batches: readonly Batch[],
  groups: readonly Group[],
  now: Date,
): { stock: Row[]; holds: Row[]; journal: Row[] } {
  const packed = batches.flatMap(batch =>
    batch.shelves.map((shelf, at): Move => ({
      shelf,
      reason: 'packed',
      onHand: packsOf(shelf),
      held: 0,
      cause: shelf.packTaskId,
      at: later(batch.packedAt, at * 40 * 60_000),
      by: null,
      note: '',
    })),
  );
  const ordered = groups.flatMap(group =>
    group.orders.flatMap(order => order.lines.flatMap(line => movesOf(line, order, group.placedAt))),
  );
  const before = [...packed, ...ordered];
  const cleared = clearance(batches, countShelves(batches, before), now);
  const moves = [...before, ...cleared];
  const counts = countShelves(batches, moves);
  return {
    stock: batches.flatMap(batch => batch.shelves.map(shelf => stockRow(batch, shelf, counts.get(shelf)))),
    holds: groups.flatMap(holdRows),
    journal: journalRows(moves),
  };
}

const stockRow = (batch: Batch, shelf: Shelf, count?: Count): Row => ({
  id: shelf.stockId,
  variant_id: shelf.variant.id,
  batch_id: batch.id,
  site_id: batch.storeId,
  best_before: batch.bestBefore,
  on_hand: count?.onHand ?? 0,
  held: count?.held ?? 0,
  frozen: batch.recalledAt !== null,
});

const holdRows = (group: Group): Row[] =>
  group.orders.flatMap(order =>
    order.lines.map(line => {
      const { state, endedAt } = holdOf(order);
      return {
        id: idAt(`hold ${line.id}`, group.placedAt),
        stock_id: line.shelf.stockId,
        line_id: line.id,
        quantity: line.quantity,
        state,
        created_at: group.placedAt,
        ended_at: endedAt,
      };
    }),
  );

const journalRows = (moves: readonly Move[]): Row[] =>
  [...moves]
    .sort((a, b) => a.at.getTime() - b.at.getTime())
    .map(move => ({
      stock_id: move.shelf.stockId,
      reason: move.reason,
      on_hand_change: move.onHand,
      held_change: move.held,
      cause_id: move.cause,
      recorded_by: move.by,
      note: move.note,
      happened_at: move.at,
    }));
