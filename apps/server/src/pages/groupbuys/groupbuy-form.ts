import { z } from 'zod';
import { MOST_PLEDGED, type GroupBuyTerms, type Tier } from '#libs/groupbuys';
import { email, id, longText, moment, money, optional, phone, text, wholeNumber } from '../../web/fields.js';
import { ANY_SUM } from '../ordering/checkout-form.js';

const attempt = () => z.string().regex(/^[\w-]{20,64}$/);
const packs = () => wholeNumber(1, MOST_PLEDGED);

/** Whom the goods go to, in the fields of the checkout, and how many. */
export const pledgeForm = z.object({
  packs: packs(),
  name: text(120),
  phone: phone(),
  email: optional(email()),
  province: text(2),
  commune: text(5),
  address: text(200),
  note: longText(500),
  attempt: attempt(),
  expected: money(ANY_SUM),
});

/** What a buyer reads at one glance. */
export const MOST_REASON = 300;
export const callOffForm = z.object({ reason: text(MOST_REASON, 3) });

export const packsForm = z.object({ packs: packs() });

/** The packs of a form that may be unfinished. */
export const packsIn = (typed: string | undefined): number | undefined => packs().safeParse(typed ?? '').data;

/** More on one shelf nobody counts. */
const MOST_PACKS = 100_000;
const from = () => wholeNumber(1, MOST_PACKS);

export const TIERS = [1, 2, 3] as const;

export const groupBuyForm = z.object({
  variant: id(),
  from1: from(),
  price1: money(),
  from2: optional(from()),
  price2: optional(money()),
  from3: optional(from()),
  price3: optional(money()),
  most: from(),
  opensAt: optional(moment()),
  closesAt: moment(),
  attempt: attempt(),
});

/** A tier of which one half is left empty counts for nothing. */
export function termsOf(value: z.output<typeof groupBuyForm>, cooperativeId: string): GroupBuyTerms {
  const tiers = TIERS.flatMap((at): Tier[] => {
    const [packsFrom, price] = [value[`from${at}`], value[`price${at}`]];
    return packsFrom !== undefined && price !== undefined ? [{ from: packsFrom, price }] : [];
  });
  const { variant: variantId, attempt: attemptKey, most, opensAt, closesAt } = value;
  return { attemptKey, cooperativeId, variantId, tiers, most, opensAt, closesAt };
}
