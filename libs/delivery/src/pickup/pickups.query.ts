import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

/** A place to which a buyer may come for the goods of a co-op; of a market, one of its days; the station of a bus that takes them along. */
export interface PickupChoice {
  cooperativeId: string;
  way: 'pickup' | 'market' | 'bus';
  /** Of the pickup point, the market or the route. */
  placeId: string;
  /** Null but of a market. */
  day: Day | null;
  nameVi: string;
  nameEn: string;
  communeCode: string;
  /** With its commune, as people say it. */
  place: string;
  hours: string;
  stall: string | null;
}

/** Market days further away than this are nobody's plan. */
const DAYS_AHEAD = 31;

export const pickupChoices = statement<PickupChoice, [cooperativeIds: string[], today: Day]>(
  'delivery.pickup-choices',
  `SELECT p.cooperative_id AS "cooperativeId", 'pickup' AS way, p.id AS "placeId", NULL::date AS day, p.name AS "nameVi", p.name AS "nameEn",
     p.commune_code AS "communeCode", p.place || ', ' || u.full_name AS place, p.hours, NULL AS stall
   FROM delivery_pickup_point p JOIN places_unit u ON u.code = p.commune_code
   WHERE p.cooperative_id = ANY ($1) AND p.valid_from <= $2 AND (p.valid_to IS NULL OR p.valid_to >= $2)
   UNION ALL
   SELECT g.cooperative_id, 'market', m.id, g.day, m.name_vi, m.name_en, m.commune_code, m.place || ', ' || u.full_name,
     to_char(make_interval(mins => m.opens_at), 'HH24:MI') || '–' || to_char(make_interval(mins => m.closes_at), 'HH24:MI'), s.code
   FROM markets_coming g JOIN markets_market m ON m.id = g.market_id JOIN places_unit u ON u.code = m.commune_code
   JOIN markets_stall s ON s.id = g.stall_id
   WHERE g.cooperative_id = ANY ($1) AND g.state = 'confirmed' AND g.day > $2 AND g.day <= $2::date + ${DAYS_AHEAD}
   UNION ALL
   SELECT r.cooperative_id, 'bus', r.id, NULL, r.name, r.name, r.commune_code, r.place || ', ' || u.full_name || ', ' || r.phone, r.hours, NULL
   FROM delivery_route r JOIN places_unit u ON u.code = r.commune_code
   WHERE r.cooperative_id = ANY ($1) AND r.valid_from <= $2 AND (r.valid_to IS NULL OR r.valid_to >= $2)
   ORDER BY day NULLS FIRST, "nameVi", "placeId"`,
);

export const openPoint = statement<
  never,
  [
    id: string,
    cooperativeId: string,
    name: string,
    communeCode: string,
    place: string,
    hours: string,
    from: Day,
    to: Day | null,
    by: string,
    at: Date,
  ]
>(
  'delivery.open-pickup-point',
  `INSERT INTO delivery_pickup_point (id, cooperative_id, name, commune_code, place, hours, valid_from, valid_to, opened_by, opened_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
);

/** From the day after on nobody can choose it. One that is to begin later ends with its first day. */
export const endPoint = statement<{ id: string }, [id: string, cooperativeId: string, lastDay: Day]>(
  'delivery.end-pickup-point',
  `WITH ended AS (
     UPDATE delivery_pickup_point SET valid_to = GREATEST(valid_from, $3::date)
     WHERE id = $1 AND cooperative_id = $2 AND (valid_to IS NULL OR valid_to > $3)
   )
   SELECT id FROM delivery_pickup_point WHERE id = $1 AND cooperative_id = $2`,
);
