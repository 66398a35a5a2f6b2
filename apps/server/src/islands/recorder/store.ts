// The phone's own memory: IndexedDB, one database per person and co-op, so that what one of them recorded is never sent by another.
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Meta, OutFile, OutItem } from './shapes.js';

export type { Device, ItemState, OutFile, OutItem } from './shapes.js';

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
