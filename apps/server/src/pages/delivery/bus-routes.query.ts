import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface BusRouteRow {
  id: string;
  name: string;
  phone: string;
  place: string;
  hours: string;
  weekdays: number[];
  daysOnWay: number;
  steps: { upToGrams: number; fee: string }[];
  validFrom: Day;
  validTo: Day | null;
  /** It can still be chosen, today or later. */
  isOpen: boolean;
  /** Orders that are to go by it, or are on it. */
  waiting: number;
}

/** The buses that take a co-op's parcels along, those that can be chosen first. */
export const busRoutesOf = statement<BusRouteRow, [cooperativeId: string, today: Day]>(
  'server.bus-routes-of',
  `SELECT r.id, r.name, r.phone, r.place || ', ' || u.full_name AS place, r.hours, r.weekdays, r.days_on_way AS "daysOnWay",
     (SELECT json_agg(json_build_object('upToGrams', s.up_to_grams, 'fee', s.fee::text) ORDER BY s.up_to_grams)
      FROM delivery_route_step s WHERE s.route_id = r.id) AS steps,
     r.valid_from AS "validFrom", r.valid_to AS "validTo", r.valid_to IS NULL OR r.valid_to >= $2 AS "isOpen",
     (SELECT count(*)::int FROM ordering_order o WHERE o.route_id = r.id AND o.state NOT IN ('delivered', 'cancelled')) AS waiting
   FROM delivery_route r JOIN places_unit u ON u.code = r.commune_code
   WHERE r.cooperative_id = $1 ORDER BY "isOpen" DESC, r.valid_from DESC, r.id`,
);
