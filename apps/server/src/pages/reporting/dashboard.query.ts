import { periodBefore } from '#libs/reporting';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { isByProduct, type Selection } from './selection.js';

export const DIMENSIONS = ['month', 'commune', 'cooperative', 'group', 'stars', 'line', 'product'] as const;
export type Dimension = (typeof DIMENSIONS)[number];

/** One row of one table. Whole đồng as text: JSON has no whole numbers of that size. */
export interface Figure {
  dimension: Dimension;
  key: string;
  nameVi: string | null;
  nameEn: string | null;
  orders: number;
  packs: number | null;
  revenue: string;
  scans: number;
  /** How many co-ops sold something. */
  sellers: number;
}

export interface Totals {
  orders: number;
  revenue: string;
  scans: number;
  cooperatives: number;
}

export interface Choice {
  value: string;
  vi: string;
  en: string;
}

export interface Dashboard {
  now: Totals;
  before: Totals;
  figures: Figure[];
  communes: Choice[];
  cooperatives: Choice[];
  groups: Choice[];
  /** The first month with sales; before it there is nothing to compare with. */
  since: Day | null;
  refreshedAt: Date | null;
}

type Values = [
  from: Day,
  to: Day,
  beforeFrom: Day,
  beforeTo: Day,
  commune: string | null,
  cooperative: string | null,
  group: string | null,
  stars: number | null,
  line: string | null,
  byProduct: boolean,
];

const TOTALS = (months: string) => `SELECT json_build_object(
  'orders', (SELECT COALESCE(sum(orders), 0)::int FROM orders WHERE ${months}),
  'revenue', (SELECT COALESCE(sum(revenue), 0)::text FROM orders WHERE ${months}),
  'scans', (SELECT COALESCE(sum(scans), 0)::int FROM scans WHERE ${months}),
  'cooperatives', (SELECT count(DISTINCT cooperative_id)::int FROM orders WHERE ${months}))`;

/** The figures of a row, from its parts. */
const SUMS = `sum(orders)::int AS orders, sum(packs)::int AS packs, sum(revenue)::text AS revenue, sum(scans)::int AS scans,
  count(DISTINCT seller)::int AS sellers`;
const FIGURES = 'x.orders, x.packs, x.revenue, x.scans, x.sellers';

/** Co-ops and communes: orders are counted once per co-op. */
const BY_SELLER = (dimension: Dimension, key: string, nameVi: string) => `
  SELECT '${dimension}' AS dimension, x.key, ${nameVi} AS name_vi, NULL AS name_en, ${FIGURES} FROM (
    SELECT key, ${SUMS} FROM (
      SELECT ${key} AS key, orders, 0 AS packs, revenue, 0 AS scans, c.id AS seller
      FROM orders o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id WHERE o.month >= $1
      UNION ALL SELECT ${key}, 0, packs, 0, 0, NULL FROM sales s JOIN cooperatives_cooperative c ON c.id = s.cooperative_id WHERE s.month >= $1
      UNION ALL SELECT ${key}, 0, 0, 0, scans, NULL FROM scans n JOIN cooperatives_cooperative c ON c.id = n.cooperative_id WHERE n.month >= $1
    ) parts GROUP BY key) x`;

/** Groups, stars, lines and products: an order counts for every product in it. */
const BY_PRODUCT = (dimension: Dimension, key: string) => `
  SELECT key, ${SUMS}, '${dimension}' AS dimension FROM (
    SELECT ${key} AS key, orders, packs, revenue, 0 AS scans, cooperative_id AS seller FROM sales t WHERE month >= $1
    UNION ALL SELECT ${key}, 0, 0, 0, scans, NULL FROM scans t WHERE month >= $1
  ) parts GROUP BY key`;

/**
 * The whole dashboard in one sentence, from the sums only: no table with a buyer in it is named here (a test reads this text).
 * `sales`, `orders` and `scans` are the sums of both periods, narrowed; figures are of the period looked at.
 */
