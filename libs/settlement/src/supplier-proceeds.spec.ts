import fc from 'fast-check';
import { dong, plus } from '#platform/money';
import { divideAmongSuppliers, type Brought, type Earning } from './supplier-proceeds.js';

const by = (batchId: string, supplier: string, amount: bigint): Brought => ({ batchId, supplier, amount });
const earning = (amount: number, ...parts: [batchId: string | null, weight: bigint][]): Earning => ({
  amount: dong(amount),
  parts: parts.map(([batchId, weight]) => ({ batchId, weight })),
});

describe('what members earn by what they brought', () => {
  it('follows the price into the batches and the amount to the members', () => {
    const divided = divideAmongSuppliers(
      [earning(300_000, ['A', 2n], ['B', 1n]), earning(50_000, ['A', 1n], [null, 4n])],
      [by('A', 'TV-01', 30n), by('A', 'TV-02', 10n), by('B', 'TV-01', 5n)],
    );
    expect(Object.fromEntries(divided.batches)).toEqual({ A: 210_000n, B: 100_000n });
    expect(divided.proceeds.map(one => [one.batchId, one.supplier, one.earned])).toEqual([
      ['A', 'TV-01', 157_500n],
      ['A', 'TV-02', 52_500n],
      ['B', 'TV-01', 100_000n],
    ]);
    expect(divided.rest).toBe(40_000n);
  });

  it('takes back as it gave, and keeps what has no batch apart', () => {
    const brought = [by('A', 'TV-01', 1n), by('A', 'TV-02', 1n), by('A', 'TV-03', 1n)];
    const sums = (...earnings: Earning[]) => divideAmongSuppliers(earnings, brought).proceeds.map(one => one.earned);
    expect(sums(earning(100, ['A', 7n]))).toEqual([34n, 33n, 33n]);
    expect(sums(earning(-100, ['A', 7n]))).toEqual([-34n, -33n, -33n]);
    expect(divideAmongSuppliers([earning(-70), earning(30, ['B', 1n])], brought).rest).toBe(-40n);
  });

  it('makes of any sales and refunds proceeds that sum to the whole, each within one đồng of its due', () => {
    const batch = fc.constantFrom('A', 'B', 'C', 'D');
    const part = fc.record({ batchId: fc.option(batch), weight: fc.bigInt(1n, 10n ** 8n) });
    const earnings = fc.array(
      fc.record({
        amount: fc.bigInt(-(10n ** 9n), 10n ** 10n).map(dong),
        parts: fc.array(part, { maxLength: 5 }),
      }),
      { maxLength: 12 },
    );
    const brought = fc.uniqueArray(
      fc.record({
        batchId: batch,
        supplier: fc.constantFrom('TV-01', 'TV-02', 'TV-03'),
        amount: fc.bigInt(1n, 10n ** 7n),
      }),
      { selector: one => `${one.batchId} ${one.supplier}` },
    );
    fc.assert(
      fc.property(earnings, brought, (sales, book) => {
        const { batches, proceeds, rest } = divideAmongSuppliers(sales, book);
        expect(plus(rest, ...proceeds.map(one => one.earned))).toBe(plus(...sales.map(one => one.amount)));
        for (const [id, earned] of batches) {
          const own = proceeds.filter(one => one.batchId === id);
          const total = own.reduce((sum, one) => sum + one.amount, 0n);
          expect(plus(...own.map(one => one.earned))).toBe(earned);
          for (const one of own) {
            const off = one.earned * total - earned * one.amount;
            expect(off < total && off > -total).toBe(true);
          }
        }
      }),
    );
  });
});
