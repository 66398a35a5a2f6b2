import { z } from 'zod';
import type { PaymentMethod } from '#libs/payments';
import { choice, day, email, id, longText, money, optional, phone, text, wholeNumber } from '../../web/fields.js';
import { ANY_SUM } from '../ordering/checkout-form.js';

/** Longer stays are agreed by telephone. */
export const MOST_NIGHTS = 14;
/** Of one booking: a coach. */
export const MOST_PLACES = 60;

const nights = () => wholeNumber(1, MOST_NIGHTS);
const places = () => wholeNumber(1, MOST_PLACES);

export const bookingForm = (methods: readonly [PaymentMethod, ...PaymentMethod[]]) =>
  z.object({
    from: day(),
    nights: nights(),
    places: places(),
    name: text(120),
    phone: phone(),
    email: optional(email()),
    note: longText(500),
    payment: choice(methods),
    attempt: z.string().regex(/^[\w-]{20,64}$/),
    expected: money(ANY_SUM),
  });

const unfinished = z.object({ nights: nights(), places: places() });
/** What of a form that may be unfinished makes its sum. */
export const sizeIn = (typed: unknown): z.output<typeof unfinished> | undefined => unfinished.safeParse(typed).data;

export const openForm = z.object({ stay: id(), from: day(), to: day(), capacity: wholeNumber(0, 10_000) });

/** What a guest reads at one glance. */
export const MOST_REASON = 300;
export const callOffForm = z.object({ reason: text(MOST_REASON, 3) });

const [anyId, anyDay] = [id(), day()];
/** What stands in addresses. */
export const isId = (typed: string): boolean => anyId.safeParse(typed).success;
export const isDay = (typed: string): boolean => anyDay.safeParse(typed).success;
