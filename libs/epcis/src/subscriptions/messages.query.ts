import { statement } from '#platform/database';
import type { PauseReason } from './subscriptions.query.js';

/** A document on its way. */
export interface Message {
  id: string;
  /** Rows of epcis_event. */
  events: bigint[];
  isEnd: boolean;
  madeAt: Date;
}

const COLUMNS = `d.id, d.events, d.is_end AS "isEnd", d.made_at AS "madeAt"`;

export const openMessage = statement<Message, [subscriptionId: string]>(
  'epcis.open-message',
  `SELECT ${COLUMNS} FROM epcis_message d WHERE d.subscription_id = $1`,
);
/** Only by the run that has the subscription. */
export const insertMessage = statement<
  Message,
  [
    id: string,
    subscriptionId: string,
    run: string,
    events: string[],
    untilTime: string,
    untilEvent: string,
    isEnd: boolean,
    madeAt: Date,
  ]
>(
  'epcis.insert-message',
  `INSERT INTO epcis_message AS d (id, subscription_id, events, until_time, until_event, is_end, made_at)
   SELECT $1, s.id, $4::bigint[], $5::timestamptz, $6::bigint, $7, $8 FROM epcis_subscription s WHERE s.id = $2 AND s.taken_by = $3
   RETURNING ${COLUMNS}`,
);

/** There was nothing to tell. */
export const noteNothing = statement<
  never,
  [subscriptionId: string, run: string, untilTime: string, untilEvent: string, now: Date, due: Date]
>(
  'epcis.note-nothing-told',
  `UPDATE epcis_subscription SET told_time = $3::timestamptz, told_event = $4::bigint, executed_at = $5, due_at = $6
   WHERE id = $1 AND taken_by = $2`,
);

/** It was taken: the subscription stands behind it, in the same sentence in which the document goes. */
export const noteTaken = statement<{ id: string }, [messageId: string, run: string, now: Date, due: Date]>(
  'epcis.note-message-taken',
  `WITH told AS (
     DELETE FROM epcis_message d USING epcis_subscription s WHERE d.id = $1 AND s.id = d.subscription_id AND s.taken_by = $2 RETURNING d.*)
   UPDATE epcis_subscription s SET told_time = t.until_time, told_event = t.until_event, told_events = told_events + cardinality(t.events),
     notified_at = $3, failures = 0, failing_since = NULL, last_error = NULL,
     executed_at = CASE WHEN t.is_end THEN $3 ELSE executed_at END, due_at = CASE WHEN t.is_end THEN $4 ELSE due_at END
   FROM told t WHERE s.id = t.subscription_id RETURNING s.id`,
);

/** It was too much at once: it is parted again, into documents of at most half as many. */
export const noteTooLarge = statement<never, [messageId: string, run: string]>(
  'epcis.note-message-too-large',
  `WITH gone AS (
     DELETE FROM epcis_message d USING epcis_subscription s WHERE d.id = $1 AND s.id = d.subscription_id AND s.taken_by = $2 RETURNING d.*)
   UPDATE epcis_subscription s SET most = greatest(1, cardinality(g.events) / 2) FROM gone g WHERE s.id = g.subscription_id`,
);

/** It was not taken. Says whether the subscription is paused by that: when it has failed since before `since`. */
export const noteFailed = statement<
  { isPaused: boolean },
  [subscriptionId: string, run: string, error: string, now: Date, due: Date, since: Date]
>(
  'epcis.note-message-failed',
  `WITH tried AS (UPDATE epcis_message SET attempts = attempts + 1 WHERE subscription_id = $1)
   UPDATE epcis_subscription s SET failures = failures + 1, last_error = $3, due_at = $5, failing_since = coalesce(failing_since, $4),
     paused_at = CASE WHEN coalesce(failing_since, $4) <= $6 THEN $4 END,
     pause_reason = CASE WHEN coalesce(failing_since, $4) <= $6 THEN 'failing' END
   WHERE s.id = $1 AND s.taken_by = $2 RETURNING paused_at IS NOT NULL AS "isPaused"`,
);

export const pauseSubscription = statement<
  { id: string },
  [subscriptionId: string, run: string, reason: PauseReason, now: Date]
>(
  'epcis.pause-subscription',
  `UPDATE epcis_subscription SET paused_at = $4, pause_reason = $3 WHERE id = $1 AND taken_by = $2 AND paused_at IS NULL RETURNING id`,
);
