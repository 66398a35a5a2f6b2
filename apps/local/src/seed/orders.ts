import { feeParts, zoneOf, type PriceTerms } from '#libs/delivery';
import { dueOf } from '#libs/payments';
import { dayOf, type Day } from '#platform/clock';
import { dong, plus, times, type Dong } from '#platform/money';
import type { Batch, Shelf } from './batches.js';
import type { Buyer } from './buyers.js';
import { atWork, DAY, HOUR, later } from './calendar.js';
import { codeOf, idAt, secretOf, type Dice } from './dice.js';

type Method = 'cod' | 'vietqr' | 'card';
type State = 'placed' | 'confirmed' | 'packed' | 'shipped' | 'delivered' | 'cancelled';

export interface Line {
  id: string;
  shelf: Shelf;
  batch: Batch;
  unitPrice: Dong;
  quantity: number;
}

export interface Order {
  id: string;
  number: string;
  /** Slug of the co-op. */
  of: string;
  cooperativeId: string;
  state: State;
  lines: Line[];
  goodsTotal: Dong;
  deliveryFee: Dong;
  confirmedAt: Date | null;
  packedAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

export interface Group {
  id: string;
  code: string;
  key: string;
  personId: string | null;
  buyer: Buyer;
  method: Method;
  placedAt: Date;
  paidAt: Date | null;
  dueAt: Date | null;
  goodsTotal: Dong;
  deliveryTotal: Dong;
  orders: Order[];
}

/** What one buyer asked for at one moment. */
export interface Wish {
  index: number;
  placedAt: Date;
  buyer: Buyer;
  personId: string | null;
  method: Method;
  goods: readonly { batch: Batch; shelf: Shelf; quantity: number }[];
  /** Left as it was placed: no packing, no cancelling. */
  isFresh?: boolean;
}

export interface PriceList extends PriceTerms {
  from: Day;
  to: Day | null;
  remote: readonly string[];
}

const HOME = '12';

/** Prices were some four in a hundred lower until eight months ago. */
export function priceThen({ variant }: Shelf, placedAt: Date, now: Date): Dong {
  const wasLower = now.getTime() - placedAt.getTime() > 240 * DAY;
  return wasLower ? dong(((variant.price * 96n) / 100n / 1000n) * 1000n) : variant.price;
}

export const REASONS = ['Tôi đặt nhầm số lượng', 'Tôi đổi ý', 'Cần giao sớm hơn', 'Đặt trùng đơn'] as const;

interface Course {
  state: State;
  confirmedAt: Date | null;
  packedAt: Date | null;
  shippedAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  cancelReason: string | null;
}

const NOTHING_YET: Course = {
  state: 'placed',
  confirmedAt: null,
  packedAt: null,
  shippedAt: null,
  deliveredAt: null,
  cancelledAt: null,
  cancelReason: null,
};

/** How far an order has come by now. */
function courseOf(confirmedAt: Date, isNear: boolean, now: Date, dice: Dice): Course {
  const reached = (at: Date): Date | null => (at <= now ? at : null);
  const packed = atWork(later(confirmedAt, dice.whole(10, 34) * HOUR));
  const shipped = atWork(later(packed, dice.whole(2, 20) * HOUR));
  const delivered = atWork(later(shipped, dice.whole(isNear ? 20 : 44, isNear ? 50 : 130) * HOUR));
  const course = {
    confirmedAt,
    packedAt: reached(packed),
    shippedAt: reached(shipped),
    deliveredAt: reached(delivered),
  };
  const state = course.deliveredAt
    ? 'delivered'
    : course.shippedAt
      ? 'shipped'
      : course.packedAt
        ? 'packed'
        : 'confirmed';
  return { ...NOTHING_YET, ...course, state };
}

/** What becomes of the whole group: paid or not, withdrawn or not. */
function fateOf(
  wish: Wish,
  now: Date,
  dice: Dice,
): { paidAt: Date | null; dueAt: Date | null; end: 'unpaid' | 'withdrawn' | null } {
  const dueAt = dueOf(wish.method, wish.placedAt) ?? null;
  const lapses = dueAt !== null && dice.falls(0.08);
  const paid = later(wish.placedAt, dice.whole(1, 18) * 60_000);
  const withdraws = dice.falls(0.055) && !wish.isFresh;
  if (wish.isFresh && dueAt && dueAt > now) return { paidAt: null, dueAt, end: null };
  if (lapses && dueAt <= now && !wish.isFresh) return { paidAt: null, dueAt, end: 'unpaid' };
  // Only at the door: money that came would have to go back.
  const end = withdraws && dueAt === null && now.getTime() - wish.placedAt.getTime() > 12 * HOUR ? 'withdrawn' : null;
  return { paidAt: dueAt === null ? null : paid <= now ? paid : now, dueAt, end };
}

/** Orders, sums and what became of them; the shelves learn what was sold. */
export function makeGroup(wish: Wish, lists: readonly PriceList[], now: Date, dice: Dice): Group {
  const { placedAt, method, buyer } = wish;
  const code = codeOf(`group ${wish.index}`, 8);
  const { paidAt, dueAt, end } = fateOf(wish, now, dice);
  const isNear = buyer.provinceCode === HOME;
  const list = listOn(lists, dayOf(placedAt));
  const endedAt = end === 'unpaid' ? dueAt : end === 'withdrawn' ? later(placedAt, dice.whole(1, 8) * HOUR) : null;
  const slugs = [...new Set(wish.goods.map(one => one.batch.product.goods.of))];
  const orders = slugs.map((of, at): Order => {
    const lines = linesOf(wish, of, at, now);
    const confirmedAt = method === 'cod' ? placedAt : paidAt;
    const course = endedAt
      ? {
          ...NOTHING_YET,
          state: 'cancelled' as const,
          confirmedAt,
          cancelledAt: endedAt,
          cancelReason: end === 'unpaid' ? 'unpaid' : dice.pick(REASONS),
        }
      : confirmedAt
        ? wish.isFresh
          ? { ...NOTHING_YET, state: 'confirmed' as const, confirmedAt }
          : courseOf(confirmedAt, isNear, now, dice)
        : NOTHING_YET;
    for (const line of lines) line.shelf[course.state === 'cancelled' ? 'returned' : 'sold'] += line.quantity;
    return {
      id: idAt(`order ${wish.index} ${at}`, placedAt),
      number: `${code}-${at + 1}`,
      of,
      cooperativeId: lines[0]?.batch.product.cooperativeId ?? '',
      lines,
      goodsTotal: plus(...lines.map(line => times(line.unitPrice, line.quantity))),
      deliveryFee: feeOf(list, buyer, lines),
      ...course,
    };
  });
  return {
    id: idAt(`group ${wish.index}`, placedAt),
    code,
    key: secretOf(`follow ${wish.index}`),
    personId: wish.personId,
    buyer,
    method,
    placedAt,
    paidAt,
    dueAt,
    goodsTotal: plus(...orders.map(order => order.goodsTotal)),
    deliveryTotal: plus(...orders.map(order => order.deliveryFee)),
    orders,
  };
}

function feeOf(list: PriceList, { provinceCode, communeCode }: Buyer, lines: readonly Line[]): Dong {
  const total = (of: (line: Line) => number): number => lines.reduce((sum, line) => sum + of(line) * line.quantity, 0);
  return feeParts(list, {
    zone: zoneOf(HOME, provinceCode),
    grams: total(line => line.shelf.variant.grams),
    mm3: total(line => line.shelf.variant.size?.reduce((mm3, side) => mm3 * side, 1) ?? 0),
    isRemote: list.remote.includes(communeCode),
  }).asked;
}

function linesOf(wish: Wish, of: string, at: number, now: Date): Line[] {
  const own = wish.goods.filter(one => one.batch.product.goods.of === of);
  return own.map(({ batch, shelf, quantity }, position) => ({
    id: idAt(`line ${wish.index} ${at} ${position}`, wish.placedAt),
    batch,
    shelf,
    quantity,
    unitPrice: priceThen(shelf, wish.placedAt, now),
  }));
}

const listOn = (lists: readonly PriceList[], day: Day): PriceList => {
  const list = lists.find(one => one.from <= day && (one.to === null || day <= one.to)) ?? lists[0];
  if (!list) throw new Error('no delivery tariff');
  return list;
};

/** On the shelf at that moment: packed, not old, and nothing newer there. */
export const onSale = (batches: readonly Batch[], at: Date): Batch[] => {
  const packedBefore = later(at, -3 * HOUR);
  return batches.filter(one => one.packedAt < packedBefore && at < one.soldUntil);
};
