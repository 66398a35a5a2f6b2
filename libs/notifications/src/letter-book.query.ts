import { statement } from '#platform/database';
import type { Locale } from '#platform/language';
import type { OutgoingLetter } from './sending/carrier.js';
import type { QuietHours } from './sending/hours.js';
import type { Routing } from './wishes/routes.js';

type Values = [
  id: string,
  occasion: string,
  kind: string,
  channel: string,
  recipient: string,
  locale: Locale,
  subject: string,
  body: string,
  short: string,
  page: string | null,
  stopPage: string | null,
  personId: string | null,
  writtenAt: Date,
  dueAt: Date,
];

/** A line of the bell needs no sending: it is there. */
export const writeLetter = statement<{ id: string }, Values>(
  'notifications.write-letter',
  `INSERT INTO notifications_letter (id, occasion, kind, channel, recipient, locale, subject, body, short, page, stop_page, person_id, written_at, due_at, state, sent_at)
   VALUES ($1, $2, $3, $4::text, $5, $6, $7, $8, $9, $10, $11, $12, $13::timestamptz, $14, CASE WHEN $4::text = 'in-app' THEN 'sent' ELSE 'written' END,
     CASE WHEN $4::text = 'in-app' THEN $13::timestamptz END)
   ON CONFLICT ON CONSTRAINT notifications_letter_once DO NOTHING RETURNING id`,
);

/** Those of the persons who have an account still, with what they wish. A stop key is drawn before: see drawStopKeys. */
export const routings = statement<Routing, [personIds: string[]]>(
  'notifications.routings',
  `SELECT p.id AS "personId", p.phone, k.key AS "stopKey",
     COALESCE((SELECT json_agg(json_build_object('topic', w.topic, 'way', w.way, 'wanted', w.wanted)) FROM notifications_preference w WHERE w.person_id = p.id), '[]') AS wishes,
     ARRAY(SELECT b.id FROM notifications_browser b WHERE b.person_id = p.id ORDER BY b.id) AS browsers
   FROM identity_person p JOIN notifications_stop_key k ON k.person_id = p.id
   WHERE p.id = ANY($1::uuid[]) AND p.erased_at IS NULL`,
);
/** In the order of the persons: two writers at once would otherwise wait for each other. */
export const drawStopKeys = statement<never, [personIds: string[], keys: string[]]>(
  'notifications.draw-stop-keys',
  `INSERT INTO notifications_stop_key (person_id, key)
   SELECT u.id, u.key FROM unnest($1::uuid[], $2::text[]) u(id, key) JOIN identity_person p ON p.id = u.id AND p.erased_at IS NULL ORDER BY u.id
   ON CONFLICT (person_id) DO NOTHING`,
);
export const quietHours = statement<QuietHours & { channel: string }>(
  'notifications.quiet-hours',
  `SELECT channel, from_minute AS "fromMinute", to_minute AS "toMinute" FROM notifications_quiet_hours`,
);

export type TakenLetter = OutgoingLetter & { attempts: number; kind: string };
const TAKEN = `SET attempts = l.attempts + 1, due_at = $2`;
const AS_TAKEN = `RETURNING l.id AS "letterId", l.kind, l.channel, l.recipient, l.subject, l.body, l.short, l.page, l.stop_page AS "stopPage", l.attempts`;

/** Counts the attempt and keeps others away until $2; nothing when it is not due, or somebody else has it. */
export const takeLetter = statement<TakenLetter, [letterId: string, until: Date, now: Date]>(
  'notifications.take-letter',
  `UPDATE notifications_letter l ${TAKEN} WHERE l.id = $1 AND l.state = 'written' AND l.due_at <= $3 ${AS_TAKEN}`,
);
/** The one that has waited longest, of those that nobody else is taking at this moment. */
export const takeDueLetter = statement<TakenLetter, [now: Date, until: Date]>(
  'notifications.take-due-letter',
  `UPDATE notifications_letter l ${TAKEN} WHERE l.id = (
     SELECT d.id FROM notifications_letter d WHERE d.state = 'written' AND d.due_at <= $1 ORDER BY d.due_at LIMIT 1 FOR UPDATE SKIP LOCKED) ${AS_TAKEN}`,
);

/** `state`, and when it is due again, after an attempt; what was sent stays sent. */
export const noteAttempt = statement<
  never,
  [letterId: string, number: number, at: Date, outcome: string, answer: string, state: string, dueAt: Date]
>(
  'notifications.note-attempt',
  `WITH attempt AS (
     INSERT INTO notifications_attempt (letter_id, number, at, outcome, answer) VALUES ($1::uuid, $2, $3::timestamptz, $4::text, $5::text) ON CONFLICT DO NOTHING
   ) UPDATE notifications_letter SET state = $6::text, due_at = $7, last_error = CASE WHEN $4::text = 'taken' THEN NULL ELSE $5::text END,
       sent_at = CASE WHEN $6::text = 'sent' THEN $3::timestamptz END
     WHERE id = $1::uuid AND state <> 'sent'`,
);
/** The numbers of attempts go on: the first ones stay on record. */
export const reopenLetter = statement<{ id: string }, [letterId: string, now: Date]>(
  'notifications.reopen-letter',
  `UPDATE notifications_letter SET state = 'written', due_at = $2 WHERE id = $1 AND (state = 'failed' OR (state = 'written' AND due_at > $2 AND attempts > 0)) RETURNING id`,
);
