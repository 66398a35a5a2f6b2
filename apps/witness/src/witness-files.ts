import { randomBytes } from 'node:crypto';
import { open, readFile, rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { COSIGNATURE, readSignerKey, signerKey, writeSignerKey, type SignerKey } from '#libs/tlog';
import type { WitnessMemory } from './witness.js';

const ifThere = (path: string): Promise<string | undefined> =>
  readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });

/** The key in a file that only its owner may read; made when there is none. */
export async function keyFrom(path: string, name: string): Promise<SignerKey> {
  const kept = await ifThere(path);
  if (kept === undefined) {
    const fresh = signerKey(name, COSIGNATURE, randomBytes(32));
    await writeFile(path, `${writeSignerKey(fresh)}\n`, { mode: 0o600, flag: 'wx' });
    return fresh;
  }
  const key = readSignerKey(kept);
  if (key?.type !== COSIGNATURE) throw new Error(`${path} holds no key of a witness`);
  return key;
}

/** A file that is replaced as a whole and is on disk before anything is signed. */
export function memoryIn(path: string): WitnessMemory {
  return {
    read: () => ifThere(path),
    write: async note => {
      const draft = await open(`${path}.new`, 'w');
      await draft.writeFile(note);
      await draft.sync();
      await draft.close();
      await rename(`${path}.new`, path);
      const folder = await open(dirname(path), 'r');
      await folder.sync().finally(() => folder.close());
    },
  };
}
