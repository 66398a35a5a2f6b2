import { z } from 'zod';
import { MOST_PER_LINE } from '#libs/ordering';
import { email, id, longText, money, optional, phone, text, wholeNumber } from '../../web/fields.js';
import { ANY_SUM } from './checkout-form.js';

const PREFIX = 'take.';
export const takeField = (variantId: string): string => `${PREFIX}${variantId}`;

export interface Taken {
  variantId: string;
  quantity: number;
}

const packs = z.union([z.literal('').transform(() => 0), wholeNumber(0, MOST_PER_LINE)]);
const row = z.object({ variantId: id(), quantity: packs });

/** The packs that were asked for, in a form that may be unfinished: what cannot be read counts as none. */
export function takenIn(typed: Readonly<Record<string, unknown>>): Taken[] {
  return Object.entries(typed).flatMap(([field, quantity]) => {
    if (!field.startsWith(PREFIX)) return [];
    const read = row.safeParse({ variantId: field.slice(PREFIX.length), quantity });
    return read.success && read.data.quantity > 0 ? [read.data] : [];
  });
}

/** Whom the goods go to, in the fields of the checkout, and which. */
export const phoneOrderForm = z
  .looseObject({
    name: text(120),
    phone: phone(),
    email: optional(email()),
    province: text(2),
    commune: text(5),
    address: text(200),
    note: longText(500),
    attempt: z.string().regex(/^[\w-]{20,64}$/),
    expected: money(ANY_SUM),
  })
  .transform(({ name, phone: number, email: address, ...typed }, context) => {
    for (const [field, quantity] of Object.entries(typed))
      if (field.startsWith(PREFIX) && !packs.safeParse(quantity).success)
        context.issues.push({ code: 'custom', input: quantity, path: [field], params: { words: 'notWhole' } });
    const { province, commune, note, attempt, expected } = typed;
    const buyer = { name, phone: number, email: address };
    return { buyer, province, commune, addressLine: typed.address, note, attempt, expected, goods: takenIn(typed) };
  });

export type PhoneOrderValue = z.output<typeof phoneOrderForm>;
