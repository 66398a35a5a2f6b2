import type { DeskRole, Office } from '#libs/identity';
import type { Locale } from '#platform/language';
import { statement } from '#platform/database';

export interface VisitRow {
  personId: string | null;
  fullName: string | null;
  locale: Locale | null;
  offices: Office[];
  seats: { cooperativeId: string; slug: string; name: string; roles: DeskRole[] }[];
  basketCount: number;
  /** At most 99. */
  unread: number;
}

/** Who comes with these cookies, as what, and how much is in their basket: once per request that has any of the two. */
export const whoVisits = statement<VisitRow, [sessionHash: Buffer | null, now: Date, basketHash: Buffer | null]>(
  'server.who-visits',
  `SELECT p.id AS "personId", p.full_name AS "fullName", p.locale,
     ARRAY(SELECT a.office FROM identity_appointment a WHERE a.person_id = p.id ORDER BY a.office) AS offices,
     COALESCE((SELECT json_agg(seat ORDER BY seat->>'name') FROM (
       SELECT json_build_object('cooperativeId', c.id, 'slug', c.slug, 'name', c.name, 'roles', json_agg(m.role ORDER BY m.role)) AS seat
       FROM cooperatives_membership m JOIN cooperatives_cooperative c ON c.id = m.cooperative_id
       WHERE m.person_id = p.id GROUP BY c.id) seats), '[]') AS seats,
     COALESCE((SELECT count(*)::int FROM ordering_basket_key k JOIN ordering_basket_line l ON l.basket_id = k.basket_id WHERE k.hash = $3), 0) AS "basketCount",
     (SELECT count(*)::int FROM (SELECT FROM notifications_letter l WHERE l.person_id = p.id AND l.channel = 'in-app' AND l.read_at IS NULL LIMIT 99) unread) AS unread
   FROM (SELECT) one
   LEFT JOIN identity_session s ON s.token_hash = $1 AND s.expires_at > $2
   LEFT JOIN identity_person p ON p.id = s.person_id AND p.erased_at IS NULL`,
);
