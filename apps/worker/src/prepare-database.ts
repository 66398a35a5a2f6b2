import { openDatabase, migrate } from '#platform/database';
import { loadPlaces } from '#libs/places';

/** Migrations, then the reference data that the law and the state publish. Running it again changes nothing. */
export async function prepareDatabase(url: string): Promise<string[]> {
  const ran = await migrate(url);
  const db = await openDatabase({ url, pool: 2 });
  await loadPlaces(db).finally(() => db.close());
  return ran;
}
