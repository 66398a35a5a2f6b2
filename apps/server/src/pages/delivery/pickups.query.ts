import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface PickupPointRow {
  id: string;
  name: string;
  place: string;
  hours: string;
  validFrom: Day;
  validTo: Day | null;
  /** It can still be chosen, today or later. */
  isOpen: boolean;
  /** Orders that wait there. */
  waiting: number;
}

/** A co-op's pickup points, those that are open first. */
export const pickupPoints = statement<PickupPointRow, [cooperativeId: string, today: Day]>(
  'server.pickup-points',
  `SELECT p.id, p.name, p.place || ', ' || u.full_name AS place, p.hours, p.valid_from AS "validFrom", p.valid_to AS "validTo",
     p.valid_to IS NULL OR p.valid_to >= $2 AS "isOpen",
     (SELECT count(*)::int FROM ordering_order o WHERE o.pickup_point_id = p.id AND o.state IN ('placed', 'confirmed', 'packed')) AS waiting
   FROM delivery_pickup_point p JOIN places_unit u ON u.code = p.commune_code
   WHERE p.cooperative_id = $1 ORDER BY "isOpen" DESC, p.valid_from DESC, p.id`,
);
