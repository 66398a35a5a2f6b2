// Taking along: only what bears the stamp of the log whose key this phone got when it was registered.
import { isStampedBy, readVerifierKey, type VerifierKey } from '#libs/tlog';
import { send } from './send.js';
import { get, type Store } from './store.js';

/** What came was not signed by the log this phone knows, or says something that such a log would not. It is not taken in. */
export class Forged extends Error {}

/** The key of the log, as it was told first: another one is never believed. */
export async function logKeyOf(store: Store): Promise<VerifierKey> {
  const key = readVerifierKey((await get(store, 'log')) ?? '');
  if (!key) throw new Forged('this phone has no key of the log');
  return key;
}

/** `what`: as the server names it in the stamp. Throws Forged. */
export async function takeAlong<T>(store: Store, url: string, what: string): Promise<T> {
  const answer = await send(url);
  const text = await answer.text();
  if (!isStampedBy(await logKeyOf(store), what, text, answer.headers.get('stamp'))) throw new Forged(what);
  return JSON.parse(text) as T;
}
