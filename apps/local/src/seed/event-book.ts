import { EventBook, EventRules } from '#libs/epcis';
import { Log } from '#libs/transparency';
import type { Database } from '#platform/database';

/** The same book that the server writes, with the same rules. */
export const eventBook = (db: Database): EventBook => new EventBook(db, new EventRules(), new Log(db));
