import { HiddenFromActor } from '#libs/identity';
import type { Database } from '#platform/database';
import type { Visit } from '../../web/visit.js';
import { recallNotice } from './recall-notice.query.js';
import { RecallNoticeView } from './recall-notice.view.js';
import { recallPage } from './recall-page.query.js';

/** The sheet of paper of one recall; of a co-op, with its own batches alone. Throws HiddenFromActor. */
export async function noticeOf(db: Database, visit: Visit, recallId: string, cooperativeId: string | null) {
  const [recall] = await db.read(recallPage, [recallId, cooperativeId]);
  if (!recall) throw new HiddenFromActor();
  const rows = await db.read(recallNotice, [recall.batches.map(({ id }) => id)]);
  const { title, drillTitle } = visit.words.recallNotice.notice;
  return { title: recall.isDrill ? drillTitle : title, view: RecallNoticeView({ visit, recall, rows }) };
}
