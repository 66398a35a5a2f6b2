import { statement } from '#platform/database';
import type { Locale } from '#platform/language';
import type { Mail } from './mailer.service.js';

type Values = [
  id: string,
  occasion: string,
  kind: string,
  channel: string,
  recipient: string,
  locale: Locale,
  subject: string,
  body: string,
  writtenAt: Date,
];

export const writeLetter = statement<{ id: string }, Values>(
  'notifications.write-letter',
  `INSERT INTO notifications_letter (id, occasion, kind, channel, recipient, locale, subject, body, written_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9) ON CONFLICT ON CONSTRAINT notifications_letter_once DO NOTHING RETURNING id`,
);
/** Counts the attempt; nothing when it was sent already. */
export const takeLetter = statement<Mail & { attempts: number }, [letterId: string]>(
  'notifications.take-letter',
  `UPDATE notifications_letter SET attempts = attempts + 1 WHERE id = $1 AND state <> 'sent'
   RETURNING id AS "letterId", channel, recipient, subject, body, attempts`,
);
export const noteSent = statement<never, [letterId: string, at: Date]>(
  'notifications.note-sent',
  `UPDATE notifications_letter SET state = 'sent', sent_at = $2, last_error = NULL WHERE id = $1`,
);
export const noteFailed = statement<never, [letterId: string, error: string]>(
  'notifications.note-failed',
  `UPDATE notifications_letter SET state = 'failed', last_error = $2 WHERE id = $1 AND state <> 'sent'`,
);
export const reopenLetter = statement<{ id: string }, [letterId: string]>(
  'notifications.reopen-letter',
  `UPDATE notifications_letter SET state = 'written', attempts = 0 WHERE id = $1 AND state = 'failed' RETURNING id`,
);
