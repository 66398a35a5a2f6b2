import { statement } from '#platform/database';

export interface InboxRow {
  id: string;
  subject: string;
  page: string | null;
  writtenAt: Date;
  isNew: boolean;
}

/** What somebody was told by the bell: the last hundred. */
export const inbox = statement<InboxRow, [personId: string]>(
  'letters-pages.inbox',
  `SELECT id, subject, page, written_at AS "writtenAt", read_at IS NULL AS "isNew" FROM notifications_letter
   WHERE person_id = $1 AND channel = 'in-app' ORDER BY written_at DESC, id DESC LIMIT 100`,
);
export const browserCount = statement<{ browsers: number }, [personId: string]>(
  'letters-pages.browser-count',
  'SELECT count(*)::int AS browsers FROM notifications_browser WHERE person_id = $1',
);
