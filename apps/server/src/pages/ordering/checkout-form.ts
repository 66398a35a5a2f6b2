import { z } from 'zod';
import type { PaymentMethod } from '#libs/payments';
import type { Config } from '#platform/config';
import { choice, email, longText, money, optional, optionalText, phone, text } from '../../web/fields.js';

/** The largest sum that a number carries exactly; far above a full basket of the dearest goods. */
export const ANY_SUM = 999_999_999_999_999;

/** How an order may be paid here: at the door, by transfer, and by what this server has keys for. */
export function methodsOf({ values }: Config): readonly [PaymentMethod, ...PaymentMethod[]] {
  const { STRIPE_SECRET_KEY: cards, VNPAY_TMN_CODE: wallet, VNPAY_HASH_SECRET: secret } = values;
  return ['cod', 'vietqr', ...(wallet && secret ? ['wallet' as const] : []), ...(cards ? ['card' as const] : [])];
}

/** `isBrought`: who comes for everything need not say where they live. */
export function checkoutForm(methods: readonly [string, ...string[]], isBrought: boolean) {
  const place = (most: number) => (isBrought ? text(most) : optionalText(most).transform(() => ''));
  return z.object({
    name: text(120),
    phone: phone(),
    email: optional(email()),
    province: place(2),
    commune: place(5),
    address: place(200),
    note: longText(500),
    promotionCode: optional(text(40)),
    payment: choice(methods as readonly ['cod', ...('vietqr' | 'card' | 'wallet')[]]),
    attempt: z.string().regex(/^[\w-]{20,64}$/),
    expected: money(ANY_SUM),
    /** What the page asked on top of it from whoever pays at the door. */
    collecting: optional(money(ANY_SUM, 0)),
  });
}

export type CheckoutValue = z.output<ReturnType<typeof checkoutForm>>;
