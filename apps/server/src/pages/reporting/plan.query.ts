import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface Target {
  sector: string;
  indicator: 'cooperatives' | 'unions';
  year: number;
  moreThan: number;
  wording: string;
  source: string;
}

export interface SectorCount {
  sector: string;
  indicator: 'cooperatives' | 'unions';
  /** In the register and not dissolved. */
  registered: number;
  /** Verified and not suspended. */
  active: number;
  /** Had orders in the last twelve months. */
  selling: number;
}

export interface YearCount {
  year: number;
  /** At the end of the year. */
  registered: number;
  /** The same by sector; a sector without any is left out. */
  bySector: Record<string, number>;
  /** Had orders in the year. */
  selling: number;
}

export interface PlanBoard {
  targets: Target[];
  sectors: SectorCount[];
  years: YearCount[];
}

/** Co-operatives (HTX) and unions of them (LHHTX): the forms that the plan counts. */
export const planBoard = statement<PlanBoard, [since: Day, thisYear: number]>(
  'reporting.plan-board',
  `WITH counted AS (
     SELECT c.*, CASE c.legal_form WHEN 'LHHTX' THEN 'unions' ELSE 'cooperatives' END AS indicator,
       EXISTS (SELECT FROM reporting_orders o WHERE o.cooperative_id = c.id AND o.month >= $1::date) AS sells
     FROM cooperatives_cooperative c
     WHERE c.legal_form IN ('HTX', 'LHHTX') AND c.standing <> 'dissolved' AND c.verification <> 'refused'
   ), years AS (
     SELECT y AS year FROM generate_series(LEAST(COALESCE((SELECT extract(year FROM min(registered_on))::int FROM counted), $2::int), $2), $2) AS y
   )
   SELECT
     (SELECT COALESCE(json_agg(json_build_object('sector', sector, 'indicator', indicator, 'year', year, 'moreThan', more_than, 'wording', wording,
         'source', source) ORDER BY more_than DESC, sector), '[]') FROM reporting_target) AS targets,
     (SELECT COALESCE(json_agg(row_to_json(s)), '[]') FROM (
       SELECT sector, indicator, count(*)::int AS registered, (count(*) FILTER (WHERE standing = 'active' AND verification = 'verified'))::int AS active,
         (count(*) FILTER (WHERE sells))::int AS selling
       FROM counted GROUP BY sector, indicator ORDER BY sector, indicator) s) AS sectors,
     (SELECT json_agg(json_build_object('year', year,
         'registered', (SELECT count(*)::int FROM counted WHERE extract(year FROM registered_on) <= year),
         'bySector', (SELECT COALESCE(json_object_agg(sector, registered), '{}') FROM (
           SELECT sector, count(*)::int AS registered FROM counted WHERE extract(year FROM registered_on) <= year GROUP BY sector) s),
         'selling', (SELECT count(DISTINCT o.cooperative_id)::int FROM reporting_orders o JOIN counted c ON c.id = o.cooperative_id
                     WHERE extract(year FROM o.month) = year)) ORDER BY year) FROM years) AS years`,
);
