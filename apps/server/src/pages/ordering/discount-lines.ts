import { dong, zero } from '#platform/money';
import type { Definition } from '../../ui/lists.js';
import type { Visit } from '../../web/visit.js';
import type { DiscountRow } from './order-sql.js';

/** What promotions took off an order, line by line of its bill. At a desk with who bears it. */
export function discountLines(visit: Visit, discounts: readonly DiscountRow[], isAtDesk = false): Definition[] {
  const { lessOf, bearers } = visit.words.promotions;
  return discounts
    .filter(({ amount }) => dong(amount) > zero)
    .map(({ nameVi, nameEn, bearer, amount }) => ({
      term: lessOf(visit.say(nameVi, nameEn)) + (isAtDesk ? ` (${bearers[bearer]})` : ''),
      detail: `−${visit.dong(dong(amount))}`,
    }));
}
