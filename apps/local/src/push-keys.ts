import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import webpush from 'web-push';

/** The pair under which browsers agree to notifications: drawn on this machine once, since an agreement is with one public key. */
export async function pushKeys(dataDir: string): Promise<{ PUSH_PUBLIC_KEY: string; PUSH_PRIVATE_KEY: string }> {
  const file = join(resolve(dataDir), 'push.keys');
  const [publicKey = '', privateKey = ''] = (await readFile(file, 'utf8').catch(() => '')).trim().split(/\s+/);
  if (privateKey !== '') return { PUSH_PUBLIC_KEY: publicKey, PUSH_PRIVATE_KEY: privateKey };
  const drawn = webpush.generateVAPIDKeys();
  await writeFile(file, `${drawn.publicKey}\n${drawn.privateKey}\n`, { mode: 0o600 });
  return { PUSH_PUBLIC_KEY: drawn.publicKey, PUSH_PRIVATE_KEY: drawn.privateKey };
}
