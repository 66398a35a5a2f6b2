// What all forms of the recorder have in common: place, time, note, enclosures, and amounts in the unit chosen beside them.
import type { Book, TaskInBook } from '../../api/recorder/book.js';
import { readUnits, writeUnits } from './amounts.js';
import { say, type AppWords } from './desk-words.js';
import { wallNow } from './field-clock.js';
import type { BatchHere } from './outlook.js';
import type { Deed } from './outbox.js';
import type { OutFile } from './store.js';
import type { Wrong } from './use-form.js';

const DAY_MS = 86_400_000;

export interface SentForm {
  words: AppWords;
  book: Book;
  unit: string;
  typed: ReadonlyMap<string, string>;
  files: readonly OutFile[];
  /** The question that was asked last: sent again, the answer is yes. */
  confirmed: string | undefined;
}

export interface SentTask extends SentForm {
  batch: BatchHere;
  /** Batches that may be blended in. */
  others: readonly BatchHere[];
  task: TaskInBook;
  product: Book['products'][number];
  /** Of goods that are given: drawn before. */
  code: string;
}

export type Read = { deed: Deed; detail: string } | Wrong;

/** What every deed says beside its amounts. */
export function readCommon({ words, typed, files }: SentForm): { common: object } | Wrong {
  const site = typed.get('site');
  if (!site) return { field: 'site', text: words.needSite };
  const ago = agoOf(typed);
  if (ago === undefined || ago < 0) return { field: 'when', text: words.needPast };
  return {
    common: {
      site,
      ago,
      note: (typed.get('note') ?? '').trim(),
      typed: Object.fromEntries([...typed].filter(([, value]) => value !== '')),
      enclosed: files.map(file => file.hash),
    },
  };
}

/** More than this phone knows of: another one may have recorded more, so it is a question. */
export function tooMuchTaken(sent: SentTask, field: string, amount: bigint): Wrong | undefined {
  const { words, batch, confirmed } = sent;
  const text = say(words.overBalance, { amount: inFirstUnit(sent, batch.balance) });
  return amount > BigInt(batch.balance) && confirmed !== text ? { field, text, isQuestion: true } : undefined;
}

export const saidOf = (typed: ReadonlyMap<string, string>, name: string): string =>
  `${typed.get(name) ?? ''} ${typed.get(`${name}Unit`) ?? ''}`.trim();

/** Whole base units of an amount that was typed in the unit chosen beside it. */
export function amountOf({ book, unit: base, typed }: SentForm, name: string): bigint | undefined {
  const units = book.units[base] ?? [];
  const unit = units.find(one => one.name === typed.get(`${name}Unit`)) ?? units[0];
  return unit && readUnits(typed.get(name) ?? '', unit.holds, book.locale);
}

export function inFirstUnit({ book, unit: base }: SentForm, amount: bigint | number): string {
  const unit = book.units[base]?.[0];
  return unit ? `${writeUnits(amount, unit.holds, book.locale)} ${unit.name}` : String(amount);
}

/** Milliseconds before now by the same clock, right or wrong: the server knows better when "now" was. */
function agoOf(typed: ReadonlyMap<string, string>): number | undefined {
  const when = typed.get('when') ?? 'now';
  if (when === 'now') return 0;
  if (when === 'yesterday') return DAY_MS;
  const chosen = new Date(typed.get('at') ?? '').getTime();
  return Number.isNaN(chosen) ? undefined : wallNow() - chosen;
}
