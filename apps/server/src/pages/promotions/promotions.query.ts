import type { Bearer, PromotionKind } from '#libs/promotions';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface PromotionRow {
  id: string;
  nameVi: string;
  nameEn: string;
  code: string | null;
  kind: PromotionKind;
  rateBp: number | null;
  amount: Dong | null;
  most: Dong | null;
  leastGoods: Dong;
  cooperative: string | null;
  groupVi: string | null;
  groupEn: string | null;
  commune: string | null;
  isFirstOrder: boolean;
  validFrom: Day;
  validTo: Day;
  mostUses: number | null;
  mostPerBuyer: number | null;
  budget: Dong;
  used: number;
  spent: Dong;
  isEnded: boolean;
}

/** What one bearer pays for; of co-ops that of one. Those that run come first. */
export const promotionsOf = statement<PromotionRow, [bearer: Bearer, cooperativeId: string | null, today: Day]>(
  'promotions-pages.promotions-of',
  `SELECT p.id, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.code, p.kind, p.rate_bp AS "rateBp", p.amount, p.most, p.least_goods AS "leastGoods",
     c.name AS cooperative, g.name_vi AS "groupVi", g.name_en AS "groupEn", m.full_name AS commune, p.first_order AS "isFirstOrder",
     p.valid_from AS "validFrom", p.valid_to AS "validTo", p.most_uses AS "mostUses", p.most_per_buyer AS "mostPerBuyer", p.budget, p.used, p.spent,
     p.ended_at IS NOT NULL AS "isEnded"
   FROM promotions_promotion p LEFT JOIN cooperatives_cooperative c ON c.id = p.cooperative_id LEFT JOIN catalog_group g ON g.code = p.group_code
   LEFT JOIN places_unit m ON m.code = p.commune_code
   WHERE p.bearer = $1 AND ($2::uuid IS NULL OR p.cooperative_id = $2)
   ORDER BY p.ended_at IS NOT NULL, p.valid_to < $3, p.valid_from, p.opened_at DESC LIMIT 200`,
);

export interface Choices {
  ceilingBp: number | null;
  groups: { code: string; nameVi: string; nameEn: string }[];
  communes: { code: string; name: string }[];
  cooperatives: { id: string; name: string }[];
}

/** What the form offers to choose from, and how much of a price the law lets take off today. */
export const choicesOn = statement<Choices, [today: Day]>(
  'promotions-pages.choices',
  `SELECT (SELECT most_bp FROM promotions_ceiling WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)) AS "ceilingBp",
     (SELECT COALESCE(json_agg(json_build_object('code', code, 'nameVi', name_vi, 'nameEn', name_en) ORDER BY position, code), '[]')
      FROM catalog_group WHERE parent_code IS NULL AND (valid_to IS NULL OR valid_to >= $1)) AS groups,
     (SELECT COALESCE(json_agg(json_build_object('code', code, 'name', full_name) ORDER BY f_fold(full_name), code), '[]') FROM places_unit u
      WHERE EXISTS (SELECT FROM cooperatives_cooperative c WHERE c.commune_code = u.code)) AS communes,
     (SELECT COALESCE(json_agg(json_build_object('id', id, 'name', name) ORDER BY f_fold(name), id), '[]') FROM cooperatives_cooperative
      WHERE verification = 'verified') AS cooperatives`,
);
