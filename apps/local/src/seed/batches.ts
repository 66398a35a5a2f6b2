import { lotPrefix, recipes } from '#libs/traceability';
import { addDays, dayOf, type Day } from '#platform/clock';
import { products, type Product, type Variant } from './catalogue.js';
import { momentOf } from './calendar.js';
import { cooperatives } from './cooperatives.js';
import { Dice, idOf } from './dice.js';
import { OTHER_COOPERATIVE } from './cast.js';
import { sitesOf } from './register.js';

/** One variant of one batch on the shelf. */
export interface Shelf {
  stockId: string;
  packTaskId: string;
  variant: Variant;
  /** Packs that order lines took or hold. */
  sold: number;
  /** Packs that were held for orders that were cancelled: they must have been there. */
  returned: number;
  /** Packs beyond what was sold. */
  spare: number;
}

export interface Batch {
  id: string;
  product: Product;
  lot: string;
  gatheredOn: Day;
  packedAt: Date;
  producedOn: Day;
  bestBefore: Day | null;
  /** Sold from until then: the next batch stands on the shelf, or the goods grow old. */
  soldUntil: Date;
  isLatest: boolean;
  recalledAt: Date | null;
  shelves: Shelf[];
  storeId: string;
}

/** Days from gathering to packing, by line. */
const DAYS_OF_WORK: Record<string, number> = {
  tea: 2,
  rice: 6,
  honey: 5,
  herbs: 5,
  fish: 1,
  fruit: 2,
  flowers: 0,
  wood: 9,
  livestock: 4,
  tourism: 1,
  textile: 12,
  vermicelli: 4,
};
export const daysOfWork = (line: string): number => DAYS_OF_WORK[line] ?? 1;

/** How long one batch is sold, in days: not to the end of its life, and seldom longer than half a year. */
const spanOf = ({ goods }: Product): number =>
  Math.max(6, Math.min(215, Math.floor((goods.shelfLifeDays ?? 300) * 0.6)));

function batchesOf(product: Product, today: Day, dice: Dice): Batch[] {
  const { goods } = product;
  if (goods.state) return [];
  const count = goods.demand >= 8 ? 4 : goods.demand >= 4 ? 3 : 2;
  const span = spanOf(product);
  // The oldest is as old as the market, where the goods keep for so long.
  const gap = Math.min(span, Math.ceil(430 / (count - 1)));
  const isSuspended = cooperatives.some(one => one.slug === goods.of && one.suspended);
  const latest = isSuspended
    ? 70
    : isRecalled(product)
      ? 24
      : dice.whole(3, Math.max(4, Math.min(26, Math.floor(span / 3))));
  return Array.from({ length: count }, (_, age) => {
    const packedOn = addDays(today, -(latest + age * gap + (age > 0 ? dice.whole(0, Math.floor(gap / 10)) : 0)));
    return batch(product, packedOn, span, age);
  });
}

const isRecalled = (product: Product): boolean =>
  product.goods.of === OTHER_COOPERATIVE.slug &&
  product.variants[0]?.gtin.startsWith(`0${OTHER_COOPERATIVE.gs1Prefix}001`) === true;

function batch(product: Product, packedOn: Day, span: number, age: number): Batch {
  const { goods } = product;
  const gatheredOn = addDays(packedOn, -daysOfWork(goods.line));
  const lot = `${lotPrefix(gatheredOn)}01`;
  const id = idOf(`batch ${product.slug} ${age}`);
  const producedOn = lastWorkOn(product, gatheredOn);
  const bestBefore = goods.shelfLifeDays ? addDays(producedOn, goods.shelfLifeDays) : null;
  return {
    id,
    product,
    lot,
    gatheredOn,
    producedOn,
    packedAt: momentOf(packedOn, 15 * 60 + 20),
    isLatest: age === 0,
    bestBefore,
    soldUntil: goneAt(packedOn, span, bestBefore),
    recalledAt: null,
    storeId: sitesOf(goods.of, 'store')[0] ?? '',
    shelves: product.variants.map(variant => ({
      stockId: idOf(`stock ${product.slug} ${age} ${variant.position}`),
      packTaskId: idOf(`packing ${product.slug} ${age} ${variant.position}`),
      variant,
      sold: 0,
      returned: 0,
      spare: 0,
    })),
  };
}

/** When its time on the shelf is over: some days before it is old, so that it is not old when it arrives. */
function goneAt(packedOn: Day, span: number, bestBefore: Day | null): Date {
  const days = [addDays(packedOn, span), ...(bestBefore === null ? [] : [addDays(bestBefore, -4)])];
  return momentOf(days.sort()[0] as Day, 0);
}

/** The day of each task between gathering and packing, spread evenly. */
export const workDay = (line: string, gatheredOn: Day, at: number, works: number): Day =>
  addDays(gatheredOn, Math.floor(((at + 1) * daysOfWork(line)) / (works + 1)));

export const lastWorkOn = ({ goods }: Product, gatheredOn: Day): Day =>
  goods.works.length === 0 ? gatheredOn : workDay(goods.line, gatheredOn, goods.works.length - 1, goods.works.length);

/** All batches of the province, newest first within a product; one of them is recalled. */
export function makeBatches(now: Date): Batch[] {
  const dice = new Dice(994);
  const today = dayOf(now);
  const batches = products.flatMap(product => {
    const own = batchesOf(product, today, dice);
    // An older batch is sold until the next one is there.
    return own.map((one, at) => {
      const next = own[at - 1];
      return next && next.packedAt < one.soldUntil ? { ...one, soldUntil: next.packedAt } : one;
    });
  });
  return batches.map(one =>
    isRecalled(one.product) && isSecond(one, batches)
      ? { ...one, recalledAt: momentOf(addDays(today, -9), 9 * 60) }
      : one,
  );
}

/** How many packs stand there beyond those sold: a latest batch has enough for weeks and for a sheet of labels. */
export function fillShelves(batches: readonly Batch[]): void {
  const dice = new Dice(148);
  for (const { shelves, isLatest, recalledAt } of batches)
    for (const shelf of shelves) {
      const spare =
        isLatest || recalledAt ? dice.whole(36, shelf.variant.price > 300_000n ? 60 : 150) : dice.whole(1, 18);
      shelf.spare = Math.max(spare, shelf.returned, 36 - shelf.sold);
    }
}

export const packsOf = ({ sold, spare }: Shelf): number => sold + spare;

const isSecond = (one: Batch, all: readonly Batch[]): boolean =>
  all.filter(other => other.product === one.product).indexOf(one) === 1;

export const gatherTask = (line: keyof typeof recipes): string =>
  recipes[line].tasks.find(task => task.step === 'gather')?.kind ?? '';
