import { z } from 'zod';
import { MOST_PER_LINE } from '#libs/ordering';
import { email, id, longText, moment, money, optional, phone, text, wholeNumber } from '../../web/fields.js';
import type { PackToPool } from './pools.query.js';

const code = () => z.string().regex(/^[0-9A-Z]{6,12}$/);

/** More no valley packs. */
const MOST_PACKS = 100_000;

/** A kind of pack as the select sends it: group, content, unit. */
export const kindOf = ({ groupCode, netQuantity, netUnit }: PackToPool): string =>
  `${groupCode}|${netQuantity}|${netUnit}`;

const kind = () =>
  z
    .string()
    .regex(/^[\w.-]{1,40}\|\d{1,6}\|(g|ml)$/)
    .transform(value => {
      const [groupCode = '', netQuantity = '', netUnit = ''] = value.split('|');
      return { groupCode, netQuantity: Number(netQuantity), netUnit };
    });

export const poolForm = z.object({
  what: kind(),
  packs: wholeNumber(2, MOST_PACKS),
  price: money(),
  mostDelivery: money(),
  name: text(120),
  phone: phone(),
  email: optional(email()),
  province: text(2),
  commune: text(5),
  address: text(200),
  note: longText(500),
  offersUntil: moment(),
  answersUntil: moment(),
  attempt: z.string().regex(/^[\w-]{20,64}$/),
});

export const offerForm = z.object({ code: code(), variant: id(), capacity: wholeNumber(1, MOST_PER_LINE) });
export const takeBackForm = z.object({ code: code() });
export const answerForm = z.object({ code: code(), answer: z.enum(['accepted', 'declined']) });
