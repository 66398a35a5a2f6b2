import { z } from 'zod';
import type { RouteStep } from '#libs/delivery';
import type { Dong } from '#platform/money';
import { day, money, optional, phone, text, wholeNumber } from '../../web/fields.js';

const GRAMS_PER_KG = 1000;
const HEAVIEST_KG = 1000;

/** Drivers know two or three sizes of a parcel. */
export const STEPS = [1, 2, 3] as const;

const weight = () => wholeNumber(1, HEAVIEST_KG);

/** Both of a row, or neither. */
const isWhole = (kilograms: number | undefined, fee: Dong | undefined): boolean =>
  (kilograms === undefined) === (fee === undefined);

function stepOf(kilograms: number | undefined, fee: Dong | undefined): RouteStep[] {
  return kilograms === undefined || fee === undefined ? [] : [{ upToGrams: kilograms * GRAMS_PER_KG, fee }];
}

export const busRouteForm = z
  .object({
    name: text(60),
    phone: phone(),
    commune: text(5, 5),
    place: text(200),
    hours: text(160),
    weekdays: z.preprocess(value => [value ?? []].flat(), z.array(z.coerce.number().int().min(1).max(7)).min(1).max(7)),
    daysOnWay: wholeNumber(0, 10),
    ...{ upTo1: weight(), fee1: money() },
    ...{ upTo2: optional(weight()), fee2: optional(money()) },
    ...{ upTo3: optional(weight()), fee3: optional(money()) },
    validFrom: day(),
    validTo: optional(day()),
  })
  .refine(({ validFrom, validTo }) => validTo === undefined || validTo >= validFrom, {
    path: ['validTo'],
    params: { words: 'notADay' },
  })
  .refine(({ upTo2, fee2 }) => isWhole(upTo2, fee2), { path: ['fee2'], params: { words: 'required' } })
  .refine(({ upTo3, fee3 }) => isWhole(upTo3, fee3), { path: ['fee3'], params: { words: 'required' } })
  .transform(({ commune: communeCode, upTo1, fee1, upTo2, fee2, upTo3, fee3, ...route }) => ({
    communeCode,
    ...route,
    steps: [...stepOf(upTo1, fee1), ...stepOf(upTo2, fee2), ...stepOf(upTo3, fee3)],
  }));
