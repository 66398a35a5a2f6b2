// From what was typed to a deed, or to the one thing that is wrong with it.
import type { Book } from '../../api/recorder/book.js';
import { readUnits, writeUnits } from './amounts.js';
import { say, type AppWords } from './desk-words.js';
import { wallNow } from './field-clock.js';
import type { BatchHere } from './outlook.js';
import type { Deed } from './outbox.js';
import type { OutFile } from './store.js';
import type { Wrong } from './use-form.js';

const DAY_MS = 86_400_000;

interface Sent {
  words: AppWords;
  book: Book;
  batch: BatchHere;
  task: Book['recipes'][string][number];
  product: Book['products'][number];
  typed: ReadonlyMap<string, string>;
  files: readonly OutFile[];
  /** The question that was asked last: sent again, the answer is yes. */
  confirmed: string | undefined;
}

type Read = { deed: Deed; detail: string } | Wrong;

export function readTask(sent: Sent): Read {
  const { words, batch, task, typed, files } = sent;
  const site = typed.get('site');
  if (!site) return { field: 'site', text: words.needSite };
  const ago = agoOf(typed);
  if (ago === undefined || ago < 0) return { field: 'when', text: words.needPast };
  const common = {
    batch: batch.id,
    site,
    ago,
    note: (typed.get('note') ?? '').trim(),
    typed: Object.fromEntries(typed),
    enclosed: files.map(file => file.hash),
  };
  return task.step === 'pack' ? readPacking(sent, common) : readWork(sent, common);
}

function readWork(sent: Sent, common: object): Read {
  const { words, book, batch, task, typed, confirmed } = sent;
  const input = task.step === 'make' ? amountOf(sent, 'input') : undefined;
  const output = amountOf(sent, 'output');
  if (task.step === 'make' && !input) return { field: 'input', text: words.needNumber };
  if (!output) return { field: 'output', text: words.needNumber };
  const amount = (value: bigint | number) => inFirstUnit(book, batch.unit, value);
  const most = input === undefined ? undefined : (input * BigInt(task.mostPercent)) / BigInt(100);
  if (most !== undefined && output > most)
    return { field: 'output', text: say(words.tooMuch, { amount: amount(most) }) };
  const question = say(words.overBalance, { amount: amount(batch.balance) });
  if (input !== undefined && input > BigInt(batch.balance) && confirmed !== question)
    return { field: 'input', text: question, isQuestion: true };
  const said = (name: string) => `${typed.get(name) ?? ''} ${typed.get(`${name}Unit`) ?? ''}`.trim();
  return {
    deed: {
      what: 'work',
      ...common,
      kind: task.kind,
      ...(input !== undefined && { input: String(input) }),
      output: String(output),
    },
    detail:
      input === undefined ? `${batch.lot}: ${said('output')}` : `${batch.lot}: ${said('input')} → ${said('output')}`,
  };
}

function readPacking(sent: Sent, common: object): Read {
  const { words, book, batch, product, typed, confirmed } = sent;
  const pack = product.packs.find(one => one.id === typed.get('variant'));
  if (!pack) return { field: 'variant', text: words.needPack };
  const packs = Number((typed.get('packs') ?? '').replace(/[\s.,]/g, ''));
  if (!Number.isSafeInteger(packs) || packs <= 0) return { field: 'packs', text: words.needNumber };
  const question = say(words.overBalance, { amount: inFirstUnit(book, batch.unit, batch.balance) });
  if (packs * pack.holds > batch.balance && confirmed !== question)
    return { field: 'packs', text: question, isQuestion: true };
  return {
    deed: { what: 'pack', ...common, variant: pack.id, packs },
    detail: `${batch.lot}: ${packs} × ${pack.name}`,
  };
}

/** Whole base units of an amount that was typed in the unit chosen beside it. */
function amountOf({ book, batch, typed }: Sent, name: string): bigint | undefined {
  const units = book.units[batch.unit] ?? [];
  const unit = units.find(one => one.name === typed.get(`${name}Unit`)) ?? units[0];
  return unit && readUnits(typed.get(name) ?? '', unit.holds, book.locale);
}

function inFirstUnit(book: Book, base: string, amount: bigint | number): string {
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
