import { FILLS_POOL, type PoolState } from '#libs/pools';
import { ON_SALE } from '#libs/ordering';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { freePacks } from '../storefront/listing-sql.js';

export interface PoolRow {
  code: string;
  state: PoolState;
  failReason: string | null;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml';
  packs: number;
  price: Dong;
  mostDelivery: Dong;
  offersUntil: Date;
  answersUntil: Date;
}

const COLUMNS = `x.code, x.state, x.fail_reason AS "failReason", g.name_vi AS "nameVi", g.name_en AS "nameEn", x.net_quantity AS "netQuantity",
    x.net_unit AS "netUnit", x.packs, x.price, x.most_delivery AS "mostDelivery", x.offers_until AS "offersUntil", x.answers_until AS "answersUntil"`;
const FROM = 'pools_pool x JOIN catalog_group g ON g.code = x.group_code';

export const allPools = statement<PoolRow & { offered: number }>(
  'pools-pages.all',
  `SELECT ${COLUMNS}, (SELECT COALESCE(sum(o.capacity), 0)::int FROM pools_offer o WHERE o.pool_id = x.id) AS offered
   FROM ${FROM} ORDER BY x.closed_at IS NOT NULL, x.opened_at DESC LIMIT 100`,
);

export interface OfferOfPool {
  cooperative: string;
  slug: string;
  capacity: number;
  share: number | null;
  answer: 'accepted' | 'declined' | null;
}

export const onePool = statement<PoolRow & { offers: OfferOfPool[] }, [code: string]>(
  'pools-pages.one',
  `SELECT ${COLUMNS}, (SELECT COALESCE(json_agg(json_build_object('cooperative', c.name, 'slug', c.slug, 'capacity', o.capacity, 'share', o.share,
       'answer', o.answer) ORDER BY o.offered_at, o.id), '[]')
     FROM pools_offer o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id WHERE o.pool_id = x.id) AS offers
   FROM ${FROM} WHERE x.code = $1`,
);

export interface PackToPool {
  groupCode: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml';
  cooperatives: number;
  free: number;
}

/** What can be asked for: what is on sale in packs of one content, by how many sell it. */
export const packsToPool = statement<PackToPool, [today: Day]>(
  'pools-pages.packs',
  `SELECT g.code AS "groupCode", g.name_vi AS "nameVi", g.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
     count(DISTINCT p.cooperative_id)::int AS cooperatives, sum(${freePacks('v.id', '$1')})::int AS free
   FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
     JOIN catalog_group g ON g.code = p.group_code
   WHERE ${ON_SALE} AND NOT v.catch_weight AND v.shipping_grams > 0 AND v.net_unit IN ('g', 'ml')
   GROUP BY g.code, g.name_vi, g.name_en, v.net_quantity, v.net_unit ORDER BY 6 DESC, 7 DESC, 1, 4 LIMIT 200`,
);

export interface PoolAtDesk extends PoolRow {
  capacity: number | null;
  share: number | null;
  answer: 'accepted' | 'declined' | null;
  /** What could be offered. */
  variants: { id: string; nameVi: string; nameEn: string; free: number }[];
}

/** Those that wait for offers which the co-op could make, and those it offered to. */
export const poolsAtDesk = statement<PoolAtDesk, [cooperativeId: string, today: Day]>(
  'pools-pages.at-desk',
  `SELECT * FROM (
     SELECT ${COLUMNS}, o.capacity, o.share, o.answer, x.opened_at,
       (SELECT COALESCE(json_agg(json_build_object('id', v.id, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'free', ${freePacks('v.id', '$2')})
           ORDER BY p.name_vi, v.position), '[]')
        FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
        WHERE c.id = $1 AND ${FILLS_POOL}) AS variants
     FROM ${FROM} LEFT JOIN pools_offer o ON o.pool_id = x.id AND o.cooperative_id = $1
   ) pool WHERE capacity IS NOT NULL OR (state = 'open' AND json_array_length(variants) > 0) ORDER BY state IN ('placed', 'failed'), opened_at DESC LIMIT 60`,
);
