import { statement } from '#platform/database';
import type { EpcFormat } from '../epc-format.js';
import { exactly } from '../search-sql.js';
import type { ScheduleGiven } from './schedule.js';

export type PauseReason = 'failing' | 'key';

export interface SubscriptionRow {
  id: string;
  dest: string;
  createdAt: Date;
  epcFormat: EpcFormat;
  reportIfEmpty: boolean;
  /** None: as it comes. */
  scheduleGiven: ScheduleGiven | null;
  initialRecordTime: Date;
  /** Before this record time all has been told. */
  minRecordTime: Date;
  notifiedAt: Date | null;
  dueAt: Date;
  failures: number;
  lastError: string | null;
  pausedAt: Date | null;
  pauseReason: PauseReason | null;
}

const COLUMNS = `s.id, s.dest, s.created_at AS "createdAt", s.epc_format AS "epcFormat", s.report_if_empty AS "reportIfEmpty",
  s.schedule_given AS "scheduleGiven", s.initial_record_time AS "initialRecordTime", s.told_time AS "minRecordTime", s.notified_at AS "notifiedAt",
  s.due_at AS "dueAt", s.failures, s.last_error AS "lastError", s.paused_at AS "pausedAt", s.pause_reason AS "pauseReason"`;

/** Two who subscribe for one party at the same moment are counted one after the other. */
export const lockParty = statement<never, [string]>(
  'epcis.lock-subscribing-party',
  `SELECT pg_advisory_xact_lock(hashtextextended('epcis.subscribe ' || $1, 0))`,
);
export const countOf = statement<{ count: number }, [string]>(
  'epcis.count-subscriptions',
  'SELECT count(*)::int AS count FROM epcis_subscription s JOIN epcis_query q ON q.id = s.query_id WHERE q.party = $1',
);

type Inserted = [
  id: string,
  queryId: string,
  keyId: string,
  dest: string,
  signatureToken: string | null,
  schedule: string | null,
  scheduleGiven: string | null,
  reportIfEmpty: boolean,
  epcFormat: string,
  initialRecordTime: string,
  createdAt: Date,
  dueAt: Date,
];
/** Nothing when the query has gone meanwhile. */
export const insertSubscription = statement<SubscriptionRow, Inserted>(
  'epcis.insert-subscription',
  `WITH q AS (SELECT id FROM epcis_query WHERE id = $2 FOR KEY SHARE)
   INSERT INTO epcis_subscription AS s (id, query_id, key_id, dest, signature_token, schedule, schedule_given, report_if_empty, epc_format,
     initial_record_time, told_time, created_at, due_at)
   SELECT $1, q.id, $3::uuid, $4, $5, $6, $7::jsonb, $8, $9, $10::timestamptz, $10::timestamptz, $11, $12 FROM q RETURNING ${COLUMNS}`,
);

export const subscriptionsOf = statement<SubscriptionRow, [string, Date | null, string | null, number]>(
  'epcis.subscriptions',
  `SELECT ${COLUMNS} FROM epcis_subscription s
   WHERE s.query_id = $1 AND ($2::timestamptz IS NULL OR (s.created_at, s.id) > ($2, $3::uuid)) ORDER BY s.created_at, s.id LIMIT $4`,
);
export const subscriptionById = statement<SubscriptionRow, [string, string]>(
  'epcis.subscription',
  `SELECT ${COLUMNS} FROM epcis_subscription s WHERE s.query_id = $1 AND s.id = $2`,
);
export const removeSubscription = statement<{ id: string }, [string, string]>(
  'epcis.remove-subscription',
  'DELETE FROM epcis_subscription WHERE query_id = $1 AND id = $2 RETURNING id',
);
/** Under the key that asks for it, and at once. */
export const resumeSubscription = statement<SubscriptionRow, [string, string, string, Date]>(
  'epcis.resume-subscription',
  `UPDATE epcis_subscription s SET key_id = $3, paused_at = NULL, pause_reason = NULL, failing_since = NULL, failures = 0,
     due_at = CASE WHEN schedule IS NULL OR paused_at IS NOT NULL OR failures > 0 THEN $4 ELSE due_at END
   WHERE s.query_id = $1 AND s.id = $2 RETURNING ${COLUMNS}`,
);

