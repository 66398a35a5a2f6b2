import { z } from 'zod';
import { DIGITS_AFTER, readAmount, type BatchUnit } from '#libs/traceability';
import type { Locale } from '#platform/language';
import { confirmed, id, moment, optionalText, text, wholeNumber } from '../../web/fields.js';

/** One of a list, by its id. Nothing chosen is "please fill this in", anything else that is no id is wrong. */
export const chosenId = () => text(40).pipe(z.guid());

/** Kilograms, litres or a count as typed, in whole base units. */
const amount = (unit: BatchUnit, locale: Locale) =>
  text(20).transform((typed, context): bigint => {
    const read = readAmount(typed, unit, locale);
    if (read !== undefined) return read;
    const words = DIGITS_AFTER[unit] > 0 ? 'notANumber' : 'notWhole';
    context.issues.push({ code: 'custom', input: typed, params: { words } });
    return z.NEVER;
  });

const common = { id: id(), kind: text(40), happenedAt: moment(), siteId: chosenId(), note: optionalText(300) };

/** What the form of a task asks, by what the task does to the goods. */
export const taskForms = {
  gather: (unit: BatchUnit, locale: Locale) => z.object({ ...common, output: amount(unit, locale) }),
  make: (unit: BatchUnit, locale: Locale) =>
    z.object({ ...common, input: amount(unit, locale), output: amount(unit, locale) }),
  pack: () => z.object({ ...common, variantId: chosenId(), packs: wholeNumber(1, 100_000) }),
};

export const recallForm = z.object({
  reasonVi: text(300),
  reasonEn: optionalText(300),
  confirmed: confirmed(),
});

/** The value of a `datetime-local` input: that moment on a clock in Vietnam, UTC+7. */
export const localMoment = (instant: Date): string =>
  new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16);
