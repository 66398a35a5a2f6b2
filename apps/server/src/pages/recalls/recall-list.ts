import type { Database } from '#platform/database';
import type { Visit } from '../../web/visit.js';
import { recallList, type RecallFilter } from './department-recalls.query.js';
import { filterQuery } from './recall-form.js';
import { RecallListView } from './recall-list.view.js';

/** Whose list it is: of one co-op, or of the province; and the addresses there. */
interface Room {
  cooperativeId: string | null;
  at: (filter: RecallFilter) => string;
  to: (recallId: string) => string;
  start?: string;
}

/** The list of recalls under the filter of the address, in whichever room. */
export async function recallsIn(db: Database, visit: Visit, query: unknown, { cooperativeId, ...room }: Room) {
  const { show: filter } = filterQuery.parse(query);
  const rows = await db.read(recallList, [cooperativeId, filter]);
  return RecallListView({ visit, rows, filter, ...room });
}
