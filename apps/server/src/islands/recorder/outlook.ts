// What the phone knows of the batches: what the server told last, and what was recorded here since.
import { ulidToUUID } from 'ulid';
import type { Book, TaskInBook } from '../../api/recorder/book.js';
import { isWay, nextTask } from '../../pages/traceability/next-task.js';
import type { OutItem } from './shapes.js';

/** The id of the batch or task that an item makes. */
export const rowIdOf = (ulid: string): string => ulidToUUID(ulid).toLowerCase();

export interface BatchHere {
  id: string;
  lot: string;
  product: string;
  recipe: string;
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
  const { unit = 'g', recipe = '' } = book.products.find(one => one.id === product) ?? {};
  return { id, lot: String(deed['lot']), product, recipe, unit, balance: 0, isPacked: false, last: null };
}

/** Items come newest first. */
function afterItems(book: Book, batch: BatchHere, open: readonly OutItem[]): BatchHere {
  const own = open.filter(({ deed }) => deed['batch'] === batch.id);
  const newest = own.map(({ deed }) => kindOf(deed)).find(kind => isWay(stepOf(book, batch, kind)));
  const balance = open.reduce((sum, { deed }) => sum + moved(book, batch, deed), batch.balance);
  return {
    ...batch,
    balance: Math.max(0, balance),
    isPacked: batch.isPacked || own.some(({ deed }) => deed.what === 'pack'),
    last: newest ?? batch.last,
  };
}

/** Giving and packing are no `work`, and have one kind each. */
export function kindOf(deed: OutItem['deed']): string {
  if (deed.what === 'give') return 'ship';
  return typeof deed['kind'] === 'string' ? deed['kind'] : deed.what;
}

const stepOf = (book: Book, batch: BatchHere, kind: string) =>
  book.recipes[batch.recipe]?.find(task => task.kind === kind)?.step ?? 'observe';

function moved(book: Book, batch: BatchHere, deed: OutItem['deed']): number {
  if (deed['batch'] !== batch.id) return -takenFrom(batch, deed);
  const amount = Number(deed['amount'] ?? 0);
  if (deed.what === 'give') return -amount;
  if (deed.what === 'receive') return amount;
  if (deed.what !== 'pack') return Number(deed['output'] ?? 0) - Number(deed['input'] ?? 0);
  const pack = book.products.find(one => one.id === batch.product)?.packs.find(one => one.id === deed['variant']);
  return -Number(deed['packs']) * (pack?.holds ?? 0);
}

/** What a task of another batch took out of this one. */
function takenFrom(batch: BatchHere, deed: OutItem['deed']): number {
  const sources = (deed['from'] ?? []) as { batch: string; amount: string }[];
  return sources.reduce((sum, one) => sum + (one.batch === batch.id ? Number(one.amount) : 0), 0);
}

/** Goods that a blending task may take in: of the same line, counted alike. */
export function batchesToBlend(book: Book, batches: readonly BatchHere[], batch: BatchHere): BatchHere[] {
  const lineOf = (id: string) => book.products.find(product => product.id === id)?.line;
  const isAlike = (other: BatchHere): boolean =>
    other.id !== batch.id && other.unit === batch.unit && lineOf(other.product) === lineOf(batch.product);
  return batches.filter(other => other.balance > 0 && isAlike(other)).slice(0, 12);
}

export interface Usual {
  site: string;
  input: number;
  output: number;
  variant: string | null;
  packs: number | null;
  answers: Readonly<Record<string, string>>;
  /** The word in which it was weighed: gùi, tạ … */
  unit: string | null;
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
    ({ deed, state }) => kindOf(deed) === kind && ofProduct.has(String(deed['batch'])) && state !== 'refused',
  );
  if (!mine) return book.usual.find(one => one.product === product && one.kind === kind);
  return usualFrom(mine.deed);
}

function usualFrom(deed: OutItem['deed']): Usual {
  const typed = (deed['typed'] ?? {}) as Record<string, string>;
  return {
    site: String(deed['site']),
    input: Number(deed['input'] ?? 0),
    output: Number(deed['output'] ?? 0),
    variant: deed['variant'] === undefined ? null : String(deed['variant']),
    packs: deed['packs'] === undefined ? null : Number(deed['packs']),
    answers: (deed['answers'] ?? {}) as Record<string, string>,
    unit: typed['outputUnit'] ?? typed['inputUnit'] ?? typed['amountUnit'] ?? null,
  };
}

export type TaskHere = TaskInBook & { isNext: boolean };

/**
 * The tasks that can come now, with the one that comes next as a rule. What may be recorded in which stage came with the book, from the
 * table that the verbs obey: nothing is offered here that they would refuse. Goods are taken over by scanning the giver's code.
 */
export function tasksOf(book: Book, batch: BatchHere): TaskHere[] {
  const recipe = book.recipes[batch.recipe] ?? [];
  const stage = batch.isPacked ? 'packed' : 'in-work';
  const can = recipe.filter(task => task.step !== 'receive' && task.stages.includes(stage));
  const next = nextTask(
    recipe,
    can.filter(task => task.step !== 'ship'),
    {
      isEmpty: batch.balance === 0,
      last: batch.last ?? undefined,
    },
  );
  return can.map(task => ({ ...task, isNext: task === next }));
}
