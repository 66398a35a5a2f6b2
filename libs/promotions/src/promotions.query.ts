import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { Offer } from './promotion.js';

/** Money travels as text where it is inside JSON, and here with it: JSON numbers are floats. */
export type OfferRow = Omit<Offer, 'amount' | 'most' | 'leastGoods' | 'budgetLeft'> &
  Record<'leastGoods' | 'budgetLeft', string> &
  Record<'amount' | 'most', string | null>;

const OFFER = `json_build_object('id', p.id, 'nameVi', p.name_vi, 'nameEn', p.name_en, 'code', p.code, 'bearer', p.bearer, 'kind', p.kind,
    'rateBp', p.rate_bp, 'amount', p.amount::text, 'most', p.most::text, 'leastGoods', p.least_goods::text, 'cooperativeId', p.cooperative_id,
    'groupCodes', CASE WHEN p.group_code IS NOT NULL THEN (SELECT json_agg(g.code) FROM catalog_group g WHERE p.group_code IN (g.code, g.parent_code)) END,
    'communeCode', p.commune_code, 'isFirstOrder', p.first_order, 'validFrom', p.valid_from, 'validTo', p.valid_to, 'mostPerBuyer', p.most_per_buyer,
    'usesLeft', p.most_uses - p.used, 'budgetLeft', (p.budget - p.spent)::text)`;

export interface InPlay {
  /** Those that apply by themselves on this day. */
  automatic: OfferRow[];
  /** What the law lets nobody pass on this day; none known: no ceiling. */
  ceilingBp: number | null;
}

export const inPlayOn = statement<InPlay, [day: Day]>(
  'promotions.in-play',
  `SELECT COALESCE((SELECT json_agg(${OFFER} ORDER BY p.id) FROM promotions_promotion p
       WHERE p.code IS NULL AND p.ended_at IS NULL AND p.valid_from <= $1 AND p.valid_to >= $1 AND p.spent < p.budget
         AND (p.most_uses IS NULL OR p.used < p.most_uses)), '[]') AS automatic,
     (SELECT most_bp FROM promotions_ceiling WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)) AS "ceilingBp"`,
);

/** A code that was ended, or whose days are over, is answered too: with why it does not count. */
export const offerOfCode = statement<{ offer: OfferRow; isEnded: boolean }, [code: string]>(
  'promotions.offer-of-code',
  `SELECT ${OFFER} AS offer, p.ended_at IS NOT NULL AS "isEnded" FROM promotions_promotion p WHERE p.code = $1
   ORDER BY p.ended_at DESC NULLS FIRST LIMIT 1`,
);

export const insertPromotion = statement<{ id: string }, [terms: string, by: string, at: Date]>(
  'promotions.insert',
  `INSERT INTO promotions_promotion (id, name_vi, name_en, code, bearer, kind, rate_bp, amount, most, least_goods, cooperative_id, group_code, commune_code,
     first_order, valid_from, valid_to, most_uses, most_per_buyer, budget, opened_by, opened_at)
   SELECT t.*, $2, $3 FROM jsonb_to_record($1::jsonb) AS t(id uuid, "nameVi" text, "nameEn" text, code text, bearer text, kind text, "rateBp" int,
     amount bigint, most bigint, "leastGoods" bigint, "cooperativeId" uuid, "groupCode" text, "communeCode" text, "isFirstOrder" boolean,
     "validFrom" date, "validTo" date, "mostUses" int, "mostPerBuyer" int, budget bigint)
   RETURNING id`,
);

/** Whose it is decides who may end it. */
export const promotionOf = statement<{ bearer: string; cooperativeId: string | null }, [id: string]>(
  'promotions.by-id',
  'SELECT bearer, cooperative_id AS "cooperativeId" FROM promotions_promotion WHERE id = $1',
);

export const endPromotion = statement<{ id: string }, [id: string, by: string, at: Date]>(
  'promotions.end',
  'UPDATE promotions_promotion SET ended_by = $2, ended_at = $3 WHERE id = $1 AND ended_at IS NULL RETURNING id',
);

/** One sentence decides whether it still lasts: nobody reads the counters before. */
export const claimUse = statement<{ id: string }, [id: string, amount: Dong, day: Day]>(
  'promotions.claim-use',
  `UPDATE promotions_promotion SET used = used + 1, spent = spent + $2
   WHERE id = $1 AND ended_at IS NULL AND valid_from <= $3 AND valid_to >= $3 AND spent + $2 <= budget AND (most_uses IS NULL OR used < most_uses)
   RETURNING id`,
);

/** After the claim, whose lock lets in one buyer at a time: no row comes back when this buyer has had all of theirs, or has had a first order. */
export const addUse = statement<
  { id: string },
  [id: string, promotionId: string, groupId: string, buyer: string, at: Date, discounts: string]
>(
  'promotions.add-use',
  `WITH added AS (
     INSERT INTO promotions_use (id, promotion_id, group_id, buyer, first_order, used_at)
     SELECT $1, p.id, $3, $4, p.first_order, $5 FROM promotions_promotion p
     WHERE p.id = $2 AND (p.most_per_buyer IS NULL OR p.most_per_buyer >
       (SELECT count(*) FROM promotions_use u WHERE u.promotion_id = p.id AND u.buyer = $4 AND u.released_at IS NULL))
     ON CONFLICT DO NOTHING RETURNING id
   ), taken AS (
     INSERT INTO promotions_discount (id, use_id, order_id, goods, delivery)
     SELECT d.id, added.id, d."orderId", d.goods, d.delivery FROM added,
       jsonb_to_recordset($6::jsonb) AS d(id uuid, "orderId" uuid, goods bigint, delivery bigint)
   )
   SELECT id FROM added`,
);

/** In id order, as they are claimed. */
export const lockPromotionsOf = statement<never, [orderIds: readonly string[]]>(
  'promotions.lock-of-orders',
  `SELECT id FROM promotions_promotion WHERE id IN (SELECT u.promotion_id FROM promotions_discount d JOIN promotions_use u ON u.id = d.use_id
     WHERE d.order_id = ANY ($1) AND d.released_at IS NULL) ORDER BY id FOR UPDATE`,
);

/** What was taken off these orders is there for others again; a use counts as long as one order of it goes on. */
export const releaseDiscounts = statement<never, [orderIds: readonly string[], at: Date]>(
  'promotions.release',
  `WITH freed AS (
     UPDATE promotions_discount SET released_at = $2 WHERE order_id = ANY ($1) AND released_at IS NULL RETURNING use_id, goods + delivery AS amount
   ), over AS (
     UPDATE promotions_use u SET released_at = $2 WHERE u.id IN (SELECT use_id FROM freed)
       AND NOT EXISTS (SELECT FROM promotions_discount d WHERE d.use_id = u.id AND d.released_at IS NULL AND d.order_id <> ALL ($1))
     RETURNING u.id
   ), sums AS (
     SELECT u.promotion_id, sum(f.amount)::bigint AS amount, count(DISTINCT u.id) FILTER (WHERE u.id IN (SELECT id FROM over))::int AS uses
     FROM freed f JOIN promotions_use u ON u.id = f.use_id GROUP BY u.promotion_id
   )
   UPDATE promotions_promotion p SET spent = p.spent - s.amount, used = p.used - s.uses FROM sums s WHERE p.id = s.promotion_id`,
);

/** The sums stay: they are in somebody's books. */
export const forgetBuyers = statement<never, [groupIds: readonly string[]]>(
  'promotions.forget-buyers',
  'UPDATE promotions_use SET buyer = NULL WHERE group_id = ANY ($1) AND buyer IS NOT NULL',
);
