import fc from 'fast-check';
import { dong, minus, plus, zero, type Dong } from '#platform/money';
import type { AccountKind } from './accounts.js';
import { outstanding, postedKey, type GroupNow, type OrderNow, type PartOfSale } from './outstanding.js';
import { freeze, paidFor, type Placed, type Sale, type SaleDiscount, type SaleEdit } from './sale.js';
import { takeBack } from './take-back.js';
import * as post from './templates.js';
import type { Posting } from './posting.js';

const AT = new Date('2026-11-24T02:00:00Z');
const HKD = [
  { activity: 'goods' as const, vatBp: 100, pitBp: 50 },
  { activity: 'services' as const, vatBp: 500, pitBp: 200 },
];

function aSale(over: Partial<Placed> = {}): Sale {
  const goods = over.goods ?? dong(200_000);
  return freeze({
    orderId: 'o1',
    groupId: 'g1',
    cooperativeId: 'c1',
    placedAt: AT,
    legalForm: 'HTX',
    goods,
    deliveryFee: dong(30_000),
    bases: [{ activity: 'goods', amount: goods }],
    rate: { rateBp: 500, vatBp: 1000 },
    rules: [],
    discounts: [],
    ...over,
  });
}

const aDiscount = (bearer: string, goods: number, delivery = 0): SaleDiscount => ({
  ...{ discountId: `d-${bearer}`, bearer },
  goods: dong(goods),
  delivery: dong(delivery),
});

const sumOf = ({ entries }: Posting): Dong => plus(...entries.map(entry => entry.amount));

/** What stands on each kind of account. */
function balances(postings: readonly Posting[]): Partial<Record<AccountKind, bigint>> {
  const sums: Partial<Record<AccountKind, bigint>> = {};
  for (const { kind, amount } of postings.flatMap(one => one.entries)) sums[kind] = (sums[kind] ?? 0n) + amount;
  return Object.fromEntries(Object.entries(sums).filter(([, sum]) => sum !== 0n));
}

const anOrder = (over: Partial<OrderNow> = {}): OrderNow => ({
  sale: aSale(),
  isClaimed: false,
  deliveredAt: null,
  cancelledAt: null,
  parts: [],
  edits: [],
  shares: [],
  fees: [],
  remitted: null,
  ...over,
});
const aGroup = (method: 'cod' | 'vietqr' | 'card' | 'wallet', orders: OrderNow[], state = 'paid'): GroupNow => ({
  payment: {
    ...{ paymentId: 'p1', groupId: 'g1', method, state, paidAt: AT },
    ...{ refundFailedAt: null, disputes: [], amount: plus(...orders.map(order => paidFor(order.sale))) },
  },
  orders,
});
const booked = (group: GroupNow) => balances(outstanding(group, new Set(), AT));

