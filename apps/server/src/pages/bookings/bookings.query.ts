import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { receiverIsShown } from '../ordering/desk-sql.js';

export interface StayRow {
  variantId: string;
  price: Dong;
  nameVi: string;
  nameEn: string;
  slug: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  cooperative: string;
  cooperativeSlug: string;
  phone: string;
  commune: string;
  /** That have places left. */
  days: { day: Day; left: number }[];
}

/** What is sold by the day, with the days of the next three months that have places left. */
export const oneStay = statement<StayRow, [variantId: string, today: Day]>(
  'bookings-pages.stay',
  `SELECT v.id AS "variantId", v.price, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.slug, v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
     c.name AS cooperative, c.slug AS "cooperativeSlug", c.phone, u.full_name AS commune,
     COALESCE((SELECT json_agg(json_build_object('day', s.day, 'left', s.capacity - s.held - s.sold) ORDER BY s.day) FROM inventory_slot s
       WHERE s.variant_id = v.id AND s.day BETWEEN $2 AND $2::date + 90 AND s.called_off_at IS NULL AND s.capacity > s.held + s.sold), '[]') AS days
   FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   JOIN places_unit u ON u.code = c.commune_code
   WHERE v.id = $1 AND v.net_unit = 'night' AND v.withdrawn_at IS NULL AND p.state = 'approved' AND c.verification = 'verified' AND c.standing = 'active'`,
);

export interface DeskStay {
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  days: { day: Day; capacity: number; booked: number; calledOff: string | null }[];
}

/** All that the co-op sells by the night, with its open days from today on. */
export const staysOf = statement<DeskStay, [cooperativeId: string, today: Day]>(
  'bookings-pages.stays-of',
  `SELECT v.id AS "variantId", p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
     COALESCE((SELECT json_agg(json_build_object('day', s.day, 'capacity', s.capacity, 'booked', s.held + s.sold, 'calledOff', s.called_off_reason) ORDER BY s.day)
       FROM (SELECT * FROM inventory_slot x WHERE x.variant_id = v.id AND x.day >= $2 ORDER BY x.day LIMIT 120) s), '[]') AS days
   FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id
   WHERE p.cooperative_id = $1 AND v.net_unit = 'night' AND v.withdrawn_at IS NULL ORDER BY p.name_vi, v.position`,
);

export interface SlotRow {
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  capacity: number;
  booked: number;
  calledOff: string | null;
}

export const oneSlot = statement<SlotRow, [cooperativeId: string, variantId: string, day: Day]>(
  'bookings-pages.slot',
  `SELECT p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", s.capacity, s.held + s.sold AS booked,
     s.called_off_reason AS "calledOff"
   FROM inventory_slot s JOIN catalog_variant v ON v.id = s.variant_id JOIN catalog_product p ON p.id = v.product_id
   WHERE p.cooperative_id = $1 AND s.variant_id = $2 AND s.day = $3`,
);

export interface GuestRow {
  number: string;
  guest: { name: string; phone: string; note: string } | null;
  places: number;
}

/** Who comes on a day; a name only as long as the desk needs it. */
export const guestsOf = statement<GuestRow, [variantId: string, day: Day, now: Date]>(
  'bookings-pages.guests',
  `SELECT o.number, b.quantity AS places,
     CASE WHEN ${receiverIsShown('$3::timestamptz')} THEN json_build_object('name', g.buyer_name, 'phone', g.buyer_phone, 'note', g.note) END AS guest
   FROM inventory_booking b JOIN ordering_line l ON l.id = b.line_id JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id
   WHERE b.variant_id = $1 AND b.day = $2 AND b.state <> 'released' ORDER BY o.placed_at, o.id LIMIT 500`,
);
