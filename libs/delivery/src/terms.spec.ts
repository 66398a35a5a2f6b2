import fc from 'fast-check';
import { dong, plus } from '#platform/money';
import { FIRST_PRICE_LISTS } from './tariff/first-price-lists.js';
import { COD_BEARERS, type CodBearer } from './tariff/price-list.js';
import { isSameEverywhere, quotesOf, type Parcel, type Terms } from './terms.js';

const [, list = FIRST_PRICE_LISTS[0]] = FIRST_PRICE_LISTS;
const [NEAR, REMOTE, FAR] = ['03390', '03439', '00004'] as const;

const termsOf = (codBorneBy: CodBearer): Terms => ({
  day: '2026-11-24',
  holidays: new Set(),
  rhythms: new Map(),
  routes: new Map(),
  provinceOf: new Map([
    [NEAR, '12'],
    [REMOTE, '12'],
    [FAR, '01'],
  ]),
  list: list && {
    ...list,
    codBorneBy,
    remoteFee: dong(list.remoteFee),
    codFee: dong(list.codFee),
    remoteCommunes: new Set(list.remoteCommunes),
    steps: list.steps.map(step => ({ ...step, fee: dong(step.fee) })),
  },
});

const aParcel = (over: Partial<Parcel> = {}): Parcel => {
  return { cooperativeId: 'any', fromCommuneCode: NEAR, grams: 400, mm3: 0, goods: dong(200_000), ...over };
};

describe('what a buyer is asked for a parcel', () => {
  const commune = fc.constantFrom(NEAR, REMOTE, FAR);
  const any = fc.record({
    bearer: fc.constantFrom(...COD_BEARERS),
    toCommuneCode: commune,
    isPaidAtDoor: fc.boolean(),
    from: commune,
    grams: fc.nat(70_000),
    mm3: fc.nat(400_000_000),
    goods: fc.bigInt({ min: 0n, max: 90_000_000n }),
    heavier: fc.nat(9_000),
  });

  it('is never negative, never less for more weight, and more at the door only where the buyer bears it', () => {
    fc.assert(
      fc.property(any, ({ bearer, from, heavier, grams, mm3, goods, ...to }) => {
        const parcel = aParcel({ fromCommuneCode: from, grams, mm3, goods: dong(goods) });
        const parcels = [parcel, { ...parcel, grams: grams + heavier }];
        const [light, heavy] = quotesOf(termsOf(bearer), to, parcels);
        if (!light || !heavy) throw new Error('a parcel without a quote');
        expect(light.asked >= 0n && light.asked <= heavy.asked).toBe(true);
        const isAskedMore = to.isPaidAtDoor && bearer === 'buyer';
        expect(light.asked).toBe(isAskedMore ? plus(light.delivery, light.cod) : light.delivery);
      }),
    );
  });

  it('is reckoned from goods and way together when they are paid at the door', () => {
    const goods = dong(2_000_000);
    const to = { toCommuneCode: REMOTE, isPaidAtDoor: true };
    const [quote] = quotesOf(termsOf('buyer'), to, [aParcel({ goods, mm3: 6_000 * 900 })]);
    // 21.000 for 900 g by room, 15.000 of a remote commune; 0,8 % of 2.036.000.
    expect(quote).toMatchObject({ chargeable: 900, base: 21_000n, remote: 15_000n, cod: 16_288n, asked: 52_288n });
  });

  it('is the same in all communes of a province unless one of them is remote', () => {
    expect(isSameEverywhere(termsOf('buyer'), [NEAR, FAR])).toBe(true);
    expect(isSameEverywhere(termsOf('buyer'), [NEAR, REMOTE])).toBe(false);
  });
});
