import { z } from 'zod';
import { LEAST_SHARE, MOST_SHARE, type HarvestTerms } from '#libs/inventory';
import { MOST_PER_LINE } from '#libs/ordering';
import type { PaymentMethod } from '#libs/payments';
import { choice, day, email, id, longText, money, optional, phone, text, wholeNumber } from '../../web/fields.js';
import { ANY_SUM } from '../ordering/checkout-form.js';

const attempt = () => z.string().regex(/^[\w-]{20,64}$/);
const packs = () => wholeNumber(1, MOST_PER_LINE);

/** Whom the goods go to, in the fields of the checkout, how many, and how they are paid. */
export const aheadForm = (methods: readonly [PaymentMethod, ...PaymentMethod[]]) =>
  z.object({
    packs: packs(),
    name: text(120),
    phone: phone(),
    email: optional(email()),
    province: text(2),
    commune: text(5),
    address: text(200),
    note: longText(500),
    payment: choice(methods),
    attempt: attempt(),
    expected: money(ANY_SUM),
    /** What the page asked on top of it from whoever pays at the door. */
    collecting: money(ANY_SUM, 0),
  });

export type AheadValue = z.output<ReturnType<typeof aheadForm>>;

const anyPacks = packs();
/** The packs of a form that may be unfinished. */
export const packsIn = (typed: string | undefined): number | undefined => anyPacks.safeParse(typed ?? '').data;

/** More of one harvest nobody counts. */
const MOST_PACKS = 100_000;

export const harvestForm = z.object({
  variant: id(),
  expected: wholeNumber(1, MOST_PACKS),
  share: wholeNumber(LEAST_SHARE, MOST_SHARE),
  from: day(),
  to: day(),
  attempt: attempt(),
});

export const termsOf = (
  { variant: variantId, attempt: attemptKey, ...rest }: z.output<typeof harvestForm>,
  cooperativeId: string,
): HarvestTerms => ({ ...rest, variantId, attemptKey, cooperativeId });

export const tieForm = z.object({ batch: id() });

/** What a buyer reads at one glance. */
export const MOST_REASON = 300;
export const callOffForm = z.object({ reason: text(MOST_REASON, 3) });
