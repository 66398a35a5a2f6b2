// The phone's own memory: IndexedDB, one database per person and co-op, so that what one of them recorded is never sent by another.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Book } from '../../api/recorder/book.js';
import type { FieldTime } from './field-clock.js';
import type { Key } from './device-key.js';

export type ItemState = 'queued' | 'received' | 'stored' | 'waiting' | 'refused' | 'withdrawn';

/** An item of the chain, as it will be sent, and what the person sees of it. */
export interface OutItem {
  seq: number;
  id: string;
  hash: string;
  body: string;
  signature: string;
  state: ItemState;
  /** The server's sentence: why it waits or was refused. */
  sentence?: string;
  flags?: readonly string[];
  /** For the list: what was done, with what, and when by the phone's clock. */
  title: string;
  detail: string;
  at: string;
  /** Whether it can be opened again in the form: a task, not a start or a withdrawal. */
  deed: Record<string, unknown> & { what: string };
}

export interface OutFile {
  hash: string;
  bytes: ArrayBuffer;
  type: string;
  isSent: boolean;
}

export interface Device {
  id: string;
  letters: string;
}

export interface Meta {
  key: Key;
  device: Device;
  head: { seq: number; hash: string };
  time: FieldTime;
  book: Book;
  /** How many lots were given out on a day. */
  lots: Record<string, number>;
}

interface Memory extends DBSchema {
  meta: { key: string; value: Meta[keyof Meta] };
  items: { key: number; value: OutItem; indexes: { state: string; hash: string } };
  files: { key: string; value: OutFile };
}

export type Store = IDBPDatabase<Memory>;

/** Who used the recorder of this co-op last: known without a network, too. */
const lastPersonKey = (coop: string): string => `recorder:${coop}`;
export const lastPerson = (coop: string): string | null => localStorage.getItem(lastPersonKey(coop));
export const rememberPerson = (coop: string, personId: string): void =>
  localStorage.setItem(lastPersonKey(coop), personId);

export const openStore = (coop: string, personId: string): Promise<Store> =>
  openDB<Memory>(`recorder:${coop}:${personId}`, 1, {
    upgrade(db) {
      db.createObjectStore('meta');
      const items = db.createObjectStore('items', { keyPath: 'seq' });
      items.createIndex('state', 'state');
      items.createIndex('hash', 'hash');
      db.createObjectStore('files', { keyPath: 'hash' });
    },
  });

export const get = <Name extends keyof Meta>(store: Store, name: Name): Promise<Meta[Name] | undefined> =>
  store.get('meta', name) as Promise<Meta[Name] | undefined>;

export const put = async <Name extends keyof Meta>(store: Store, name: Name, value: Meta[Name]): Promise<void> =>
  void (await store.put('meta', value, name));
