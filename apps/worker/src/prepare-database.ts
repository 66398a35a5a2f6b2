import { Clock } from '#platform/clock';
import { openDatabase, migrate } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { loadBounds, rulesWithBalance } from '#libs/balance';
import { loadGroups } from '#libs/catalog';
import { loadTariff } from '#libs/delivery';
import { InsideCodes, LabelChanges, LabelKey, OldRolls } from '#libs/labels';
import { Books, GroupReader, loadRates } from '#libs/ledger';
import { loadPlaces } from '#libs/places';
import { loadCeilings } from '#libs/promotions';
import { loadTargets } from '#libs/reporting';
import { EventBook } from '#libs/epcis';
import { accountKeysIn, AccountNumbers, OldNumbers } from '#libs/settlement';
import { OldTasks } from '#libs/traceability';
import { Log } from '#libs/transparency';
import { firstBounds } from './first-bounds.js';
import { firstCapacities } from './first-capacities.js';

/**
 * Migrations, then the reference data that the law and the state publish, then the books of orders, the events of tasks, and the changes of
 * labels, from before there were any; and the account numbers that do not lie under the first of the keys. Running it again changes nothing.
 */
export async function prepareDatabase(url: string, accountKeys?: string): Promise<string[]> {
  const ran = await migrate(url);
  const db = await openDatabase({ url, pool: 2 });
  try {
    await loadPlaces(db);
    await loadGroups(db);
    await loadTariff(db);
    await loadRates(db);
    await loadCeilings(db);
    await loadTargets(db);
    await loadBounds(db, [...firstBounds, ...firstCapacities]);
    const clock = new Clock();
    await new Books(db, clock, new GroupReader(db)).catchUp();
    const rules = rulesWithBalance(db, new Outbox(db, clock), clock);
    const book = new EventBook(db, rules, new Log(db));
    await new OldTasks(db, book).tellAll();
    const changes = new LabelChanges(db, clock, new Log(db), book, new InsideCodes(db, new LabelKey(db)));
    await new OldRolls(db, changes).tellAll();
    await new OldNumbers(db, new AccountNumbers(accountKeysIn(accountKeys))).sealAll();
  } finally {
    await db.close();
  }
  return ran;
}
