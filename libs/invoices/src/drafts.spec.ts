import fc from 'fast-check';
import { dong, minus, plus, zero, type Dong } from '#platform/money';
import { missingDrafts, type SoldOrder, type WentBack } from './drafts.js';
import { VAT_RATES, vatIn, type VatRate } from './vat.js';

const line = (lineId: string | null, gross: number | bigint, rate: VatRate | null = '8%') => ({
  ...{ lineId, name: lineId ?? 'Phí giao hàng', unit: 'gói', quantity: 2, rate },
  gross: dong(gross),
});
const anOrder = (order: Partial<SoldOrder>): SoldOrder => ({
  ...{ orderId: 'order', lines: [], wentBack: [], reversed: null, issued: [] },
  ...order,
});
const back = (refundId: string, lineId: string | null, amount: number | bigint): WentBack => ({
  ...{ refundId, lineId, reason: 'recalled' },
  amount: dong(amount),
});
const sums = (lines: readonly { gross: Dong; vat: Dong }[]) => [
  plus(...lines.map(one => one.gross)),
  plus(...lines.map(one => one.vat)),
];

describe('what is to be invoiced of an order', () => {
  it('is the sale, the VAT taken out of the price once per rate', () => {
    const [draft, ...others] = missingDrafts(
      anOrder({ lines: [line('a', 100_000), line('b', 8_000), line(null, 30_000, '10%')] }),
    );
    expect(others).toEqual([]);
    expect(draft).toMatchObject({ kind: 'original', cause: 'order' });
    // 108,000 at 8 %: 8,000; 30,000 at 10 %: 2,727 of 2,727.27.
    expect(draft?.lines.map(one => one.vat)).toEqual([7_407n, 593n, 2_727n]);
  });

  it('is nothing when all is there, and of what went back since only what is not', () => {
    const order = anOrder({ lines: [line('a', 108_000)], wentBack: [back('r1', 'a', 54_000)] });
    const all = missingDrafts(order);
    expect(all.map(({ kind, cause }) => [kind, cause])).toEqual([
      ['original', 'order'],
      ['adjustment', 'r1'],
    ]);
    const issued = all.map(({ kind, cause, lines }) => ({ kind, cause, lines }));
    expect(missingDrafts({ ...order, issued })).toEqual([]);
    const more = missingDrafts({ ...order, issued, wentBack: [...order.wentBack, back('r2', 'a', 54_000)] });
    expect(more).toMatchObject([{ cause: 'r2', lines: [{ gross: -54_000n, vat: -4_000n }] }]);
  });

  it('goes back at the rate of the sale, whatever the seller’s rate is now', () => {
    const [original] = missingDrafts(anOrder({ lines: [line('a', 105_000, '5%')] }));
    const issued = [{ kind: 'original' as const, cause: 'order', lines: original?.lines ?? [] }];
    const [draft] = missingDrafts(
      anOrder({ lines: [line('a', 105_000, '10%')], issued, wentBack: [back('r', 'a', 105_000)] }),
    );
    expect(draft?.lines).toMatchObject([{ rate: '5%', gross: -105_000n, vat: -5_000n }]);
  });

  it('is refused when more goes back than was sold, or something else', () => {
    const lines = [line('a', 10_000)];
    expect(() => missingDrafts(anOrder({ lines, wentBack: [back('r', 'a', 10_001)] }))).toThrow(RangeError);
    expect(() => missingDrafts(anOrder({ lines, wentBack: [back('r', 'b', 1)] }))).toThrow('no line');
    expect(() => missingDrafts(anOrder({ lines, reversed: dong(9_999) }))).toThrow('is left');
  });

  it('comes to nothing when all goes back, in whatever parts and in whatever order they are issued', () => {
    const rate = fc.option(fc.constantFrom(...VAT_RATES));
    const parts = fc.array(fc.bigInt(1n, 10n ** 8n), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(fc.array(fc.tuple(rate, parts), { minLength: 1, maxLength: 4 }), fc.nat(), (goods, seed) => {
        const lines = goods.map(([of, amounts], at) =>
          line(
            `l${at}`,
            amounts.reduce((sum, one) => sum + one, 0n),
            of,
          ),
        );
        const refunds = goods.flatMap(([, amounts], at) => amounts.map((one, n) => back(`r${at}.${n}`, `l${at}`, one)));
        // Some one by one, the rest with the whole payment.
        const [first, rest] = [
          refunds.slice(0, seed % (refunds.length + 1)),
          refunds.slice(seed % (refunds.length + 1)),
        ];
        const reversed = rest.length > 0 ? plus(...rest.map(one => one.amount)) : null;
        const drafts = missingDrafts(anOrder({ lines, wentBack: first.reverse(), reversed }));
        const [original, ...lessenings] = drafts.map(draft => draft.lines);
        expect(sums([...(original ?? []), ...lessenings.flat()])).toEqual([zero, zero]);
        for (const of of new Set(lines.map(one => one.rate))) {
          const same = (original ?? []).filter(one => one.rate === of);
          const [gross = zero, vat] = sums(same);
          expect(vat).toBe(vatIn(gross, of));
          expect(same.every(one => one.vat >= 0n && minus(one.gross, one.vat) >= 0n)).toBe(true);
        }
      }),
    );
  });
});
