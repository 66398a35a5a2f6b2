import { dong, minus, plus, zero, type Dong } from '#platform/money';
import { portion } from './half-up.js';
import { totalOf, type Sale, type TaxActivity } from './sale.js';

/** What goes back to a buyer of a sale, and how it is borne. `amount` = `net` + commission and its VAT + taxes. */
export interface TakenBack {
  amount: Dong;
  /** What the co-op bears. */
  net: Dong;
  commission: Dong;
  commissionVat: Dong;
  taxes: { activity: TaxActivity; vat: Dong; pit: Dong }[];
}

/** Of the goods of a sale that went back so far, by activity; and whether its delivery fee did. */
export interface SoFar {
  goods: ReadonlyMap<TaxActivity, Dong>;
}

const of = ({ goods }: SoFar, activity: TaxActivity): Dong => goods.get(activity) ?? zero;
const sumOf = ({ goods }: SoFar): Dong => plus(...goods.values());

/** The market's fee and the tax of what goes back are undone in proportion: as the sums so far would have it, so that all parts undo exactly all. */
export function takeBack(sale: Sale, soFar: SoFar, part: { activity: TaxActivity; amount: Dong }): TakenBack {
  const then: SoFar = {
    goods: new Map([...soFar.goods, [part.activity, plus(of(soFar, part.activity), part.amount)]]),
  };
  if (sumOf(then) > sale.goods) throw new RangeError(`order ${sale.orderId}: more goes back than its co-op's share`);
  return undo(sale, soFar, then, part.amount);
}

/** All that is left of a sale: goods and delivery, of which `fees` went back before. */
export function takeAllBack(sale: Sale, soFar: SoFar, fees: Dong = zero): TakenBack {
  const rest = minus(totalOf(sale), plus(sumOf(soFar), fees));
  const all = new Map(sale.taxes.map(({ activity, base }) => [activity, base]));
  const untaxed = minus(sale.goods, plus(...all.values()));
  // What nothing is withheld of stands under an activity without a rule: only the sum counts there.
  const free = (['goods', 'services', 'production'] as const).find(one => !all.has(one)) ?? 'goods';
  if (untaxed > 0n) all.set(free, dong((all.get(free) ?? zero) + untaxed));
  return undo(sale, soFar, { goods: all }, rest);
}

function undo(sale: Sale, before: SoFar, then: SoFar, amount: Dong): TakenBack {
  const step = (whole: Dong, from: Dong, to: Dong, base: Dong): Dong =>
    minus(portion(whole, to, base), portion(whole, from, base));
  const commission = step(sale.commission, sumOf(before), sumOf(then), sale.goods);
  const commissionVat = step(sale.commissionVat, sumOf(before), sumOf(then), sale.goods);
  const taxes = sale.taxes.map(({ activity, base, vat, pit }) => ({
    activity,
    vat: step(vat, of(before, activity), of(then, activity), base),
    pit: step(pit, of(before, activity), of(then, activity), base),
  }));
  const undone = plus(commission, commissionVat, ...taxes.flatMap(tax => [tax.vat, tax.pit]));
  return { amount, net: minus(amount, undone), commission, commissionVat, taxes };
}
