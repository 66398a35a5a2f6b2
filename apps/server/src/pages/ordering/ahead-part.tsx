import { Notice } from '../../ui/notices.js';
import type { Visit } from '../../web/visit.js';

/** Goods of an order that are still to come from a harvest. */
export interface AheadRow {
  from: string;
  to: string;
  waitsUntil: string;
  isShort: boolean;
  filled: number;
  quantity: number;
}

/** SQL: what order `o` still waits for, as JSON; null when it waits for nothing. */
export const AHEAD = `(SELECT json_build_object('from', h.expected_from, 'to', h.expected_to, 'waitsUntil', h.waits_until, 'isShort', h.short_at IS NOT NULL,
       'filled', x.filled, 'quantity', x.quantity)
     FROM ordering_line w JOIN inventory_preorder x ON x.line_id = w.id AND x.state = 'waiting' JOIN inventory_harvest h ON h.id = x.harvest_id
     WHERE w.order_id = o.id ORDER BY x.turn LIMIT 1)`;

/** When it should come, how much of it is there, and what becomes of the order when it does not. */
export function AheadPart({ visit, ahead }: { visit: Visit; ahead: AheadRow | null }) {
  if (!ahead) return null;
  const words = visit.words.harvests;
  return (
    <Notice tone={ahead.isShort ? 'warning' : 'info'} title={words.waiting}>
      <p>
        {ahead.isShort
          ? words.isShort(visit.day(ahead.waitsUntil))
          : words.waits(visit.day(ahead.from), visit.day(ahead.to))}
      </p>
      {ahead.filled > 0 && <p>{words.filledOf(visit.number(ahead.filled), visit.number(ahead.quantity))}</p>}
    </Notice>
  );
}
