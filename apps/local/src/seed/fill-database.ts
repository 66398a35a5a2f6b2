import { prepareDatabase } from '../../../worker/src/prepare-database.js';
import { ask } from '../database.js';
import type { LocalSettings } from '../settings.js';

/** Brings a database up to date: all tables, and a sample province if nobody has ever been in it. */
export async function fillDatabase(
  url: string,
  settings: Pick<LocalSettings, 'publicUrl'> & { accountKeys: string },
  say: (line: string) => void,
): Promise<void> {
  await prepareDatabase(url, settings.accountKeys);
  if (!(await isEmpty(url))) return;
  say('Dựng phiên chợ mẫu của tỉnh… / Setting up the sample province…');
  // Read when it is needed, which is once.
  const { seed } = await import('./seed.js');
  await seed(url, { now: new Date(), publicUrl: settings.publicUrl, accountKeys: settings.accountKeys });
}

const isEmpty = (url: string) =>
  ask(
    url,
    async client =>
      !(await client.query<{ seeded: boolean }>('SELECT EXISTS (SELECT FROM identity_person) AS seeded')).rows[0]
        ?.seeded,
  );