describe('the books of an order', () => {
  it('placed: the buyer owes for goods that are not earned yet', () => {
    expect(booked(aGroup('cod', [anOrder()]))).toEqual({
      'buyer-clearing': 230_000n,
      'cooperative-pending': -200_000n,
      shipping: -30_000n,
    });
  });

  it('paid by card and delivered: the co-op is owed goods and delivery less commission and the VAT on it', () => {
    expect(booked(aGroup('card', [anOrder({ deliveredAt: AT })]))).toEqual({
      'provider-clearing': 230_000n,
      'cooperative-payable': -219_000n,
      'platform-commission': -10_000n,
      'commission-vat': -1_000n,
    });
  });

  it('paid at the door: the cash is with the carrier until it is remitted', () => {
    const postings = outstanding(aGroup('cod', [anOrder({ deliveredAt: AT })], 'collected'), new Set(), AT);
    expect(balances(postings)).toMatchObject({ 'carrier-receivable': 230_000n, 'cooperative-payable': -219_000n });
    const remitted = { shipmentId: 'z1', amount: dong(230_000), at: AT };
    const later = booked(aGroup('cod', [anOrder({ deliveredAt: AT, remitted })], 'collected'));
    expect(later).not.toHaveProperty('carrier-receivable');
    expect(later).toMatchObject({ bank: 230_000n, 'cooperative-payable': -219_000n });
  });

  it('cancelled while a paid sister goes on: its share is owed back, and the buyer is even when it went', () => {
    const sister = anOrder({ sale: aSale({ orderId: 'o2' }), deliveredAt: AT });
    const share = { refundId: 'r1', amount: dong(230_000), owedAt: AT, failedAt: null, returnedAt: null };
    const owed = booked(aGroup('card', [anOrder({ cancelledAt: AT, shares: [share] }), sister]));
    expect(owed).toMatchObject({ 'refund-clearing': -230_000n, 'provider-clearing': 460_000n });
    expect(owed).not.toHaveProperty('buyer-clearing');
    const sent = booked(aGroup('card', [anOrder({ cancelledAt: AT, shares: [{ ...share, returnedAt: AT }] }), sister]));
    expect(sent).toMatchObject({ 'provider-clearing': 230_000n, 'cooperative-payable': -219_000n });
    expect(sent).not.toHaveProperty('refund-clearing');
    const all = aGroup('card', [
      anOrder({ cancelledAt: AT, shares: [share] }),
      { ...sister, deliveredAt: null, cancelledAt: AT },
    ]);
    all.payment.state = 'to-refund';
    expect(booked(all)).toEqual({ 'refund-clearing': -460_000n, 'provider-clearing': 460_000n });
  });

  it('of a household: 1 % VAT and 0.5 % income tax of goods, 5 % and 2 % of nights, are kept for the tax office', () => {
    const bases = [
      { activity: 'goods' as const, amount: dong(100_000) },
      { activity: 'services' as const, amount: dong(100_000) },
    ];
    const sale = aSale({ legalForm: 'HKD', bases, rules: HKD });
    expect(booked(aGroup('card', [anOrder({ sale, deliveredAt: AT })]))).toMatchObject({
      'tax-withheld-vat': -6_000n,
      'tax-withheld-pit': -2_500n,
      'cooperative-payable': -210_500n,
    });
  });

  const edit = (amount: number, over: Partial<SaleEdit> = {}): SaleEdit => ({
    ...{ editId: `e${amount}`, goods: [{ activity: 'goods', amount: dong(amount) }], deliveryFee: zero, at: AT },
    ...over,
  });

  it('edited before the packing: the co-op earns what is left, at the rates of the day it was placed', () => {
    const sale = aSale({ legalForm: 'HKD', rules: HKD });
    const order = anOrder({ sale, edits: [edit(-30_000), edit(-20_000)], deliveredAt: AT });
    expect(booked(aGroup('cod', [order], 'collected'))).toEqual({
      'carrier-receivable': 180_000n,
      'platform-commission': -7_500n,
      'commission-vat': -750n,
      'tax-withheld-vat': -1_500n,
      'tax-withheld-pit': -750n,
      'cooperative-payable': -169_500n,
    });
    const shares = [{ refundId: 'r1', amount: dong(50_000), owedAt: AT, failedAt: null, returnedAt: AT }];
    const paid = booked(aGroup('card', [{ ...order, shares }]));
    expect(paid).toMatchObject({ 'provider-clearing': 180_000n, 'cooperative-payable': -169_500n });
    expect(paid).not.toHaveProperty('buyer-clearing');
    const cancelled = anOrder({ sale, edits: [edit(-50_000)], cancelledAt: AT, shares });
    expect(booked(aGroup('card', [cancelled], 'refunded'))).toEqual({});
  });

  it('cancelled before the money came: nothing is left', () => {
    const group = aGroup('vietqr', [anOrder({ cancelledAt: AT })], 'expired');
    expect(booked({ ...group, payment: { ...group.payment, paidAt: null } })).toEqual({});
  });

  it('cancelled after it: owed to the buyer, then sent, and nothing is left', () => {
    expect(booked(aGroup('vietqr', [anOrder({ cancelledAt: AT })], 'to-refund'))).toEqual({
      bank: 230_000n,
      'refund-clearing': -230_000n,
    });
    expect(booked(aGroup('vietqr', [anOrder({ cancelledAt: AT })], 'refunded'))).toEqual({});
  });

  it('one of two cancelled after the money came: the market shows what it owes the buyer', () => {
    const sister = anOrder({ sale: aSale({ orderId: 'o2' }), cancelledAt: AT });
    expect(booked(aGroup('card', [anOrder({ deliveredAt: AT }), sister]))).toMatchObject({
      'buyer-clearing': -230_000n,
    });
  });

  const part = (amount: number, over: Partial<PartOfSale> = {}): PartOfSale => ({
    ...{
      refundId: `r${amount}`,
      activity: 'goods',
      amount: dong(amount),
      owedAt: AT,
      failedAt: null,
      returnedAt: null,
    },
    line: { lineId: 'l1', paid: dong(200_000), given: zero, bearer: null },
    ...over,
  });

  it('refunded in part: commission, its VAT and the tax of that part are undone with it', () => {
    const sale = aSale({ legalForm: 'HKD', rules: HKD });
    const group = aGroup('card', [anOrder({ sale, deliveredAt: AT, parts: [part(50_000, { returnedAt: AT })] })]);
    expect(booked(group)).toEqual({
      'provider-clearing': 180_000n,
      'platform-commission': -7_500n,
      'commission-vat': -750n,
      'tax-withheld-vat': -1_500n,
      'tax-withheld-pit': -750n,
      'cooperative-payable': -169_500n,
    });
  });

  it('refunded after the payout: the co-op owes it', () => {
    const group = aGroup('card', [anOrder({ deliveredAt: AT, isClaimed: true, parts: [part(50_000)] })]);
    expect(booked(group)).toMatchObject({
      'cooperative-payable': -219_000n,
      'cooperative-receivable': 47_250n,
      'refund-clearing': -50_000n,
    });
  });

  it('refunded as a whole behind our back: the co-op bears goods and delivery, and the market its fee', () => {
    expect(booked(aGroup('card', [anOrder({ deliveredAt: AT })], 'refunded'))).toEqual({});
    const some = anOrder({ deliveredAt: AT, parts: [part(50_000, { returnedAt: AT })] });
    expect(booked(aGroup('card', [some], 'refunded'))).toEqual({});
  });

  it('never gives back more than the share of its co-op', () => {
    const sale = aSale();
    const soFar = { goods: new Map([['goods' as const, dong(150_000)]]) };
    expect(() => takeBack(sale, soFar, { activity: 'goods', amount: dong(50_001) })).toThrow(RangeError);
  });

  it('a promotion is paid by whom it says', () => {
    const given = aSale({ discounts: [aDiscount('province', 20_000, 5_000)] });
    expect(booked(aGroup('card', [anOrder({ sale: given, deliveredAt: AT })]))).toEqual({
      'provider-clearing': 205_000n,
      'promotion-subsidy': 25_000n,
      'cooperative-payable': -219_000n,
      'platform-commission': -10_000n,
      'commission-vat': -1_000n,
    });
    // The goods of 200,000 after 20,000 off: commission and tax are of what is left.
    const own = aSale({ discounts: [aDiscount('cooperative', 20_000)] });
    const placed = outstanding(aGroup('cod', [anOrder({ sale: own })]), new Set(), AT);
    expect(placed.map(({ kind, entries }) => [kind, entries[0]?.amount])).toEqual([
      ['placement', 250_000n],
      ['subsidy', 20_000n],
    ]);
    expect(booked(aGroup('card', [anOrder({ sale: own, deliveredAt: AT })]))).toEqual({
      'provider-clearing': 230_000n,
      'cooperative-payable': -219_000n,
      'platform-commission': -10_000n,
      'commission-vat': -1_000n,
    });
  });

  it('cancelled, nobody pays for its promotions', () => {
    const discounts = [aDiscount('platform', 20_000), aDiscount('cooperative', 0, 9_000)];
    expect(booked(aGroup('cod', [anOrder({ sale: aSale({ discounts }), cancelledAt: AT })], 'cancelled'))).toEqual({});
  });

  it('refunded in parts and then as a whole, whoever bore a part of the price has it back', () => {
    const discounts = [aDiscount('province', 60_000, 5_000)];
    const line = { lineId: 'l1', paid: dong(140_000), given: dong(60_000), bearer: 'province' };
    const some = part(50_000, { returnedAt: AT, line });
    const order = anOrder({ sale: aSale({ discounts }), deliveredAt: AT, parts: [some] });
    expect(booked(aGroup('card', [order]))['promotion-subsidy']).toBe(65_000n - 21_429n);
    expect(booked(aGroup('card', [order], 'refunded'))).toEqual({});
  });

  it('a payout that bounces leaves what was before', () => {
    const line = { lineId: 'l1', cooperativeId: 'c1', amount: dong(99_000) };
    expect(balances([post.payoutSent(line, AT), post.payoutBounced(line, AT)])).toEqual({});
    expect(balances([post.clawBack(line, AT), post.clawBackUndone(line, AT)])).toEqual({});
  });
});

