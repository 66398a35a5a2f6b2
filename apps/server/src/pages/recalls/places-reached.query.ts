import { statement } from '#platform/database';

/** Where packs of the batches are by the books, or were sent. Of buyers only the commune: who they are stands in no row. */
export interface PlaceReached {
  kind: 'store' | 'sold';
  place: string;
  /** The commune of a store; the province of a commune. */
  within: string;
  orders: number;
  packs: number;
}

export const placesReached = statement<PlaceReached, [batchIds: string[]]>(
  'server.places-reached',
  `SELECT 'store' AS kind, s.name AS place, u.full_name AS within, 0 AS orders, sum(k.on_hand)::int AS packs
   FROM inventory_stock k JOIN traceability_site s ON s.id = k.site_id JOIN places_unit u ON u.code = s.commune_code
   WHERE k.batch_id = ANY ($1) AND k.on_hand > 0 GROUP BY s.id, s.name, u.full_name
   UNION ALL
   SELECT 'sold', u.full_name, COALESCE(p.full_name, ''), count(DISTINCT o.id)::int, sum(k.quantity)::int
   FROM ordering_packing k JOIN ordering_line l ON l.id = k.line_id JOIN ordering_order o ON o.id = l.order_id
   JOIN ordering_group g ON g.id = o.group_id JOIN places_unit u ON u.code = g.commune_code LEFT JOIN places_unit p ON p.code = u.parent_code
   WHERE k.batch_id = ANY ($1) AND o.state <> 'cancelled' GROUP BY u.code, u.full_name, p.full_name
   ORDER BY 1 DESC, 5 DESC, 3, 2 LIMIT 500`,
);
