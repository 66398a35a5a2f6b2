import { randomBytes } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';

/** The key of the co-ops' account numbers: drawn on this machine once. One that is there is never written over, for nothing else opens them. */
export async function accountKeys(dataDir: string): Promise<string> {
  const file = join(resolve(dataDir), 'account.keys');
  const kept = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (kept !== '') return kept;
  const drawn = `local:${randomBytes(32).toString('base64url')}`;
  await writeFile(file, `${drawn}\n`, { mode: 0o600, flag: 'wx' });
  return drawn;
}
