import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { HttpLog, readVerifierKey, writeVerifierKey } from '#libs/tlog';
import { Clock } from '#platform/clock';
import { keyFrom, memoryIn } from '../../witness/src/witness-files.js';
import { witnessOnce } from '../../witness/src/witness.js';

const EVERY_MS = 5000;

export interface LocalWitness {
  /** For LOG_WITNESSES. */
  publicKey: string;
  /** Begins to look at the log of a server that listens there. */
  watch(url: string): void;
  close(): Promise<void>;
}

/** What the department runs on a machine of its own, here beside the market, so that the sample log has a second signature to show. */
export async function openWitness(dataDir: string, onError: (error: Error) => void): Promise<LocalWitness> {
  const folder = resolve(dataDir);
  mkdirSync(folder, { recursive: true });
  const key = await keyFrom(join(folder, 'witness.key'), 'so-cong-thuong.example/witness');
  const ending = new AbortController();
  const clock = new Clock();
  const now = () => Math.floor(clock.now().getTime() / 1000);
  let watching = Promise.resolve();

  async function look(log: HttpLog): Promise<void> {
    const keys = await log.json<{ log: string }>('keys');
    const logKey = readVerifierKey(keys?.log ?? '');
    if (!logKey || (await log.bytes('checkpoint')) === undefined) return;
    // Another database has another log: what was remembered of the one before says nothing about it.
    await witnessOnce({ log, logKey, key, memory: memoryIn(join(folder, `witness-${logKey.id}.checkpoint`)), now });
  }

  async function lookAgainAndAgain(log: HttpLog): Promise<void> {
    while (!ending.signal.aborted) {
      await look(log).catch((error: unknown) => ending.signal.aborted || onError(error as Error));
      await wait(EVERY_MS, undefined, { signal: ending.signal, ref: false }).catch(() => undefined);
    }
  }

  return {
    publicKey: writeVerifierKey(key),
    watch: url => void (watching = lookAgainAndAgain(new HttpLog(`${url}/log`))),
    close: async () => {
      ending.abort();
      await watching;
    },
  };
}
