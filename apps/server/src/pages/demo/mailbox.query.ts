import type { Channel } from '#libs/notifications';
import { statement } from '#platform/database';

export interface LetterListRow {
  id: string;
  channel: Channel;
  recipient: string;
  subject: string;
  state: 'written' | 'sent' | 'failed';
  writtenAt: Date;
}

export interface LetterRow extends LetterListRow {
  body: string;
}

const COLUMNS = 'id, channel, recipient, subject, state, written_at AS "writtenAt"';

export const latestLetters = statement<LetterListRow>(
  'demo-pages.latest-letters',
  `SELECT ${COLUMNS} FROM notifications_letter ORDER BY written_at DESC, id DESC LIMIT 100`,
);
export const letterToShow = statement<LetterRow, [id: string]>(
  'demo-pages.letter',
  `SELECT ${COLUMNS}, body FROM notifications_letter WHERE id = $1`,
);
