import fc from 'fast-check';
import { dong, plus } from '#platform/money';
import type { TariffStep, Zone } from '../fee-for.js';
import { TariffUnusable } from '../refusals.js';
import { FIRST_PRICE_LISTS } from './first-price-lists.js';
import {
  chargeableGrams,
  COD_BEARERS,
  feeParts,
  refuseUnusable,
  type PricedParcel,
  type PriceTerms,
} from './price-list.js';

const ZONES: readonly Zone[] = ['same-province', 'other-province'];

/** Any list that may be added: fees rise with weight. */
const anyTerms = fc
  .record({
    grams: fc.uniqueArray(fc.integer({ min: 1, max: 30_000 }), { minLength: 1, maxLength: 6 }),
    rises: fc.array(fc.integer({ min: 0, max: 40_000 }), { minLength: 12, maxLength: 12 }),
    divisor: fc.integer({ min: 1000, max: 10_000 }),
    remoteFee: fc.integer({ min: 0, max: 100_000 }),
    codFee: fc.integer({ min: 0, max: 50_000 }),
    codBasisPoints: fc.integer({ min: 0, max: 500 }),
    codBorneBy: fc.constantFrom(...COD_BEARERS),
  })
  .map(({ grams, rises, divisor, codBasisPoints, codBorneBy, ...fees }): PriceTerms => {
    const sorted = grams.sort((a, b) => a - b);
    const steps = ZONES.flatMap((zone, which) =>
      sorted.map((upToGrams, at): TariffStep => {
        const fee = rises.slice(which * 6, which * 6 + at + 1).reduce((sum, rise) => sum + rise, 0);
        return { zone, upToGrams, fee: dong(fee) };
      }),
    );
    return { steps, divisor, codBasisPoints, codBorneBy, remoteFee: dong(fees.remoteFee), codFee: dong(fees.codFee) };
  });

const anyParcel = fc.record<PricedParcel>({
  zone: fc.constantFrom(...ZONES),
  grams: fc.integer({ min: 0, max: 60_000 }),
  mm3: fc.integer({ min: 0, max: 3_000_000_000 }),
  isRemote: fc.boolean(),
  toCollect: fc.bigInt({ min: 0n, max: 50_000_000n }).map(dong),
});

describe('what carrying a parcel costs', () => {
  it('is the sum of its parts, none of which is negative', () => {
    fc.assert(
      fc.property(anyTerms, anyParcel, (terms, parcel) => {
        refuseUnusable(terms);
        const { base, remote, delivery, cod, total, asked } = feeParts(terms, parcel);
        expect(delivery).toBe(plus(base, remote));
        expect(total).toBe(plus(base, remote, cod));
        expect(asked).toBe(terms.codBorneBy === 'buyer' ? total : delivery);
        expect([base, remote, cod].every(part => part >= 0n)).toBe(true);
      }),
    );
  });

  it('never falls when the parcel grows heavier, larger or dearer', () => {
    const ofRoom = fc.tuple(
      anyTerms,
      anyParcel,
      fc.nat(5_000),
      fc.nat(90_000_000),
      fc.bigInt({ min: 0n, max: 1_000_000n }),
    );
    fc.assert(
      fc.property(ofRoom, ([terms, parcel, grams, mm3, more]) => {
        const grown: PricedParcel = {
          ...parcel,
          grams: parcel.grams + grams,
          mm3: (parcel.mm3 ?? 0) + mm3,
          toCollect: plus(parcel.toCollect ?? dong(0), dong(more)),
        };
        const [before, after] = [feeParts(terms, parcel), feeParts(terms, grown)];
        expect(before.total <= after.total && before.asked <= after.asked).toBe(true);
      }),
    );
  });

  it('is nothing for what is not carried', () => {
    fc.assert(
      fc.property(anyTerms, anyParcel, (terms, parcel) => feeParts(terms, { ...parcel, grams: 0 }).total === 0n),
    );
  });

  it('asks a large light parcel for its room', () => {
    const mm3 = 400 * 300 * 250; // 30 dm³
    expect(chargeableGrams(800, mm3, 6000)).toBe(5000);
    expect(chargeableGrams(800, mm3, 5000)).toBe(6000);
    expect(chargeableGrams(7000, mm3, 6000)).toBe(7000);
    expect(chargeableGrams(800, 0, 6000)).toBe(800);
    expect(chargeableGrams(0, mm3, 6000)).toBe(0);
  });

  it('takes for collecting the least fee, or its share of the sum rounded up', () => {
    const list = FIRST_PRICE_LISTS[1];
    if (!list) throw new Error('no second list');
    const steps = list.steps.map(step => ({ ...step, fee: dong(step.fee) }));
    const terms = { ...list, steps, remoteFee: dong(list.remoteFee), codFee: dong(list.codFee) };
    const cod = (toCollect: number) =>
      feeParts(terms, { zone: 'same-province', grams: 400, toCollect: dong(toCollect) }).cod;
    expect(cod(0)).toBe(dong(0));
    expect(cod(300_000)).toBe(dong(9_000));
    expect(cod(2_000_001)).toBe(dong(16_001));
  });
});

describe('a price list', () => {
  const steps: TariffStep[] = ZONES.map(zone => ({ zone, upToGrams: 500, fee: dong(18_000) }));

  it.each([
    ['knows one zone only', steps.slice(1)],
    ['names a weight twice', [...steps, ...steps]],
    ['asks less for more', [...steps, { zone: 'same-province' as const, upToGrams: 900, fee: dong(17_999) }]],
  ])('is of no use when it %s', (_why, list) => {
    expect(() => refuseUnusable({ steps: list })).toThrow(TariffUnusable);
  });

  it.each(FIRST_PRICE_LISTS.map(list => [list.source, list] as const))(
    '%s can be used, and says that it is invented',
    (source, list) => {
      expect(() => refuseUnusable({ steps: list.steps.map(step => ({ ...step, fee: dong(step.fee) })) })).not.toThrow();
      expect(source).toContain('hư cấu');
    },
  );
});
