import { ON_SALE } from '#libs/ordering';
import { statement } from '#platform/database';
import type { Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import type { PoolState } from './pool.js';

/** A pack `v` that can fill the pool `x`: on sale, sent by parcel, of the same group and content, at a price that no scale changes. */
export const FILLS_POOL = `${ON_SALE} AND NOT v.catch_weight AND v.shipping_grams > 0
  AND p.group_code = x.group_code AND v.net_quantity = x.net_quantity AND v.net_unit = x.net_unit`;

export const insertPool = statement<never, [pool: string]>(
  'pools.insert',
  `INSERT INTO pools_pool (id, code, attempt_key, group_code, net_quantity, net_unit, packs, price, most_delivery, buyer_name, buyer_phone, buyer_email,
     commune_code, address_line, note, locale, offers_until, answers_until, opened_by, opened_at)
   SELECT * FROM jsonb_to_record($1::jsonb) AS p(id uuid, code text, "attemptKey" text, "groupCode" text, "netQuantity" int, "netUnit" text, packs int,
     price bigint, "mostDelivery" bigint, "buyerName" text, "buyerPhone" text, "buyerEmail" text, "communeCode" text, "addressLine" text, note text,
     locale text, "offersUntil" timestamptz, "answersUntil" timestamptz, "openedBy" uuid, "openedAt" timestamptz)`,
);

export const poolOfAttempt = statement<{ code: string }, [attemptKey: string]>(
  'pools.of-attempt',
  'SELECT code FROM pools_pool WHERE attempt_key = $1',
);

export interface LockedPool {
  id: string;
  packs: number;
  state: PoolState;
  offersUntil: Date;
  answersUntil: Date;
}

const LOCKED = `SELECT id, packs, state, offers_until AS "offersUntil", answers_until AS "answersUntil" FROM pools_pool`;

/** The lock of everything that happens to a pool and its offers. */
export const lockPoolOfCode = statement<LockedPool, [code: string]>(
  'pools.lock-by-code',
  `${LOCKED} WHERE code = $1 FOR UPDATE`,
);
export const lockPool = statement<LockedPool, [id: string]>('pools.lock', `${LOCKED} WHERE id = $1 FOR UPDATE`);

/** Whose next moment has come, and those whose order was not placed yet. */
export const duePools = statement<{ id: string; state: PoolState }, [now: Date]>(
  'pools.due',
  `SELECT id, state FROM pools_pool WHERE closed_at IS NULL
     AND (state = 'agreed' OR (state = 'open' AND offers_until <= $1) OR (state = 'asked' AND answers_until <= $1)) ORDER BY opened_at, id LIMIT 100`,
);

export const movePool = statement<never, [id: string, state: PoolState]>(
  'pools.move',
  'UPDATE pools_pool SET state = $2 WHERE id = $1',
);

export const failPool = statement<never, [id: string, reason: string, now: Date]>(
  'pools.fail',
  `UPDATE pools_pool SET state = 'failed', fail_reason = $2, closed_at = $3 WHERE id = $1`,
);

const FORGOTTEN = `buyer_name = NULL, buyer_phone = NULL, buyer_email = NULL, commune_code = NULL, address_line = NULL, note = NULL`;

/** Once: who comes second waits here and then finds nothing. The order knows the buyer from now on. */
export const takePool = statement<{ id: string }, [id: string, now: Date]>(
  'pools.take',
  `UPDATE pools_pool SET state = 'placed', closed_at = $2, erased_at = $2, ${FORGOTTEN} WHERE id = $1 AND state = 'agreed' RETURNING id`,
);

export const forgetFailed = statement<never, [before: Date, now: Date]>(
  'pools.forget-failed',
  `UPDATE pools_pool SET erased_at = $2, ${FORGOTTEN} WHERE erased_at IS NULL AND closed_at < $1`,
);

export interface AgreedPool {
  id: string;
  attemptKey: string;
  packs: number;
  price: Dong;
  mostDelivery: Dong;
  name: string;
  phone: string;
  email: string | null;
  communeCode: string;
  addressLine: string;
  note: string;
  locale: Locale;
}

export const agreedPool = statement<AgreedPool, [id: string]>(
  'pools.agreed',
  `SELECT id, attempt_key AS "attemptKey", packs, price, most_delivery AS "mostDelivery", buyer_name AS name, buyer_phone AS phone, buyer_email AS email,
     commune_code AS "communeCode", address_line AS "addressLine", note, locale FROM pools_pool WHERE id = $1 AND state = 'agreed'`,
);
