// Writing an item: it takes the place behind the last one, is signed, and is in memory before the form says that it is.
import { monotonicFactory } from 'ulid';
import { wallNow, type FieldClock } from './field-clock.js';
import { hashOf, keyOf, sign, toBase64Url } from './device-key.js';
import { get, type OutFile, type OutItem, type Store } from './store.js';

/** As the server checks it: libs/recorder/src/device-key.ts. */
const ITEM_CONTEXT = 'cho-phien recorder item\n';

export type Deed = OutItem['deed'];

/** What the list will show of it. */
export type Shown = Pick<OutItem, 'title' | 'detail'>;

const nextUlid = monotonicFactory();
export const newItemId = (): string => nextUlid(wallNow());

/** Signing takes time that a transaction of IndexedDB does not wait for: so the place is looked up, the item signed, and the place taken if it is still free. */
export async function seal(
  store: Store,
  clock: FieldClock,
  id: string,
  deed: Deed,
  shown: Shown,
  files: readonly OutFile[] = [],
): Promise<OutItem> {
  const key = await keyOf(store);
  for (;;) {
    const head = (await get(store, 'head')) ?? { seq: 0, hash: hashOf(key.publicKey) };
    const time = await clock.beat();
    if (!time) throw new Error('the server has not told the time yet');
    const at = new Date(wallNow()).toISOString();
    const body = JSON.stringify({
      v: 1,
      key: toBase64Url(key.publicKey),
      seq: head.seq + 1,
      prev: head.hash,
      id,
      at,
      trusted: time.trusted,
      elapsed: Math.round(time.elapsed),
      away: Math.round(time.away),
      deed,
    });
    const hash = hashOf(body);
    const signature = await sign(key, ITEM_CONTEXT + body);
    const item: OutItem = { seq: head.seq + 1, id, hash, body, signature, state: 'queued', at, deed, ...shown };
    if (await append(store, head.seq, item, files)) return item;
  }
}

/** False when another window was quicker. */
async function append(store: Store, behind: number, item: OutItem, files: readonly OutFile[]): Promise<boolean> {
  const tx = store.transaction(['meta', 'items', 'files'], 'readwrite');
  const head = (await tx.objectStore('meta').get('head')) as { seq: number } | undefined;
  const isFree = (head?.seq ?? 0) === behind;
  if (isFree) {
    await tx.objectStore('meta').put({ seq: item.seq, hash: item.hash }, 'head');
    await tx.objectStore('items').add(item);
    for (const file of files) await tx.objectStore('files').put(file);
  }
  await tx.done;
  return isFree;
}

/** Newest first. */
export async function listItems(store: Store): Promise<OutItem[]> {
  return (await store.getAll('items')).reverse();
}

/** The next lot of the device's own block on a day: 241126-C01. `day` is YYYY-MM-DD. */
export async function nextLot(store: Store, letters: string, day: string): Promise<string> {
  const tx = store.transaction('meta', 'readwrite');
  const lots = ((await tx.store.get('lots')) as Record<string, number> | undefined) ?? {};
  const number = (lots[day] ?? 0) + 1;
  await tx.store.put({ ...lots, [day]: number }, 'lots');
  await tx.done;
  return `${day.slice(8, 10)}${day.slice(5, 7)}${day.slice(2, 4)}-${letters}${String(number).padStart(2, '0')}`;
}

/** The phone's calendar day. */
export function localDay(at = new Date(wallNow())): string {
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
}
