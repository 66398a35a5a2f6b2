import { lotPrefix } from '#libs/traceability';
import { addDays, dayOf } from '#platform/clock';
import { daysOfWork, lastWorkOn, type Batch } from './batches.js';
import { momentOf } from './calendar.js';
import { OTHER_COOPERATIVE, OWN_COOPERATIVE } from './cast.js';
import { products, type Product } from './catalogue.js';
import { idOf } from './dice.js';
import { sitesOf } from './register.js';

interface Odd {
  of: string;
  /** The task whose yield nobody would believe, and what it left of what went in. */
  task: string;
  left: number;
  packs: number;
}

/** Numbers that do not add up: at the cast's co-op nobody has said why yet, at the other one the explanation waits for the department. */
const ODD: readonly Odd[] = [
  { of: OWN_COOPERATIVE.slug, task: 'dry', left: 0.62, packs: 48 },
  { of: OTHER_COOPERATIVE.slug, task: 'filter', left: 0.74, packs: 40 },
];

export const EXPLAINED = {
  of: OTHER_COOPERATIVE.slug,
  words: 'Mẻ này quay cả bánh tổ non, lẫn nhiều sáp và ong nên lọc bỏ nhiều. Có ảnh bã sáp và sổ cân kèm theo.',
};

/** Packed yesterday and on the shelf, but held: neither labelled nor sold until the department has countersigned. */
export const makeOddBatches = (now: Date): Batch[] =>
  ODD.flatMap(odd => {
    const product = products.findLast(
      ({ goods }) => goods.of === odd.of && !goods.state && worksOf(goods).includes(odd.task),
    );
    return product ? [oddBatch(product, odd, now)] : [];
  });

const worksOf = ({ works }: Product['goods']): string[] => works.map(([kind]) => kind);

function oddBatch(product: Product, { task, left, packs }: Odd, now: Date): Batch {
  const packedOn = addDays(dayOf(now), -1);
  const gatheredOn = addDays(packedOn, -daysOfWork(product.goods.line));
  const producedOn = lastWorkOn(product, gatheredOn);
  const works = product.goods.works.map(([kind, usual]) => [kind, kind === task ? left : usual] as const);
  return {
    id: idOf(`odd batch ${product.slug}`),
    product: { ...product, goods: { ...product.goods, works } },
    lot: `${lotPrefix(gatheredOn)}02`,
    gatheredOn,
    producedOn,
    packedAt: momentOf(packedOn, 15 * 60 + 20),
    bestBefore: product.goods.shelfLifeDays ? addDays(producedOn, product.goods.shelfLifeDays) : null,
    soldUntil: now,
    isLatest: true,
    recalledAt: null,
    storeId: sitesOf(product.goods.of, 'store')[0] ?? '',
    shelves: product.variants.slice(0, 1).map(variant => ({
      stockId: idOf(`odd stock ${product.slug}`),
      packTaskId: idOf(`odd packing ${product.slug}`),
      variant,
      sold: 0,
      returned: 0,
      spare: packs,
    })),
  };
}