describe('for any sale and any refunds', () => {
  const amount = fc.integer({ min: 1, max: 90_000_000 }).map(dong);
  const sale = fc
    .record({
      goods: amount,
      stays: amount,
      deliveryFee: fc.integer({ min: 0, max: 300_000 }).map(dong),
      bp: fc.nat(3_000),
      isTaxed: fc.boolean(),
      bearer: fc.constantFrom(undefined, 'platform', 'cooperative'),
    })
    .map(({ goods, stays, deliveryFee, bp, isTaxed, bearer }) =>
      aSale({
        ...{ goods: plus(goods, stays), deliveryFee, rate: { rateBp: bp, vatBp: 1000 }, rules: isTaxed ? HKD : [] },
        bases: [
          { activity: 'goods', amount: goods },
          { activity: 'services', amount: stays },
        ],
        // A third of the goods, and half of the delivery.
        discounts: bearer ? [aDiscount(bearer, Number(goods / 3n), Number(deliveryFee / 2n))] : [],
      }),
    );
  const cuts = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 5 });

  /** Cuts an amount into parts. */
  function cut(whole: Dong, at: readonly number[]): Dong[] {
    const points = [...new Set(at.map(one => BigInt(Math.floor(one * Number(whole)))))].sort((a, b) =>
      a < b ? -1 : 1,
    );
    const ends = [...points.filter(point => point > 0n && point < whole), whole as bigint];
    return ends.map((end, index) => minus(dong(end), dong(ends[index - 1] ?? 0n)));
  }

  function partsOf(one: Sale, at: readonly number[]): PartOfSale[] {
    const bases = one.taxes.length > 0 ? one.taxes : [{ activity: 'goods' as const, base: one.goods }];
    const [given] = one.discounts.filter(({ bearer }) => bearer !== 'cooperative');
    return bases.flatMap(({ activity, base }) => {
      const of = activity === 'goods' ? given : undefined;
      const paid = minus(base, of?.goods ?? zero);
      const line = { lineId: activity, paid, given: of?.goods ?? zero, bearer: of?.bearer ?? null };
      return cut(paid, at).map((amount, index) => ({
        ...{ refundId: `${activity}${index}`, activity, amount, line, owedAt: AT, failedAt: null, returnedAt: AT },
      }));
    });
  }

  it('every posting sums to zero, and no entry is of nothing', () => {
    fc.assert(
      fc.property(sale, cuts, fc.boolean(), fc.constantFrom('paid', 'refunded'), (one, at, isClaimed, state) => {
        const order = anOrder({ sale: one, deliveredAt: AT, isClaimed, parts: partsOf(one, at).slice(0, 3) });
        for (const posting of outstanding(aGroup('card', [order], state), new Set(), AT)) {
          expect(sumOf(posting)).toBe(zero);
          expect(posting.entries.every(entry => entry.amount !== 0n)).toBe(true);
        }
      }),
    );
  });

  it('giving all goods back in any order leaves the delivery fee to the co-op, and nothing else', () => {
    fc.assert(
      fc.property(sale, cuts, fc.infiniteStream(fc.nat()), (one, at, keys) => {
        const parts = partsOf(one, at)
          .map(part => ({ part, key: keys.next().value as number }))
          .sort((a, b) => a.key - b.key)
          .map(({ part }) => part);
        const left = booked(aGroup('card', [anOrder({ sale: one, deliveredAt: AT, parts })]));
        const [given] = one.discounts.filter(({ bearer }) => bearer !== 'cooperative');
        const [fee, theirs] = [one.deliveryFee, given?.delivery ?? zero];
        const books = { 'provider-clearing': fee - theirs, 'promotion-subsidy': theirs, 'cooperative-payable': -fee };
        expect(left).toEqual(Object.fromEntries(Object.entries(books).filter(([, sum]) => sum !== 0n)));
      }),
    );
  });

  it('parts that are booked one after the other leave the same books as all at once', () => {
    fc.assert(
      fc.property(sale, cuts, (one, at) => {
        const parts = partsOf(one, at);
        const posted = new Set<string>();
        const all: Posting[] = [];
        for (let count = parts.length; count >= 0; count--) {
          // The later ones are seen first.
          const order = anOrder({ sale: one, deliveredAt: AT, parts: parts.slice(count) });
          const fresh = outstanding(aGroup('card', [order]), posted, AT);
          for (const { kind, cause } of fresh) posted.add(postedKey(kind, cause));
          all.push(...fresh);
        }
        expect(balances(all)).toEqual(booked(aGroup('card', [anOrder({ sale: one, deliveredAt: AT, parts })])));
      }),
    );
  });
});
