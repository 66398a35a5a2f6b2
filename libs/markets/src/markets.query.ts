import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { MarketRule } from './schedule.js';

export interface MarketWithRules {
  id: string;
  managerId: string | null;
  rules: MarketRule[];
}

/** SQL: the rules of market `m`, as JSON. Days stay text in it. */
export const RULES = `COALESCE((SELECT json_agg(json_build_object('kind', r.kind, 'marks', r.marks, 'validFrom', r.valid_from, 'validTo', r.valid_to) ORDER BY r.valid_from, r.id)
     FROM markets_rule r WHERE r.market_id = m.id), '[]')`;

export const marketBySlug = statement<MarketWithRules, [slug: string]>(
  'markets.by-slug',
  `SELECT m.id, m.manager_id AS "managerId", ${RULES} AS rules FROM markets_market m WHERE m.slug = $1`,
);
export const insertMarket = statement<
  never,
  [
    id: string,
    slug: string,
    nameVi: string,
    nameEn: string,
    kind: string,
    communeCode: string,
    place: string,
    opensAt: number,
    closesAt: number,
    managerSlug: string | null,
    by: string,
    at: Date,
  ]
>(
  'markets.insert-market',
  `INSERT INTO markets_market (id, slug, name_vi, name_en, kind, commune_code, place, opens_at, closes_at, manager_id, opened_by, opened_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, (SELECT id FROM cooperatives_cooperative WHERE slug = $10), $11, $12)`,
);
export const insertRule = statement<
  never,
  [id: string, marketId: string, kind: string, marks: number[], from: Day, to: Day | null]
>(
  'markets.insert-rule',
  'INSERT INTO markets_rule (id, market_id, kind, marks, valid_from, valid_to) VALUES ($1, $2, $3, $4, $5, $6)',
);
export const insertStall = statement<never, [id: string, marketId: string, code: string]>(
  'markets.insert-stall',
  'INSERT INTO markets_stall (id, market_id, code) VALUES ($1, $2, $3) ON CONFLICT ON CONSTRAINT markets_stall_code DO NOTHING',
);
/** What a co-op brings may be said anew; a decision stands. */
export const sayComing = statement<
  { id: string },
  [id: string, marketId: string, cooperativeId: string, day: Day, brings: string, by: string, at: Date]
>(
  'markets.say-coming',
  `INSERT INTO markets_coming (id, market_id, cooperative_id, day, brings, said_by, said_at) VALUES ($1, $2, $3, $4, $5, $6, $7)
   ON CONFLICT ON CONSTRAINT markets_coming_once DO UPDATE SET brings = excluded.brings, said_by = excluded.said_by, said_at = excluded.said_at
   RETURNING id`,
);
export const withdrawComing = statement<never, [id: string, cooperativeId: string, today: Day]>(
  'markets.withdraw-coming',
  'DELETE FROM markets_coming WHERE id = $1 AND cooperative_id = $2 AND day >= $3',
);
export const managerOfComing = statement<{ managerId: string | null; marketId: string }, [id: string]>(
  'markets.manager-of-coming',
  `SELECT m.manager_id AS "managerId", m.id AS "marketId" FROM markets_coming c JOIN markets_market m ON m.id = c.market_id WHERE c.id = $1`,
);
/** Only what nobody has decided yet. */
export const decideComing = statement<
  { id: string },
  [id: string, state: string, stallCode: string | null, by: string, at: Date, today: Day]
>(
  'markets.decide-coming',
  `UPDATE markets_coming c SET state = $2, decided_by = $4, decided_at = $5,
     stall_id = (SELECT s.id FROM markets_stall s WHERE s.market_id = c.market_id AND s.code = $3 AND $2 = 'confirmed')
   WHERE c.id = $1 AND c.state = 'said' AND c.day >= $6 RETURNING id`,
);
