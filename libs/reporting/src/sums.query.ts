import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

/** First day of the month, and the two instants between which it lies. */
type MonthValues = [month: Day, begins: Date, ends: Date];

/** One at a time per month: two that rebuild it at once would both delete and both insert. */
export const lockMonth = statement<never, [key: number, month: number]>(
  'reporting.lock-month',
  'SELECT pg_advisory_xact_lock($1::int, $2::int)',
);

export const clearSales = statement<never, [month: Day]>(
  'reporting.clear-sales',
  'DELETE FROM reporting_sales WHERE month = $1',
);
export const clearOrders = statement<never, [month: Day]>(
  'reporting.clear-orders',
  'DELETE FROM reporting_orders WHERE month = $1',
);
export const clearScans = statement<never, [month: Day]>(
  'reporting.clear-scans',
  'DELETE FROM reporting_scans WHERE month = $1',
);

/** Sold is what was confirmed and not cancelled; it belongs to the month in which it was placed. */
const SOLD = `o.placed_at >= $2 AND o.placed_at < $3 AND o.state IN ('confirmed', 'packed', 'shipped', 'delivered')`;

/** Joins the certificate that a product had on a day. Aliases: p catalog_product, cert ocop_certificate. */
const starsOn = (day: string): string => `LEFT JOIN ocop_certificate cert ON cert.product_id = p.id
     AND ${day} BETWEEN cert.issued_on AND LEAST(cert.expires_on, COALESCE(cert.revoked_on - 1, cert.expires_on))`;

/** A product's orders, packs and what buyers paid for it, by the stars that it had on the day of the order. */
export const sumSales = statement<never, MonthValues>(
  'reporting.sum-sales',
  `INSERT INTO reporting_sales (month, cooperative_id, product_id, commune_code, group_code, stars, orders, packs, revenue)
   SELECT $1, p.cooperative_id, p.id, c.commune_code, p.group_code, COALESCE(cert.stars, 0), count(DISTINCT o.id)::int, sum(l.quantity)::int, sum(l.total - l.discount)
   FROM ordering_order o
   JOIN ordering_line l ON l.order_id = o.id
   JOIN catalog_variant v ON v.id = l.variant_id
   JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   ${starsOn(`(o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date`)}
   WHERE ${SOLD}
   GROUP BY p.cooperative_id, p.id, c.commune_code, p.group_code, COALESCE(cert.stars, 0)`,
);

/** What was paid for goods, without delivery, so that it is the same sum as that of the products. */
export const sumOrders = statement<never, MonthValues>(
  'reporting.sum-orders',
  `INSERT INTO reporting_orders (month, cooperative_id, commune_code, orders, revenue)
   SELECT $1, o.cooperative_id, c.commune_code, count(*)::int, sum(o.goods_total - off.goods)
   FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id,
     LATERAL (SELECT COALESCE(sum(l.discount), 0) AS goods FROM ordering_line l WHERE l.order_id = o.id) off
   WHERE ${SOLD} GROUP BY o.cooperative_id, c.commune_code`,
);

/**
 * Looks at codes of our products by the stars of the day, from the counts that outlive the raw looks. What we never issued
 * (`unknown`) is no interest in the product.
 */
export const sumScans = statement<never, [month: Day]>(
  'reporting.sum-scans',
  `INSERT INTO reporting_scans (month, cooperative_id, product_id, commune_code, group_code, stars, scans)
   SELECT $1, p.cooperative_id, p.id, c.commune_code, p.group_code, COALESCE(cert.stars, 0), sum(s.scans)::int
   FROM scans_day s JOIN catalog_variant v ON v.gtin = s.gtin JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   ${starsOn('s.day')}
   WHERE s.day >= $1 AND s.day < $1 + interval '1 month' AND s.verdict <> 'unknown'
   GROUP BY p.cooperative_id, p.id, c.commune_code, p.group_code, COALESCE(cert.stars, 0)`,
);

export const noteRefresh = statement<never, [month: Day, at: Date]>(
  'reporting.note-refresh',
  `INSERT INTO reporting_refresh (month, refreshed_at) VALUES ($1, $2)
   ON CONFLICT (month) DO UPDATE SET refreshed_at = GREATEST(reporting_refresh.refreshed_at, excluded.refreshed_at)`,
);

/**
 * Months since the first co-op came whose sums may be wrong: never made, or something happened since. Five minutes of overlap, for what was stamped before a refresh
 * and committed after it. An order changes within 60 days of being placed (until it is packed
 * it may be edited and weighed), so older months are only looked at when they were never made,
 * or when a certificate was recorded for them afterwards.
 */
export const staleMonths = statement<{ month: Day }, [now: Date]>(
  'reporting.stale-months',
  `WITH span AS (
     SELECT m.month, m.month AT TIME ZONE 'Asia/Ho_Chi_Minh' AS begins, (m.month + interval '1 month') AT TIME ZONE 'Asia/Ho_Chi_Minh' AS ends,
       r.refreshed_at - interval '5 minutes' AS since
     FROM generate_series(
       date_trunc('month', COALESCE((SELECT min(created_at) FROM cooperatives_cooperative), $1) AT TIME ZONE 'Asia/Ho_Chi_Minh'),
       date_trunc('month', $1 AT TIME ZONE 'Asia/Ho_Chi_Minh'), interval '1 month') AS m(month)
     LEFT JOIN reporting_refresh r ON r.month = m.month::date
   )
   SELECT month::date AS month FROM span
   WHERE since IS NULL
     OR (ends > $1 - interval '60 days' AND EXISTS (SELECT FROM ordering_order o WHERE o.placed_at >= begins AND o.placed_at < ends
           AND GREATEST(o.placed_at, o.confirmed_at, o.packed_at, o.cancelled_at) > since))
     OR (ends > since AND EXISTS (SELECT FROM scans_scan s WHERE s.scanned_at >= GREATEST(begins, since) AND s.scanned_at < ends))
     OR EXISTS (SELECT FROM ocop_certificate c WHERE c.recorded_at > since AND c.issued_on < ends::date AND c.expires_on >= begins::date)
   ORDER BY month`,
);
