import { SUBSCRIPTION_OF_OWNER, type PauseReason, type SubscriptionOwner } from '#libs/epcis';
import { statement } from '#platform/database';

/** A subscription as who owns the key sees it: without its secret. */
export interface SubscribedRow {
  id: string;
  queryName: string;
  dest: string;
  /** Of a partner's. */
  partner: string | null;
  keyName: string;
  isStream: boolean;
  createdAt: Date;
  /** When something was last taken. */
  notifiedAt: Date | null;
  /** Of those told so far. */
  events: number;
  /** Attempts in a row that were not taken, and why the last one was not. */
  failures: number;
  lastError: string | null;
  /** When it is tried next. */
  dueAt: Date;
  pausedAt: Date | null;
  pauseReason: PauseReason | null;
}

/** The newest of them; a party has at most a hundred. */
const MOST = 500;

export const subscribed = statement<SubscribedRow, SubscriptionOwner>(
  'keys-pages.subscribed',
  `SELECT s.id, q.name AS "queryName", s.dest, p.name AS partner, k.name AS "keyName", s.schedule IS NULL AS "isStream", s.created_at AS "createdAt",
     s.notified_at AS "notifiedAt", s.told_events::int AS events, s.failures, s.last_error AS "lastError", s.due_at AS "dueAt",
     s.paused_at AS "pausedAt", s.pause_reason AS "pauseReason"
   FROM identity_api_key k JOIN epcis_subscription s ON s.key_id = k.id JOIN epcis_query q ON q.id = s.query_id
     LEFT JOIN identity_partner p ON p.id = k.partner_id
   WHERE ${SUBSCRIPTION_OF_OWNER} ORDER BY s.paused_at IS NULL, s.failures DESC, s.created_at DESC LIMIT ${MOST}`,
);
