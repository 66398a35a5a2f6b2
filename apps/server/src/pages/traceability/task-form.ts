import { z } from 'zod';
import {
  isDecimalUnit,
  readQuantity,
  type BatchUnit,
  type RecipeTask,
  type Source,
  type Unit,
} from '#libs/traceability';
import type { Locale } from '#platform/language';
import { confirmed, id, moment, optional, optionalText, text, wholeNumber } from '../../web/fields.js';

/** One of a list, by its id. Nothing chosen is "please fill this in", anything else that is no id is wrong. */
export const chosenId = () => text(40).pipe(z.guid());

/** What amounts on a page are read by: the words that count on that day, in the reader's language. */
export interface Scales {
  units: readonly Unit[];
  base: BatchUnit;
  locale: Locale;
  /** What an amount without a word is in. */
  usual?: string;
}

/** "42", "3 gùi"; without a word, in the unit chosen beside it. */
const amount = (scales: Scales) =>
  text(40).transform((typed, context): bigint => {
    const read = readQuantity(typed, scales.units, scales.base, scales.locale, scales.usual);
    if (read !== undefined) return read;
    const words = isDecimalUnit(scales.base) ? 'notANumber' : 'notWhole';
    context.issues.push({ code: 'custom', input: typed, params: { words } });
    return z.NEVER;
  });

const common = { id: id(), kind: text(40), happenedAt: moment(), siteId: chosenId(), note: optionalText(300) };

/** What the form of a task asks, by what the task does to the goods. Its own questions are read by the verb: see answersIn. */
export const taskForms = {
  gather: (scales: Scales) => z.object({ ...common, output: amount(scales) }),
  make: (scales: Scales) =>
    z.object({ ...common, input: amount(scales), output: amount(scales), byProduct: optional(amount(scales)) }),
  /** What goes in may all come from other batches. */
  blend: (scales: Scales) => z.object({ ...common, input: optional(amount(scales)), output: amount(scales) }),
  destroy: (scales: Scales) => z.object({ ...common, input: amount(scales) }),
  observe: () => z.object(common),
  pack: () => z.object({ ...common, variantId: chosenId(), packs: wholeNumber(1, 100_000) }),
};

/** One amount with its unit, in a form of its own: deliveries, hand-overs. */
export const weighed = <Shape extends z.ZodRawShape>(shape: Shape, scales: Scales) =>
  z.object({ ...shape, amount: amount(scales) });

/** The unit that was chosen beside the amounts. */
export const unitIn = (typed: Readonly<Record<string, unknown>>): string | undefined =>
  typeof typed['unit'] === 'string' ? typed['unit'] : undefined;

/** The answers to the task's own questions, as typed. */
export const answersIn = (task: RecipeTask, typed: Readonly<Record<string, unknown>>): Record<string, unknown> =>
  Object.fromEntries(task.fields.map(({ key }) => [key, typed[key]]));

/** `from.<batch>` = "12 kg": goods of other batches that are blended in. What was left empty is not used. */
export function sourcesIn(typed: Readonly<Record<string, unknown>>, scales: Scales): Source[] {
  return Object.entries(typed).flatMap(([name, value]) => {
    const [, batchId] = /^from\.([0-9a-f-]{36})$/.exec(name) ?? [];
    if (batchId === undefined || typeof value !== 'string' || value.trim() === '') return [];
    return [{ batchId, amount: readQuantity(value, scales.units, scales.base, scales.locale, scales.usual) ?? 0n }];
  });
}

/** As it was typed, to be kept: every field that says something. */
export const typedTask = (typed: Readonly<Record<string, unknown>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([name, value]) =>
      typeof value === 'string' && value !== '' && name !== 'id' && value.length <= 500 ? [[name, value]] : [],
    ),
  );

export const recallForm = z.object({
  id: optional(id()),
  reasonVi: text(300),
  reasonEn: optionalText(300),
  confirmed: confirmed(),
});

/** The value of a `datetime-local` input: that moment on a clock in Vietnam, UTC+7. */
export const localMoment = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
