import type { RecipeField, RecipeTask } from './recipes/recipe.js';
import { AnswerUnreadable } from './refusals.js';

/** Answers to a task's own questions, by key: numbers as plain decimals ("6.5"), choices by their value. */
export type Answers = Readonly<Record<string, string>>;

const LONGEST = 120;

/**
 * Keeps what the recipe asks for and drops the rest; an empty answer was not given. `1,5` and `1.5` are the same number here: these
 * numbers have no thousands. Throws AnswerUnreadable for a number that is none or lies outside what can be, and for an unknown choice.
 */
export function readAnswers({ fields }: Pick<RecipeTask, 'fields'>, given: Readonly<Record<string, unknown>>): Answers {
  const answers: Record<string, string> = {};
  for (const field of fields) {
    const text = textOf(given[field.key]);
    if (text !== '') answers[field.key] = readOne(field, text);
  }
  return answers;
}

const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

function readOne(field: RecipeField, text: string): string {
  const refuse = () => new AnswerUnreadable(field.key);
  if (field.kind === 'choice') {
    if (!field.choices?.some(choice => choice.value === text)) throw refuse();
    return text;
  }
  if (field.kind === 'text') {
    if (text.length > LONGEST) throw refuse();
    return text;
  }
  const plain = text.replace(',', '.');
  const form = field.kind === 'whole' ? /^\d{1,9}$/ : /^-?\d{1,9}(\.\d{1,4})?$/;
  const number = Number(plain);
  if (!form.test(plain) || number < (field.least ?? 0) || number > (field.most ?? Infinity)) throw refuse();
  return String(number);
}
