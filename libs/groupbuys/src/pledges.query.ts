import { statement } from '#platform/database';
import type { Locale } from '#platform/language';
import type { Dong } from '#platform/money';

const RUNNING = `state = 'open' AND opens_at <= $3 AND closes_at > $3`;

/** One sentence decides whether there are packs left: nobody reads the counter before. Given back are fewer than none. */
export const claimPacks = statement<{ id: string }, [buyId: string, packs: number, now: Date]>(
  'groupbuys.claim-packs',
  `UPDATE groupbuys_buy SET pledged = pledged + $2 WHERE id = $1 AND ${RUNNING} AND pledged + $2 <= most RETURNING id`,
);

export const whatIsLeft = statement<{ left: number; isRunning: boolean }, [buyId: string, packs: number, now: Date]>(
  'groupbuys.what-is-left',
  `SELECT most - pledged AS left, (${RUNNING} AND $2::int IS NOT NULL) AS "isRunning" FROM groupbuys_buy WHERE id = $1`,
);

export const buyOfCode = statement<{ id: string }, [code: string]>(
  'groupbuys.by-code',
  'SELECT id FROM groupbuys_buy WHERE code = $1',
);

export const insertPledge = statement<never, [pledge: string]>(
  'groupbuys.insert-pledge',
  `INSERT INTO groupbuys_pledge (id, buy_id, key, attempt_key, person_id, packs, buyer_name, buyer_phone, buyer_email, commune_code, address_line, note,
     locale, most_total, pledged_at)
   SELECT * FROM jsonb_to_record($1::jsonb) AS p(id uuid, "buyId" uuid, key text, "attemptKey" text, "personId" uuid, packs int, "buyerName" text,
     "buyerPhone" text, "buyerEmail" text, "communeCode" text, "addressLine" text, note text, locale text, "mostTotal" bigint, "pledgedAt" timestamptz)`,
);

export const pledgeOfAttempt = statement<{ key: string }, [attemptKey: string]>(
  'groupbuys.pledge-of-attempt',
  'SELECT key FROM groupbuys_pledge WHERE attempt_key = $1',
);

/** The group buy is locked first, as everywhere: its counter and the pledge then change together. */
export const lockBuyOfPledge = statement<{ id: string }, [key: string]>(
  'groupbuys.lock-buy-of-pledge',
  'SELECT b.id FROM groupbuys_buy b WHERE b.id = (SELECT p.buy_id FROM groupbuys_pledge p WHERE p.key = $1) FOR UPDATE',
);

export const livePledge = statement<{ id: string; packs: number }, [key: string]>(
  'groupbuys.live-pledge',
  `SELECT id, packs FROM groupbuys_pledge WHERE key = $1 AND state = 'live'`,
);

export const setPacks = statement<never, [id: string, packs: number, mostTotal: Dong]>(
  'groupbuys.set-packs',
  'UPDATE groupbuys_pledge SET packs = $2, most_total = $3 WHERE id = $1',
);

/** Whose it was is nobody's business any more. */
const FORGOTTEN = `buyer_name = NULL, buyer_phone = NULL, buyer_email = NULL, commune_code = NULL, address_line = NULL, note = NULL, person_id = NULL`;

export const withdrawPledge = statement<never, [id: string, now: Date]>(
  'groupbuys.withdraw-pledge',
  `UPDATE groupbuys_pledge SET state = 'withdrawn', settled_at = $2, erased_at = $2, ${FORGOTTEN} WHERE id = $1`,
);

/** Group buys that came about and have pledges without an order yet. */
export const unsettledBuys = statement<{ id: string }>(
  'groupbuys.unsettled',
  `SELECT b.id FROM groupbuys_buy b WHERE b.state = 'reached'
     AND EXISTS (SELECT FROM groupbuys_pledge p WHERE p.buy_id = b.id AND p.state = 'live') ORDER BY b.id LIMIT 100`,
);

export interface ToSettle {
  id: string;
  buyId: string;
  key: string;
  personId: string | null;
  packs: number;
  name: string;
  phone: string;
  email: string | null;
  communeCode: string;
  addressLine: string;
  note: string;
  locale: Locale;
  mostTotal: Dong;
  price: Dong;
  variantId: string;
  cooperativeId: string;
}

/** Who pledged first is served first. */
export const toSettle = statement<ToSettle, [buyId: string]>(
  'groupbuys.to-settle',
  `SELECT p.id, p.buy_id AS "buyId", p.key, p.person_id AS "personId", p.packs, p.buyer_name AS name, p.buyer_phone AS phone, p.buyer_email AS email,
     p.commune_code AS "communeCode", p.address_line AS "addressLine", p.note, p.locale, p.most_total AS "mostTotal", b.price, b.variant_id AS "variantId",
     b.cooperative_id AS "cooperativeId"
   FROM groupbuys_pledge p JOIN groupbuys_buy b ON b.id = p.buy_id
   WHERE p.buy_id = $1 AND p.state = 'live' AND b.state = 'reached' ORDER BY p.pledged_at, p.id`,
);

/** Once: a second worker waits here and then finds nothing. The order knows the buyer from now on. */
export const takePledge = statement<{ id: string }, [id: string, now: Date]>(
  'groupbuys.take-pledge',
  `UPDATE groupbuys_pledge SET state = 'ordered', settled_at = $2, erased_at = $2, ${FORGOTTEN} WHERE id = $1 AND state = 'live' RETURNING id`,
);

export const dropPledge = statement<{ id: string }, [id: string, reason: string, now: Date]>(
  'groupbuys.drop-pledge',
  `UPDATE groupbuys_pledge SET state = 'dropped', drop_reason = $2, settled_at = $3 WHERE id = $1 AND state = 'live' RETURNING id`,
);

export const forgetSettled = statement<never, [before: Date, now: Date]>(
  'groupbuys.forget-settled',
  `UPDATE groupbuys_pledge SET erased_at = $2, ${FORGOTTEN} WHERE erased_at IS NULL AND settled_at < $1`,
);