export interface Taken {
  id: string;
  party: string;
  queryName: string;
  query: Record<string, never>;
  prefixes: Record<string, string>;
  dest: string;
  signatureToken: string | null;
  schedule: string | null;
  reportIfEmpty: boolean;
  epcFormat: EpcFormat;
  toldTime: string;
  toldEvent: bigint;
  most: number;
  failures: number;
  /** The key that it stands on has neither been revoked nor run out. */
  isKeyGood: boolean;
}

const KEY_IS_GOOD = (now: string): string => `(k.revoked_at IS NULL AND k.expires_at > ${now})`;

const IS_DUE = (now: string): string => `s.paused_at IS NULL AND s.due_at <= ${now}
  AND (s.taken_until IS NULL OR s.taken_until < clock_timestamp())
  AND (s.schedule IS NOT NULL OR s.told_time <= (SELECT max(record_time) FROM epcis_event) OR NOT ${KEY_IS_GOOD(now)}
    OR EXISTS (SELECT FROM epcis_message d WHERE d.subscription_id = s.id))`;

/** Whom something is to be told, or who is to be looked at because the hour has come. */
export const dueSubscriptions = statement<{ id: string; told: string }, [Date, number]>(
  'epcis.due-subscriptions',
  `SELECT s.id, ${exactly('s.told_time')} AS told FROM epcis_subscription s JOIN identity_api_key k ON k.id = s.key_id
   WHERE ${IS_DUE('$1')} ORDER BY s.due_at, s.id LIMIT $2`,
);
export const isStillDue = statement<{ found: boolean }, [Date, string]>(
  'epcis.is-subscription-due',
  `SELECT true AS found FROM epcis_subscription s JOIN identity_api_key k ON k.id = s.key_id WHERE s.id = $2 AND ${IS_DUE('$1')}`,
);

/** Of two runs only one gets it; that one may take it again, to see how it stands now. */
export const takeSubscription = statement<Taken, [id: string, run: string, leaseMs: number, now: Date]>(
  'epcis.take-subscription',
  `UPDATE epcis_subscription s SET taken_by = $2, taken_until = clock_timestamp() + $3::int * interval '1 millisecond'
   FROM epcis_query q, identity_api_key k
   WHERE s.id = $1 AND q.id = s.query_id AND k.id = s.key_id AND s.paused_at IS NULL AND s.due_at <= $4
     AND (s.taken_until IS NULL OR s.taken_until < clock_timestamp() OR s.taken_by = $2)
   RETURNING s.id, q.party, q.name AS "queryName", q.query, q.prefixes, s.dest, s.signature_token AS "signatureToken", s.schedule,
     s.report_if_empty AS "reportIfEmpty", s.epc_format AS "epcFormat", ${exactly('s.told_time')} AS "toldTime", s.told_event AS "toldEvent",
     s.most, s.failures, ${KEY_IS_GOOD('$4')} AS "isKeyGood"`,
);
/** Nothing when it is no longer this run's. */
export const keepSubscription = statement<{ id: string }, [id: string, run: string, leaseMs: number]>(
  'epcis.keep-subscription',
  `UPDATE epcis_subscription SET taken_until = clock_timestamp() + $3::int * interval '1 millisecond'
   WHERE id = $1 AND taken_by = $2 AND paused_at IS NULL RETURNING id`,
);
export const releaseSubscription = statement<never, [id: string, run: string]>(
  'epcis.release-subscription',
  'UPDATE epcis_subscription SET taken_by = NULL, taken_until = NULL WHERE id = $1 AND taken_by = $2',
);
