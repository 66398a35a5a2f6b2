import { taskOf } from '#libs/traceability';
import type { Book, TaskInBook } from '../../api/recorder/book.js';
import { tasksFor } from '../../pages/traceability/choose-task.js';
import { batchActions, houseTasks, recipes } from '#libs/traceability';
import { batchesHere, tasksOf, usualOf } from './outlook.js';
import { readAnswers } from './read-answers.js';
import type { OutItem } from './shapes.js';
import type { AppWords } from './desk-words.js';

const inBook = (kind: string): TaskInBook => {
  const task = taskOf('tea', kind);
  if (!task) throw new Error(`tea knows no ${kind}`);
  const { step, mostPercent, blends } = task;
  return {
    kind,
    step,
    name: kind,
    mostPercent,
    stages: batchActions[step].from,
    fields: [],
    ...(blends && { blends }),
  };
};
const tea = [...recipes.tea.tasks, ...houseTasks].map(task => inBook(task.kind));
const batch = {
  id: 'b',
  lot: 'L',
  product: 'p',
  recipe: 'tea.2',
  unit: 'g',
  balance: 10_000,
  isPacked: false,
  last: null,
};
const book = {
  recipes: { 'tea.2': tea },
  products: [
    {
      id: 'p',
      recipe: 'tea.2',
      line: 'tea',
      unit: 'g',
      name: 'Chè',
      packs: [{ id: 'v', gtin: '', holds: 200, name: '' }],
    },
  ],
  batches: [batch],
  usual: [],
} as unknown as Book;
const item = (deed: OutItem['deed']): OutItem => ({ deed, state: 'queued' }) as OutItem;
const here = (...deeds: OutItem['deed'][]) => batchesHere(book, deeds.map(item))[0] ?? batch;

describe('the phone’s outlook', () => {
  it.each([
    ['in work', null],
    ['packed', '2026-11-20'],
  ])('offers of a batch %s what the desk offers, and handing over', (_stage, packedOn) => {
    const seat = { cooperativeId: 'c', slug: 'htx', name: 'HTX', roles: ['clerk' as const] };
    const atDesk = tasksFor(seat, {
      line: 'tea',
      recipeVersion: 2,
      balance: 5n,
      recalledAt: null,
      packedOn,
      tasks: [],
    });
    const kinds = tasksOf(book, { ...batch, isPacked: packedOn !== null }).map(task => task.kind);
    expect(kinds.filter(kind => kind !== 'ship')).toEqual(atDesk.map(task => task.kind));
    expect(kinds).toContain('ship');
  });

  it('counts what was recorded here: given goods are gone, those taken over are there, and looking changes nothing', () => {
    expect(here({ what: 'give', batch: 'b', amount: '4000' }).balance).toBe(6_000);
    expect(here({ what: 'receive', batch: 'b', amount: '4000' }).balance).toBe(14_000);
    expect(here({ what: 'work', kind: 'test', batch: 'b' })).toMatchObject({ balance: 10_000, last: null });
    expect(here({ what: 'work', kind: 'blend', batch: 'other', from: [{ batch: 'b', amount: '1000' }] }).balance).toBe(
      9_000,
    );
  });

  it('proposes what follows the last step on the way, not the last look at it', () => {
    const after = here(
      { what: 'work', kind: 'test', batch: 'b' },
      { what: 'work', kind: 'pluck', batch: 'b', output: '1' },
    );
    expect(tasksOf(book, after).find(task => task.isNext)?.kind).toBe('wither');
  });

  it('remembers the unit and the answers of the last time', () => {
    const deed = {
      what: 'work',
      kind: 'pluck',
      batch: 'b',
      site: 's',
      output: '60000',
      answers: { workers: '6' },
      typed: { outputUnit: 'gùi' },
    };
    expect(usualOf(book, [item(deed)], [batch], 'p', 'pluck')).toMatchObject({
      unit: 'gùi',
      answers: { workers: '6' },
    });
  });

  it('holds answers against what the recipe lets a number be', () => {
    const words = { needRange: '{least} – {most}' } as AppWords;
    const fields = [{ key: 'moisture', kind: 'decimal', least: 0, most: 100 }] as unknown as TaskInBook['fields'];
    const read = (text: string) => readAnswers(fields, new Map([['moisture', text]]), words);
    expect(read('6,5')).toEqual({ answers: { moisture: '6,5' } });
    expect(read('')).toEqual({ answers: {} });
    expect(read('101')).toEqual({ field: 'moisture', text: '0 – 100' });
  });
});
