import { CAN_BE_GROUPED, type BuyState } from '#libs/groupbuys';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import { freePacks } from '../storefront/listing-sql.js';

export interface GroupBuyRow {
  code: string;
  state: BuyState;
  most: number;
  pledged: number;
  /** How many have pledged and not taken it back. */
  joined: number;
  opensAt: Date;
  closesAt: Date;
  /** Of a pack, once it came about. */
  price: Dong | null;
  /** Why the co-op called it off. */
  callOffReason: string | null;
  /** What a pack costs alone. */
  alone: Dong;
  tiers: { from: number; price: number }[];
  nameVi: string;
  nameEn: string;
  slug: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  /** Of one pack, on the way. */
  grams: number;
  mm3: number;
  cooperativeId: string;
  cooperative: string;
  cooperativeSlug: string;
  phone: string;
  fromCommuneCode: string;
  commune: string;
}

const COLUMNS = `b.code, b.state, b.most, b.pledged, b.opens_at AS "opensAt", b.closes_at AS "closesAt", b.price, b.call_off_reason AS "callOffReason",
    v.price AS alone,
    (SELECT count(*)::int FROM groupbuys_pledge x WHERE x.buy_id = b.id AND x.state <> 'withdrawn') AS joined,
    (SELECT json_agg(json_build_object('from', t.from_packs, 'price', t.price) ORDER BY t.from_packs) FROM groupbuys_tier t WHERE t.buy_id = b.id) AS tiers,
    p.name_vi AS "nameVi", p.name_en AS "nameEn", p.slug, v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", v.shipping_grams AS grams,
    COALESCE(v.length_mm::float8 * v.width_mm * v.height_mm, 0) AS mm3, c.id AS "cooperativeId", c.name AS cooperative, c.slug AS "cooperativeSlug",
    c.phone, c.commune_code AS "fromCommuneCode", u.full_name AS commune`;
const FROM = `groupbuys_buy b JOIN catalog_variant v ON v.id = b.variant_id JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = b.cooperative_id JOIN places_unit u ON u.code = c.commune_code`;

/** Those that can be joined, now or soon; those that end first stand first. */
export const openGroupBuys = statement<GroupBuyRow, [now: Date]>(
  'groupbuys-pages.open',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE b.state = 'open' AND b.closes_at > $1 ORDER BY b.closes_at, b.code LIMIT 60`,
);

export const oneGroupBuy = statement<GroupBuyRow, [code: string]>(
  'groupbuys-pages.one',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE b.code = $1`,
);

export const groupBuysOf = statement<GroupBuyRow, [cooperativeId: string]>(
  'groupbuys-pages.of-cooperative',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE b.cooperative_id = $1 ORDER BY b.state <> 'open', b.closes_at DESC LIMIT 100`,
);

export interface PackToGroup {
  variantId: string;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  price: Dong;
  free: number;
}

/** What the co-op may offer together: on sale and on its shelves. */
export const packsToGroup = statement<PackToGroup, [cooperativeId: string, today: Day]>(
  'groupbuys-pages.packs',
  `SELECT * FROM (
     SELECT v.id AS "variantId", p.name_vi AS "nameVi", p.name_en AS "nameEn", v.net_quantity AS "netQuantity", v.net_unit AS "netUnit", v.price,
       ${freePacks('v.id', '$2')} AS free
     FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
     WHERE p.cooperative_id = $1 AND ${CAN_BE_GROUPED} ORDER BY p.name_vi, v.position
   ) pack WHERE free > 0`,
);

export type PledgeState = 'live' | 'withdrawn' | 'ordered' | 'released' | 'dropped';

export interface PledgeRow extends GroupBuyRow {
  packs: number;
  pledgeState: PledgeState;
  mostTotal: Dong;
  /** Where it goes; null once the order knows it. */
  toCommuneCode: string | null;
  /** The secret of the order's page. */
  orderKey: string | null;
}

export const onePledge = statement<PledgeRow, [key: string]>(
  'groupbuys-pages.pledge',
  `SELECT ${COLUMNS}, x.packs, x.state AS "pledgeState", x.most_total AS "mostTotal", x.commune_code AS "toCommuneCode",
     (SELECT g.key FROM ordering_group g WHERE g.attempt_key = x.key) AS "orderKey"
   FROM groupbuys_pledge x JOIN ${FROM.replace('groupbuys_buy b', 'groupbuys_buy b ON b.id = x.buy_id')} WHERE x.key = $1`,
);
