import { z } from 'zod';
import { PROMOTION_KINDS, type Bearer, type PromotionTerms } from '#libs/promotions';
import { zero } from '#platform/money';
import { choice, day, decimal, id, money, optional, text, ticked, wholeNumber } from '../../web/fields.js';

/** Of one bearer's promotions nothing costs more. */
const ANY_SUM = 99_999_999_999;

/** `12,5` percent is 1250 basis points. */
const percent = () =>
  decimal(2)
    .transform(value => Math.round(Number(value) * 100))
    .pipe(z.number().min(1).max(10_000));

const code = () =>
  text(24)
    .transform(value => value.replace(/\s+/g, '').toUpperCase())
    .pipe(z.string().regex(/^[A-Z0-9]{4,20}$/));

export const promotionForm = z.object({
  nameVi: text(80, 3),
  nameEn: text(80, 3),
  code: optional(code()),
  kind: choice(PROMOTION_KINDS),
  rate: optional(percent()),
  amount: optional(money(ANY_SUM)),
  most: optional(money(ANY_SUM)),
  leastGoods: optional(money(ANY_SUM)),
  cooperative: optional(id()),
  group: optional(text(20)),
  commune: optional(text(5)),
  isFirstOrder: ticked(),
  validFrom: day(),
  validTo: day(),
  mostUses: optional(wholeNumber(1, 1_000_000)),
  mostPerBuyer: optional(wholeNumber(1, 1_000)),
  budget: money(ANY_SUM),
});

const orNull = <T>(value: T | undefined): T | null => value ?? null;

/** What was typed, without what the chosen kind has no use for. */
export function termsOf(
  value: z.output<typeof promotionForm>,
  { bearer, cooperativeId }: { bearer: Bearer; cooperativeId: string | null },
): PromotionTerms {
  const {
    rate,
    amount,
    most,
    leastGoods,
    cooperative,
    group,
    commune,
    mostUses,
    mostPerBuyer,
    code: typed,
    ...rest
  } = value;
  return {
    ...rest,
    bearer,
    code: orNull(typed),
    rateBp: value.kind === 'percent' ? orNull(rate) : null,
    amount: value.kind === 'sum' ? orNull(amount) : null,
    most: value.kind === 'sum' ? null : orNull(most),
    leastGoods: leastGoods ?? zero,
    cooperativeId: cooperativeId ?? orNull(cooperative),
    groupCode: orNull(group),
    communeCode: orNull(commune),
    mostUses: orNull(mostUses),
    mostPerBuyer: orNull(mostPerBuyer),
  };
}
