import type { AppealDecision, ProductState, ProductTexts } from '#libs/catalog';

export interface ProductVariant {
  id: string;
  gtin: string;
  pack: string;
  netQuantity: number;
  netUnit: 'g' | 'ml' | 'piece' | 'night';
  shippingGrams: number;
  /** Whole đồng, at most 99.999.999. */
  price: number;
  /** Đồng per kilogram of what is sold by weight; `price` is then that of the net content. */
  pricePerKilo: number | null;
  tolerancePercent: number | null;
  isWithdrawn: boolean;
}

export interface ProductPhoto {
  id: string;
  altVi: string;
  altEn: string;
  width: number;
  height: number;
  widths: number[];
}

/** New texts of a product on sale; moments as JSON writes them. */
export interface ProductChange {
  state: 'pending' | 'approved' | 'refused' | 'withdrawn' | 'replaced';
  before: Required<ProductTexts>;
  after: Required<ProductTexts>;
  proposedAt: string;
  refusal: string | null;
}

export interface ProductTakedown {
  reference: string;
  authority: string;
  reason: string;
  orderedAt: string;
  dueAt: string;
  takenDownAt: string;
  appealUntil: string;
  appeal: string | null;
  appealedAt: string | null;
  answerDueAt: string | null;
  decision: AppealDecision | null;
  decisionReason: string | null;
}

/** A product with everything below it, as its co-op and the department see it. */
export interface ProductRow {
  id: string;
  slug: string;
  line: string;
  groupCode: string;
  groupVi: string;
  groupEn: string;
  nameVi: string;
  nameEn: string;
  summaryVi: string;
  summaryEn: string;
  storyVi: string;
  storyEn: string;
  ingredientsVi: string;
  ingredientsEn: string;
  usageVi: string;
  usageEn: string;
  warningsVi: string;
  warningsEn: string;
  standard: string;
  /** Months, rising; null all year round. */
  season: number[] | null;
  shelfLifeDays: number | null;
  state: ProductState;
  submittedAt: Date | null;
  decidedAt: Date | null;
  refusal: string | null;
  version: number;
  /** Its co-op is verified and active: approval is all that it needs to be on sale. */
  sellerMaySell: boolean;
  /** The last one, whatever became of it. */
  change: ProductChange | null;
  /** The order by which it is off the market. */
  takedown: ProductTakedown | null;
  variants: ProductVariant[];
  photos: ProductPhoto[];
}

/** The columns of ProductRow; needs `catalog_product p`, `cooperatives_cooperative c` and `catalog_group g`. */
export const PRODUCT_COLUMNS = `
  p.id, p.slug, p.line, p.group_code AS "groupCode", g.name_vi AS "groupVi", g.name_en AS "groupEn",
  p.name_vi AS "nameVi", p.name_en AS "nameEn", p.summary_vi AS "summaryVi", p.summary_en AS "summaryEn",
  p.story_vi AS "storyVi", p.story_en AS "storyEn", p.ingredients_vi AS "ingredientsVi", p.ingredients_en AS "ingredientsEn",
  p.usage_vi AS "usageVi", p.usage_en AS "usageEn", p.warnings_vi AS "warningsVi", p.warnings_en AS "warningsEn",
  p.standard, p.season, p.shelf_life_days AS "shelfLifeDays", p.state, p.submitted_at AS "submittedAt", p.decided_at AS "decidedAt",
  p.refusal, p.version, c.verification = 'verified' AND c.standing = 'active' AS "sellerMaySell",
  (SELECT json_build_object('state', x.state, 'before', x.before, 'after', x.after, 'proposedAt', x.proposed_at, 'refusal', x.refusal)
    FROM catalog_change x WHERE x.product_id = p.id ORDER BY x.proposed_at DESC, x.id DESC LIMIT 1) AS change,
  (SELECT json_build_object('reference', t.reference, 'authority', t.authority, 'reason', t.reason, 'orderedAt', t.ordered_at, 'dueAt', t.due_at,
      'takenDownAt', t.taken_down_at, 'appealUntil', t.appeal_until, 'appeal', t.appeal, 'appealedAt', t.appealed_at,
      'answerDueAt', t.answer_due_at, 'decision', t.decision, 'decisionReason', t.decision_reason)
    FROM catalog_takedown t WHERE t.product_id = p.id AND t.ended_at IS NULL) AS takedown,
  COALESCE((
    SELECT json_agg(json_build_object('id', v.id, 'gtin', v.gtin, 'pack', v.pack, 'netQuantity', v.net_quantity, 'netUnit', v.net_unit,
      'shippingGrams', v.shipping_grams, 'price', v.price, 'pricePerKilo', v.price_per_kilo, 'tolerancePercent', v.tolerance_percent, 'isWithdrawn', v.withdrawn_at IS NOT NULL) ORDER BY v.position)
    FROM catalog_variant v WHERE v.product_id = p.id), '[]') AS variants,
  COALESCE((
    SELECT json_agg(json_build_object('id', ph.id, 'altVi', ph.alt_vi, 'altEn', ph.alt_en, 'width', ph.width, 'height', ph.height, 'widths',
      (SELECT json_agg(DISTINCT f.width ORDER BY f.width) FROM catalog_photo_file f WHERE f.photo_id = ph.id)) ORDER BY ph.position)
    FROM catalog_photo ph WHERE ph.product_id = p.id), '[]') AS photos`;

export const PRODUCT_TABLES = `
  catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id JOIN catalog_group g ON g.code = p.group_code`;

/** A star counts only on the days on which its certificate holds; the day stands in parameter `day`. */
export const starsToday = (day: string): string =>
  `(SELECT o.stars::int FROM ocop_certificate o WHERE o.product_id = p.id
     AND ${day}::date BETWEEN o.issued_on AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on)))`;
