import type { Quote } from '#libs/delivery';
import type { WhyNot } from '#libs/promotions';
import { zero, type Dong } from '#platform/money';
import { phone } from '../../web/fields.js';
import { Form } from '../../web/forms.js';
import type { Visit } from '../../web/visit.js';
import { canBeBought, sumOfLine } from './basket-lines.js';
import type { BasketLine } from './basket.query.js';

/** What promotions are asked about: as it would be ordered now. */
export function toPrice(lines: readonly BasketLine[], quotes: ReadonlyMap<string, Quote>, form: Form) {
  const feesBy = (fee: (quote: Quote) => Dong) => new Map([...quotes].map(([id, quote]) => [id, fee(quote)] as const));
  return {
    lines: lines.filter(canBeBought).map(line => ({ ...line, total: sumOfLine(line) })),
    fees: feesBy(quote => quote.delivery),
    feesAtDoor: feesBy(quote => quote.asked),
    phone: phone().safeParse(form.value('phone') ?? '').data,
  };
}

/** Unless the order itself was refused for it, with the same words. */
export function withCodeTrouble(
  visit: Visit,
  form: Form,
  trouble: { why: WhyNot | 'unknown'; missing: Dong } | undefined,
): Form {
  if (!trouble || form.error('promotionCode')) return form;
  const { why, missing } = visit.words.promotions;
  const message = [why[trouble.why], trouble.missing > zero && missing(visit.dong(trouble.missing))];
  const error = { field: 'promotionCode', message: message.filter(Boolean).join(' ') };
  return new Form(form.typed, [...form.errors, error], form.isSent);
}