export const dashboard = statement<Dashboard, Values>(
  'reporting.dashboard',
  `WITH shown AS (
     SELECT p.id, p.line, split_part(p.group_code, '.', 1) AS top_group FROM catalog_product p
     WHERE ($7::text IS NULL OR split_part(p.group_code, '.', 1) = $7) AND ($9::text IS NULL OR p.line = $9)
   ), sellers AS (
     SELECT id FROM cooperatives_cooperative WHERE ($5::text IS NULL OR commune_code = $5) AND ($6::text IS NULL OR slug = $6)
   ), sales AS (
     SELECT s.*, shown.line, shown.top_group FROM reporting_sales s JOIN shown ON shown.id = s.product_id JOIN sellers ON sellers.id = s.cooperative_id
     WHERE s.month BETWEEN $3::date AND $2::date AND ($8::int IS NULL OR s.stars = $8)
   ), scans AS (
     SELECT s.*, shown.line, shown.top_group FROM reporting_scans s JOIN shown ON shown.id = s.product_id JOIN sellers ON sellers.id = s.cooperative_id
     WHERE s.month BETWEEN $3 AND $2 AND ($8 IS NULL OR s.stars = $8)
   ), orders AS (
     SELECT o.month, o.cooperative_id, o.orders, o.revenue FROM reporting_orders o JOIN sellers ON sellers.id = o.cooperative_id
     WHERE o.month BETWEEN $3 AND $2 AND NOT $10::boolean
     UNION ALL
     SELECT month, cooperative_id, sum(orders)::int, sum(revenue) FROM sales WHERE $10 GROUP BY month, cooperative_id
   ), figures AS (
     SELECT 'month' AS dimension, to_char(m.month, 'YYYY-MM') AS key, to_char(m.month, 'MM/YYYY') AS name_vi, NULL AS name_en,
       (SELECT COALESCE(sum(orders), 0)::int FROM orders o WHERE o.month = m.month) AS orders,
       (SELECT COALESCE(sum(packs), 0)::int FROM sales s WHERE s.month = m.month) AS packs,
       (SELECT COALESCE(sum(revenue), 0)::text FROM orders o WHERE o.month = m.month) AS revenue,
       (SELECT COALESCE(sum(scans), 0)::int FROM scans n WHERE n.month = m.month) AS scans,
       (SELECT count(DISTINCT cooperative_id)::int FROM orders o WHERE o.month = m.month) AS sellers
     FROM generate_series($1::date, $2, interval '1 month') AS m(month)
     UNION ALL ${BY_SELLER('commune', 'c.commune_code', '(SELECT full_name FROM places_unit u WHERE u.code = x.key)')}
     UNION ALL ${BY_SELLER('cooperative', 'c.slug', '(SELECT name FROM cooperatives_cooperative c WHERE c.slug = x.key)')}
     UNION ALL SELECT x.dimension, x.key, g.name_vi, g.name_en, ${FIGURES}
       FROM (${BY_PRODUCT('group', 'top_group')}) x JOIN catalog_group g ON g.code = x.key
     UNION ALL SELECT x.dimension, x.key::text, NULL, NULL, ${FIGURES} FROM (${BY_PRODUCT('stars', 'stars')}) x
     UNION ALL SELECT x.dimension, x.key, NULL, NULL, ${FIGURES} FROM (${BY_PRODUCT('line', 'line')}) x
     UNION ALL SELECT x.dimension, p.slug, p.name_vi, p.name_en, ${FIGURES}
       FROM (${BY_PRODUCT('product', 'product_id')}) x JOIN catalog_product p ON p.id = x.key
   )
   SELECT (${TOTALS('month >= $1')}) AS now, (${TOTALS('month <= $4::date')}) AS before,
     (SELECT COALESCE(json_agg(json_build_object('dimension', dimension, 'key', key, 'nameVi', name_vi, 'nameEn', name_en, 'orders', orders,
         'packs', packs, 'revenue', revenue, 'scans', scans, 'sellers', sellers)
       ORDER BY dimension, CASE WHEN dimension IN ('month', 'stars') THEN key END, revenue::bigint DESC, key), '[]') FROM figures) AS figures,
     (SELECT COALESCE(json_agg(json_build_object('value', code, 'vi', full_name, 'en', full_name) ORDER BY f_fold(name)), '[]') FROM places_unit u
       WHERE EXISTS (SELECT FROM cooperatives_cooperative c WHERE c.commune_code = u.code)) AS communes,
     (SELECT COALESCE(json_agg(json_build_object('value', slug, 'vi', name, 'en', name) ORDER BY f_fold(name)), '[]') FROM cooperatives_cooperative
       WHERE verification = 'verified') AS cooperatives,
     (SELECT json_agg(json_build_object('value', code, 'vi', name_vi, 'en', name_en) ORDER BY position) FROM catalog_group WHERE parent_code IS NULL) AS groups,
     (SELECT min(month) FROM reporting_orders) AS since, (SELECT max(refreshed_at) FROM reporting_refresh) AS "refreshedAt"`,
);

export function dashboardValues(selection: Selection): Values {
  const { period, commune = null, cooperative = null, group = null, stars, line = null } = selection;
  const before = periodBefore(period);
  return [
    period.from,
    period.to,
    before.from,
    before.to,
    commune,
    cooperative,
    group,
    stars === undefined ? null : Number(stars),
    line,
    isByProduct(selection),
  ];
}
