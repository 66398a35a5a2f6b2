import type { HarvestState } from '#libs/inventory';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface HarvestRow {
  code: string;
  state: HarvestState;
  expected: number;
  share: number;
  /** Packs that may be ordered ahead, that are, and how many of those are there. */
  ahead: number;
  promised: number;
  filled: number;
  from: Day;
  to: Day;
  waitsUntil: Day;
  gatheredAt: Date | null;
  shortAt: Date | null;
  callOffReason: string | null;
  variantId: string;
  price: Dong;
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
  fromCommuneCode: string;
  commune: string;
}

const COLUMNS = `h.code, h.state, h.expected, h.share, h.ahead, h.promised, h.expected_from AS "from", h.expected_to AS "to", h.waits_until AS "waitsUntil",
    h.gathered_at AS "gatheredAt", h.short_at AS "shortAt", h.call_off_reason AS "callOffReason",
    COALESCE((SELECT sum(x.filled) FROM inventory_preorder x WHERE x.harvest_id = h.id AND x.state <> 'released'), 0)::int AS filled,
    v.id AS "variantId", v.price, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.slug, v.net_quantity AS "netQuantity", v.net_unit AS "netUnit",
    v.shipping_grams AS grams, COALESCE(v.length_mm::float8 * v.width_mm * v.height_mm, 0) AS mm3, c.id AS "cooperativeId", c.name AS cooperative,
    c.slug AS "cooperativeSlug", c.commune_code AS "fromCommuneCode", u.full_name AS commune`;
const FROM = `inventory_harvest h JOIN catalog_variant v ON v.id = h.variant_id JOIN catalog_product p ON p.id = v.product_id
   JOIN cooperatives_cooperative c ON c.id = p.cooperative_id JOIN places_unit u ON u.code = c.commune_code`;

/** Those that can be ordered ahead; those that come first stand first. */
export const comingHarvests = statement<HarvestRow, [today: Day]>(
  'harvests-pages.coming',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE h.state = 'open' AND h.gathered_at IS NULL AND h.expected_to >= $1 AND p.state = 'approved'
   ORDER BY h.expected_from, h.code LIMIT 60`,
);

export const oneHarvest = statement<HarvestRow, [code: string]>(
  'harvests-pages.one',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE h.code = $1`,
);

export const harvestsOf = statement<HarvestRow, [cooperativeId: string]>(
  'harvests-pages.of-cooperative',
  `SELECT ${COLUMNS} FROM ${FROM} WHERE c.id = $1 ORDER BY h.state <> 'open', h.expected_from DESC, h.code LIMIT 100`,
);
