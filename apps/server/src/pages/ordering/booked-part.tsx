import { Notice } from '../../ui/notices.js';
import type { Visit } from '../../web/visit.js';

/** Places on days that an order has, or had when it was cancelled. */
export interface BookedRow {
  from: string;
  nights: number;
  places: number;
}

/** SQL: the days and places of order `o`, as JSON; null when it has none. */
export const BOOKED = `(SELECT json_build_object('from', min(k.day), 'nights', count(DISTINCT k.day), 'places', max(k.quantity))
     FROM ordering_line w JOIN inventory_booking k ON k.line_id = w.id WHERE w.order_id = o.id HAVING count(*) > 0)`;

export function BookedPart({ visit, booked }: { visit: Visit; booked: BookedRow | null }) {
  if (!booked) return null;
  const { from, nights, places } = booked;
  const words = visit.words.bookings;
  return (
    <Notice title={words.booked}>
      {words.bookedText(visit.day(from), visit.number(nights), visit.number(places))}
    </Notice>
  );
}
