import { Promotions, type PromotionTerms } from '#libs/promotions';
import type { Actor, Office } from '#libs/identity';
import type { PlaceInput } from '#libs/ordering';
import { Clock } from '#platform/clock';
import { dong, zero } from '#platform/money';
import type { TestDatabase } from '../database.js';
import { aPerson, openOrdering, type Ordering } from './ordering.js';

export async function inOffice(t: TestDatabase, ...offices: Office[]): Promise<Actor> {
  const fullName = 'Nguyễn Văn Mẫu';
  return { personId: await aPerson(t, fullName), fullName, locale: 'vi', offices, seats: [] };
}

export const someTerms = (over: Partial<PromotionTerms> = {}): PromotionTerms => ({
  ...{ nameVi: 'Giảm 10 %', nameEn: '10 % off', code: null, bearer: 'platform', kind: 'percent' },
  ...{ rateBp: 1000, amount: null, most: null, leastGoods: zero },
  ...{ cooperativeId: null, groupCode: null, communeCode: null, isFirstOrder: false },
  ...{ validFrom: '2020-01-01', validTo: '2099-12-31', mostUses: null, mostPerBuyer: null, budget: dong(100_000_000) },
  ...over,
});

let counter = 0;

/** A promotion with a code of its own; of the platform, unless it says of whom. Ended by `end`, so that it is out of the next test's way. */
export async function aPromotion(t: TestDatabase, ordering: Ordering, over: Partial<PromotionTerms> = {}, by?: Actor) {
  const actor = by ?? (await inOffice(t, over.bearer === 'province' ? 'officer' : 'operator'));
  const terms = someTerms({ code: `MAU${String(++counter).padStart(3, '0')}`, ...over });
  const id = await ordering.find(Promotions).open(actor, terms);
  return { id, code: terms.code ?? '', actor, end: () => ordering.find(Promotions).end(actor, id) };
}

/** A process of its own: presses on all these forms at once. How often each outcome came: `placed`, or the code of the refusal. */
export async function placeAll(
  url: string,
  forms: readonly (Omit<PlaceInput, 'expectedTotal'> & { expectedTotal: string })[],
): Promise<Record<string, number>> {
  const ordering = await openOrdering(url, new Clock(), 8);
  const outcomes: Record<string, number> = {};
  const place = async (form: (typeof forms)[number]): Promise<void> => {
    const outcome = await ordering.orders.place({ ...form, expectedTotal: dong(form.expectedTotal) }).then(
      () => 'placed',
      (error: unknown) => (error as { code?: string }).code ?? String(error),
    );
    outcomes[outcome] = (outcomes[outcome] ?? 0) + 1;
  };
  await Promise.all(forms.map(place));
  await ordering.close();
  return outcomes;
}
