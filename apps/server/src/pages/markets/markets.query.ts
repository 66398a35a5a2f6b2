import { MARKET_RULES, type MARKET_KINDS, type MarketRule } from '#libs/markets';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';

export interface MarketRow {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  kind: (typeof MARKET_KINDS)[number];
  place: string;
  commune: string;
  /** Minutes of the day. */
  opensAt: number;
  closesAt: number;
  isDemo: boolean;
  rules: MarketRule[];
}

export interface OneMarketRow extends MarketRow {
  manager: { slug: string; name: string } | null;
  comings: { day: Day; cooperative: string; slug: string; brings: string; stall: string | null }[];
}

export interface ComingRow {
  id: string;
  day: Day;
  brings: string;
  state: 'said' | 'confirmed' | 'refused';
  cooperative: string;
  marketVi: string;
  marketEn: string;
  marketSlug: string;
  stall: string | null;
  /** Codes of the market's stalls that are free on that day. */
  stalls: string[];
}

const COLUMNS = `m.id, m.slug, m.name_vi AS "nameVi", m.name_en AS "nameEn", m.kind, m.place, u.full_name AS commune, m.opens_at AS "opensAt", m.closes_at AS "closesAt",
     m.is_demo AS "isDemo", ${MARKET_RULES} AS rules`;
const MARKETS = `FROM markets_market m JOIN places_unit u ON u.code = m.commune_code`;

export const allMarkets = statement<MarketRow>(
  'markets-pages.all',
  `SELECT ${COLUMNS} ${MARKETS} ORDER BY f_fold(m.name_vi), m.id`,
);
/** With those who come from this day on, as confirmed. */
export const oneMarket = statement<OneMarketRow, [slug: string, from: Day]>(
  'markets-pages.one',
  `SELECT ${COLUMNS},
     (SELECT json_build_object('slug', c.slug, 'name', c.name) FROM cooperatives_cooperative c WHERE c.id = m.manager_id) AS manager,
     COALESCE((SELECT json_agg(json_build_object('day', g.day, 'cooperative', c.name, 'slug', c.slug, 'brings', g.brings, 'stall', s.code) ORDER BY g.day, f_fold(c.name), g.id)
       FROM markets_coming g JOIN cooperatives_cooperative c ON c.id = g.cooperative_id LEFT JOIN markets_stall s ON s.id = g.stall_id
       WHERE g.market_id = m.id AND g.state = 'confirmed' AND g.day >= $2), '[]') AS comings
   ${MARKETS} WHERE m.slug = $1`,
);

const COMING = `SELECT g.id, g.day, g.brings, g.state, c.name AS cooperative, m.name_vi AS "marketVi", m.name_en AS "marketEn", m.slug AS "marketSlug", s.code AS stall,
     ARRAY(SELECT f.code FROM markets_stall f WHERE f.market_id = m.id
       AND NOT EXISTS (SELECT FROM markets_coming t WHERE t.stall_id = f.id AND t.day = g.day) ORDER BY f.code) AS stalls
   FROM markets_coming g JOIN markets_market m ON m.id = g.market_id JOIN cooperatives_cooperative c ON c.id = g.cooperative_id LEFT JOIN markets_stall s ON s.id = g.stall_id`;

export const comingsOf = statement<ComingRow, [cooperativeId: string, from: Day]>(
  'markets-pages.comings-of',
  `${COMING} WHERE g.cooperative_id = $1 AND g.day >= $2 ORDER BY g.day, g.id LIMIT 200`,
);
/** What waits for a decision: at the markets that a co-op manages, or at all. */
export const comingsToDecide = statement<ComingRow, [managerId: string | null, from: Day]>(
  'markets-pages.comings-to-decide',
  `${COMING} WHERE g.state = 'said' AND g.day >= $2 AND ($1::uuid IS NULL OR m.manager_id = $1) ORDER BY g.day, g.id LIMIT 200`,
);
export const communesOfProvince = statement<{ code: string; name: string }>(
  'markets-pages.communes',
  `SELECT code, full_name AS name FROM places_unit WHERE parent_code = '12' AND valid_to IS NULL ORDER BY f_fold(name), code`,
);
