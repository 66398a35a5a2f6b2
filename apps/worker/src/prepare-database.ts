import { openDatabase, migrate } from '#platform/database';
import { loadGroups } from '#libs/catalog';
import { loadTariff } from '#libs/delivery';
import { loadPlaces } from '#libs/places';
import { loadTargets } from '#libs/reporting';

/** Migrations, then the reference data that the law and the state publish. Running it again changes nothing. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const ran = await migrate(url);
  const db = await openDatabase({ url, pool: 2 });
  try {
    await loadPlaces(db);
    await loadGroups(db);
    await loadTariff(db);
    await loadTargets(db);
  } finally {
    await db.close();
  }
  return ran;
}
