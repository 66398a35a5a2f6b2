// Answers to a task's own questions, held against what the recipe says a number may be: the server would refuse the same.
import type { TaskInBook } from '../../api/recorder/book.js';
import { say, type AppWords } from './desk-words.js';
import type { Wrong } from './use-form.js';

type Field = TaskInBook['fields'][number];

/** An empty answer was not given. As libs/traceability/src/answers.ts reads them. */
export function readAnswers(
  fields: readonly Field[],
  typed: ReadonlyMap<string, string>,
  words: AppWords,
): { answers: Record<string, string> } | Wrong {
  const answers: Record<string, string> = {};
  for (const field of fields) {
    const text = (typed.get(field.key) ?? '').trim();
    if (text === '') continue;
    if (!isAnswer(field, text))
      return { field: field.key, text: say(words.needRange, { least: field.least ?? 0, most: field.most ?? '…' }) };
    answers[field.key] = text;
  }
  return { answers };
}

function isAnswer({ kind, least = 0, most = Infinity }: Field, text: string): boolean {
  if (kind === 'choice' || kind === 'text') return true;
  const form = kind === 'whole' ? /^\d{1,9}$/ : /^-?\d{1,9}([.,]\d{1,4})?$/;
  const number = Number(text.replace(',', '.'));
  return form.test(text) && number >= least && number <= most;
}
