// Gathering, making and losing: what goes in, what comes out, and whether that can be.
import { say } from './desk-words.js';
import { amountOf, inFirstUnit, saidOf, tooMuchTaken, type Read, type SentTask } from './read-form.js';
import type { Wrong } from './use-form.js';

const NONE = BigInt(0);

interface Weighed {
  input: bigint | undefined;
  output: bigint | undefined;
  byProduct: bigint | undefined;
  from: { batch: string; amount: bigint }[];
}

export function readWork(sent: SentTask, common: object): Read {
  const weighed = weigh(sent);
  if ('field' in weighed) return weighed;
  const { input, output, byProduct, from } = weighed;
  const wrong = tooMuchOut(sent, weighed) ?? tooMuchTaken(sent, 'input', input ?? NONE);
  if (wrong) return wrong;
  const { batch, task, typed } = sent;
  const said = [input && saidOf(typed, 'input'), output && saidOf(typed, 'output')].filter(Boolean);
  return {
    deed: {
      what: 'work',
      ...common,
      kind: task.kind,
      ...(input !== undefined && { input: String(input) }),
      ...(output !== undefined && { output: String(output) }),
      ...(byProduct !== undefined && { byProduct: String(byProduct) }),
      ...(from.length > 0 && { from: from.map(one => ({ batch: one.batch, amount: String(one.amount) })) }),
    },
    detail: `${batch.lot}: ${said.join(' → ')}`,
  };
}

type AmountName = 'input' | 'output' | 'byProduct';

/** The amounts that this kind of task asks for, or the first that is missing. */
function weigh(sent: SentTask): Weighed | Wrong {
  const { words, task } = sent;
  const from = task.blends ? sourcesOf(sent) : [];
  if ('field' in from) return from;
  const read: Partial<Record<AmountName, bigint>> = {};
  for (const [name, isNeeded] of amountsAsked(sent)) {
    if (!isNeeded && (sent.typed.get(name) ?? '').trim() === '') continue;
    const amount = amountOf(sent, name);
    if (!amount) return { field: name, text: words.needNumber };
    read[name] = amount;
  }
  const { input, output, byProduct } = read;
  if (task.blends && input === undefined && from.length === 0) return { field: 'input', text: words.needAmount };
  return { input, output, byProduct, from };
}

/** Whether it must be answered. */
function amountsAsked({ task }: SentTask): [AmountName, boolean][] {
  const asked: [AmountName, boolean][] = [];
  if (task.step !== 'gather') asked.push(['input', !task.blends]);
  if (task.step !== 'destroy') asked.push(['output', true]);
  if (task.byProduct) asked.push(['byProduct', false]);
  return asked;
}

function sourcesOf(sent: SentTask): Weighed['from'] | Wrong {
  const from: Weighed['from'] = [];
  for (const other of sent.others) {
    const field = `from.${other.id}`;
    if ((sent.typed.get(field) ?? '').trim() === '') continue;
    const amount = amountOf(sent, field);
    if (!amount) return { field, text: sent.words.needNumber };
    from.push({ batch: other.id, amount });
  }
  return from;
}

function tooMuchOut(sent: SentTask, { input = NONE, output = NONE, from }: Weighed): Wrong | undefined {
  const { words, task } = sent;
  if (task.step !== 'make') return undefined;
  const put = from.reduce((sum, one) => sum + one.amount, input);
  const most = (put * BigInt(task.mostPercent)) / BigInt(100);
  return output > most ? { field: 'output', text: say(words.tooMuch, { amount: inFirstUnit(sent, most) }) } : undefined;
}
