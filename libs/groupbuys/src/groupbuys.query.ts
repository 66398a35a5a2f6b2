import { ON_SALE } from '#libs/ordering';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';
import type { BuyState } from './group-buy.js';

/** A pack of the co-op that may be bought together: on sale, sent by parcel, at a price that no scale changes. */
export const CAN_BE_GROUPED = `${ON_SALE} AND NOT v.catch_weight AND v.shipping_grams > 0`;

export const priceAlone = statement<{ price: Dong }, [variantId: string, cooperativeId: string]>(
  'groupbuys.price-alone',
  `SELECT v.price FROM catalog_variant v JOIN catalog_product p ON p.id = v.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id
   WHERE v.id = $1 AND p.cooperative_id = $2 AND ${CAN_BE_GROUPED}`,
);

export const insertBuy = statement<never, [buy: string, tiers: string]>(
  'groupbuys.insert',
  `WITH buy AS (
     INSERT INTO groupbuys_buy (id, code, attempt_key, cooperative_id, variant_id, threshold, most, opens_at, closes_at, opened_by, opened_at)
     SELECT * FROM jsonb_to_record($1::jsonb) AS b(id uuid, code text, "attemptKey" text, "cooperativeId" uuid, "variantId" uuid, threshold int, most int,
       "opensAt" timestamptz, "closesAt" timestamptz, "openedBy" uuid, "openedAt" timestamptz)
     RETURNING id
   )
   INSERT INTO groupbuys_tier (buy_id, from_packs, price)
   SELECT buy.id, t."from", t.price FROM buy, jsonb_to_recordset($2::jsonb) AS t("from" int, price bigint)`,
);

export const buyOfAttempt = statement<{ code: string }, [attemptKey: string]>(
  'groupbuys.of-attempt',
  'SELECT code FROM groupbuys_buy WHERE attempt_key = $1',
);

/** Whose time is over. */
export const dueBuys = statement<{ id: string }, [now: Date]>(
  'groupbuys.due',
  `SELECT id FROM groupbuys_buy WHERE state = 'open' AND closes_at <= $1 ORDER BY closes_at, id LIMIT 100`,
);

export interface DueBuy {
  variantId: string;
  most: number;
  pledged: number;
  tiers: { from: number; price: number }[];
}

/** The lock of its end: who comes second finds it closed. */
export const lockDue = statement<DueBuy, [id: string, now: Date]>(
  'groupbuys.lock-due',
  `SELECT b.variant_id AS "variantId", b.most, b.pledged,
     (SELECT json_agg(json_build_object('from', t.from_packs, 'price', t.price) ORDER BY t.from_packs) FROM groupbuys_tier t WHERE t.buy_id = b.id) AS tiers
   FROM groupbuys_buy b WHERE b.id = $1 AND b.state = 'open' AND b.closes_at <= $2 FOR UPDATE OF b`,
);

export const closeBuy = statement<never, [id: string, state: BuyState, price: Dong | null, now: Date]>(
  'groupbuys.close',
  'UPDATE groupbuys_buy SET state = $2, price = $3, closed_at = $4 WHERE id = $1',
);

export interface ToCallOff {
  id: string;
  cooperativeId: string;
  state: BuyState;
  closesAt: Date;
}

/** The same lock as that of its end. */
export const lockBuyOfCode = statement<ToCallOff, [code: string]>(
  'groupbuys.lock-by-code',
  'SELECT id, cooperative_id AS "cooperativeId", state, closes_at AS "closesAt" FROM groupbuys_buy WHERE code = $1 FOR UPDATE',
);

export const callOffBuy = statement<never, [id: string, reason: string, personId: string, now: Date]>(
  'groupbuys.call-off',
  `UPDATE groupbuys_buy SET state = 'called-off', call_off_reason = $2, called_off_by = $3, closed_at = $4 WHERE id = $1`,
);

export const releasePledges = statement<{ id: string }, [buyId: string, now: Date]>(
  'groupbuys.release-pledges',
  `UPDATE groupbuys_pledge SET state = 'released', settled_at = $2 WHERE buy_id = $1 AND state = 'live' RETURNING id`,
);
