import { statement } from '#platform/database';
import type { Browser } from '../sending/push-carrier.js';
import type { Topic, Way } from './topics.js';

export const wishesOf = statement<{ topic: Topic; way: Way; wanted: boolean }, [personId: string]>(
  'notifications.wishes-of',
  'SELECT topic, way, wanted FROM notifications_preference WHERE person_id = $1',
);
/** The day of a wish that did not change stays. */
export const wish = statement<never, [personId: string, topics: string[], ways: string[], wanted: boolean[], at: Date]>(
  'notifications.wish',
  `INSERT INTO notifications_preference (person_id, topic, way, wanted, changed_at)
   SELECT $1, u.topic, u.way, u.wanted, $5 FROM unnest($2::text[], $3::text[], $4::boolean[]) u(topic, way, wanted) ORDER BY u.topic, u.way
   ON CONFLICT (person_id, topic, way) DO UPDATE SET wanted = excluded.wanted, changed_at = excluded.changed_at
     WHERE notifications_preference.wanted <> excluded.wanted`,
);
export const personOfStopKey = statement<{ personId: string }, [key: string]>(
  'notifications.person-of-stop-key',
  'SELECT person_id AS "personId" FROM notifications_stop_key WHERE key = $1',
);

export const browserById = statement<Browser, [id: string]>(
  'notifications.browser',
  'SELECT endpoint, p256dh, auth FROM notifications_browser WHERE id::text = $1',
);
/** A browser is whose it was last: a shared phone tells only who is signed in. */
export const addBrowser = statement<
  never,
  [id: string, personId: string, endpoint: string, p256dh: string, auth: string, at: Date]
>(
  'notifications.add-browser',
  `INSERT INTO notifications_browser (id, person_id, endpoint, p256dh, auth, added_at) VALUES ($1, $2, $3, $4, $5, $6)
   ON CONFLICT ON CONSTRAINT notifications_browser_once DO UPDATE SET person_id = excluded.person_id, p256dh = excluded.p256dh, auth = excluded.auth, added_at = excluded.added_at`,
);
/** The newest ones stay. */
export const dropOldBrowsers = statement<never, [personId: string, most: number]>(
  'notifications.drop-old-browsers',
  `DELETE FROM notifications_browser WHERE person_id = $1
     AND id NOT IN (SELECT id FROM notifications_browser WHERE person_id = $1 ORDER BY added_at DESC, id DESC LIMIT $2)`,
);
export const removeBrowser = statement<never, [id: string]>(
  'notifications.remove-browser',
  'DELETE FROM notifications_browser WHERE id::text = $1',
);
export const removeBrowsersOf = statement<never, [personId: string]>(
  'notifications.remove-browsers-of',
  'DELETE FROM notifications_browser WHERE person_id = $1',
);

export const readInbox = statement<never, [personId: string, at: Date]>(
  'notifications.read-inbox',
  `UPDATE notifications_letter SET read_at = $2 WHERE person_id = $1 AND channel = 'in-app' AND read_at IS NULL AND written_at <= $2`,
);
export const forgetPerson = statement<never, [personId: string]>(
  'notifications.forget-person',
  `WITH letters AS (DELETE FROM notifications_letter WHERE person_id = $1), wishes AS (DELETE FROM notifications_preference WHERE person_id = $1),
     keys AS (DELETE FROM notifications_stop_key WHERE person_id = $1)
   DELETE FROM notifications_browser WHERE person_id = $1`,
);
