import fc from 'fast-check';
import { dong, plus } from '#platform/money';
import { partsBack } from './money-back.js';
import { MoreThanPaid } from './refusals.js';

const parts = fc
  .array(fc.bigInt({ min: 0n, max: 10n ** 9n }), { minLength: 1, maxLength: 8 })
  .map(amounts => amounts.map((amount, at) => ({ lineId: at === 0 ? null : `l${at}`, amount: dong(amount) })));

describe('money back', () => {
  it('is exactly what was agreed, and of no line more than was paid', () => {
    fc.assert(
      fc.property(parts, fc.double({ min: 0, max: 1, noNaN: true }), (most, at) => {
        const all = plus(...most.map(({ amount }) => amount));
        const agreed = dong(BigInt(Math.round(Number(all) * at)));
        if (agreed === 0n && all > 0n) return void expect(() => partsBack(most, agreed)).toThrow(MoreThanPaid);
        const back = partsBack(most, agreed);
        expect(plus(...back.map(({ amount }) => amount))).toBe(agreed);
        for (const { lineId, amount } of back)
          expect(amount > 0n && amount <= (most.find(one => one.lineId === lineId)?.amount ?? 0n)).toBe(true);
      }),
    );
  });

  it('is all of it when no sum was agreed, and never more', () => {
    const most = [{ lineId: 'a', amount: dong(5) }];
    expect(partsBack(most)).toEqual(most);
    expect(() => partsBack(most, dong(6))).toThrow(MoreThanPaid);
  });
});
