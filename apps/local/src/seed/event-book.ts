import { rulesWithBalance } from '#libs/balance';
import { EventBook } from '#libs/epcis';
import { Log } from '#libs/transparency';
import type { Clock } from '#platform/clock';
import type { Database } from '#platform/database';
import { Outbox } from '#platform/outbox';

/** The same book that the server writes, with the same rules. */
export const eventBook = (db: Database, clock: Clock): EventBook =>
  new EventBook(db, rulesWithBalance(db, new Outbox(db, clock), clock), new Log(db));
