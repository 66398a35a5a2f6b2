// What the phone knows of the batches: what the server told last, and what was recorded here since.
import { ulidToUUID } from 'ulid';
import type { Book } from '../../api/recorder/book.js';
import type { OutItem } from './store.js';

/** The id of the batch or task that an item makes. */
export const rowIdOf = (ulid: string): string => ulidToUUID(ulid).toLowerCase();

export interface BatchHere {
  id: string;
  lot: string;
  product: string;
  unit: keyof Book['units'] & string;
  balance: number;
  isPacked: boolean;
  last: string | null;
}

const OPEN: ReadonlySet<string> = new Set(['queued', 'received', 'waiting']);
const isOpen = ({ state }: OutItem): boolean => OPEN.has(state);

/** Newest first: those of the phone itself before those of the book. */
export function batchesHere(book: Book, items: readonly OutItem[]): BatchHere[] {
  const known = new Set(book.batches.map(batch => batch.id));
  const own = items
    .filter(item => item.deed.what === 'start' && item.state !== 'refused' && !known.has(rowIdOf(item.id)))
    .map(item => startedHere(book, item, rowIdOf(item.id)));
  const open = items.filter(isOpen);
  return [...own, ...book.batches].map(batch => afterItems(book, batch, open));
}

function startedHere(book: Book, { deed }: OutItem, id: string): BatchHere {
  const product = String(deed['product']);
  const unit = book.products.find(one => one.id === product)?.unit ?? 'g';
  return { id, lot: String(deed['lot']), product, unit, balance: 0, isPacked: false, last: null };
}

/** Items come newest first. */
function afterItems(book: Book, batch: BatchHere, open: readonly OutItem[]): BatchHere {
  const own = open.filter(({ deed }) => deed['batch'] === batch.id);
  const [newest] = own;
  const balance = own.reduce((sum, { deed }) => sum + moved(book, batch, deed), batch.balance);
  return {
    ...batch,
    balance: Math.max(0, balance),
    isPacked: batch.isPacked || own.some(({ deed }) => deed.what === 'pack'),
    last: newest ? String(newest.deed['kind'] ?? 'pack') : batch.last,
  };
}

function moved(book: Book, batch: BatchHere, deed: OutItem['deed']): number {
  if (deed.what !== 'pack') return Number(deed['output'] ?? 0) - Number(deed['input'] ?? 0);
  const pack = book.products.find(one => one.id === batch.product)?.packs.find(one => one.id === deed['variant']);
  return -Number(deed['packs']) * (pack?.holds ?? 0);
}

export interface Usual {
  site: string;
  input: number;
  output: number;
  variant: string | null;
  packs: number | null;
}

/** What was done the last time: on this phone, or else as the book has it. */
export function usualOf(
  book: Book,
  items: readonly OutItem[],
  batches: readonly BatchHere[],
  product: string,
  kind: string,
): Usual | undefined {
  const ofProduct = new Set(batches.filter(batch => batch.product === product).map(batch => batch.id));
  const mine = items.find(
    ({ deed, state }) =>
      (deed['kind'] ?? deed.what) === kind && ofProduct.has(String(deed['batch'])) && state !== 'refused',
  );
  if (!mine) return book.usual.find(one => one.product === product && one.kind === kind);
  const { deed } = mine;
  return {
    site: String(deed['site']),
    input: Number(deed['input'] ?? 0),
    output: Number(deed['output'] ?? 0),
    variant: deed['variant'] === undefined ? null : String(deed['variant']),
    packs: deed['packs'] === undefined ? null : Number(deed['packs']),
  };
}

/** The tasks that can come now, with the one that comes next as a rule. */
export function tasksOf(book: Book, batch: BatchHere): { kind: string; step: string; name: string; isNext: boolean }[] {
  const line = book.products.find(product => product.id === batch.product)?.line ?? '';
  const recipe = book.recipes[line] ?? [];
  const can = recipe.filter(task => (batch.isPacked ? task.step === 'pack' : true));
  const at = recipe.findIndex(task => task.kind === batch.last);
  const next =
    batch.balance === 0 ? can[0] : (recipe.slice(at + 1).find(task => can.includes(task)) ?? can[can.length - 1]);
  return can.map(task => ({ ...task, isNext: task === next }));
}
