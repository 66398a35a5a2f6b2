import { LINE_CODES, missingOf, OCOP_GROUPS } from '#libs/catalog';
import { recipeOf } from '#libs/traceability';
import { addMonths, dayOf } from '#platform/clock';
import { makeBatches } from './batches.js';
import { makeBuyers } from './buyers.js';
import { products } from './catalogue.js';
import { codeOf, Dice, idAt, idOf } from './dice.js';
import { makeWishes } from './wishes.js';

const NOW = new Date('2026-11-24T02:00:00Z');
const COMMUNES = [
  { code: '00004', provinceCode: '01' },
  { code: '03405', provinceCode: '12' },
  { code: '26740', provinceCode: '79' },
  { code: '01000', provinceCode: '22' },
];

const past = () => makeWishes(makeBatches(NOW), makeBuyers(50, COMMUNES), NOW);

describe('chance', () => {
  it('falls the same way every time, and evenly', () => {
    const throws = (seed: number) => {
      const dice = new Dice(seed);
      return Array.from({ length: 6000 }, () => dice.whole(1, 6));
    };
    expect(throws(1)).toEqual(throws(1));
    const counts = [1, 2, 3, 4, 5, 6].map(face => throws(7).filter(one => one === face).length);
    for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(200);
  });

  it('gives the same names to the same things', () => {
    expect(idOf('a')).toBe(idOf('a'));
    expect(idAt('a', NOW)).toBe(idAt('a', NOW));
    expect(idAt('a', NOW)).not.toBe(idAt('b', NOW));
    expect(idAt('z', NOW) < idAt('a', new Date(NOW.getTime() + 1))).toBe(true);
    expect(codeOf('a', 12)).toMatch(/^[2-9A-HJ-NP-Z]{12}$/);
  });

  it('makes the same past of the same moment', () => {
    const sketch = () =>
      past().map(wish => [
        wish.placedAt.toISOString(),
        wish.buyer.phone,
        wish.method,
        wish.goods.map(one => [one.batch.lot, one.quantity]),
      ]);
    expect(sketch()).toEqual(sketch());
  });
});

describe('the orders of the sample province', () => {
  // Tết lies within the last six months of the one, and outside those of the other.
  it.each(['2026-11-24T02:00:00Z', '2027-03-31T02:00:00Z'])('are as many in the last six months of %s', day => {
    const now = new Date(day);
    const orders = makeWishes(makeBatches(now), makeBuyers(50, COMMUNES), now)
      .filter(wish => dayOf(wish.placedAt) > addMonths(dayOf(now), -6))
      .map(wish => new Set(wish.goods.map(one => one.batch.product.goods.of)).size);
    expect(Math.abs(orders.reduce((sum, one) => sum + one, 0) - 3000)).toBeLessThan(150);
  });
});

describe('the products of the sample province', () => {
  it('are on every line, in leaves of the OCOP list, under their own address', () => {
    expect(new Set(products.map(one => one.goods.line))).toEqual(new Set(LINE_CODES));
    const parents = new Set(OCOP_GROUPS.map(group => group.parentCode));
    for (const { goods } of products)
      expect(OCOP_GROUPS.some(group => group.code === goods.group) && !parents.has(goods.group)).toBe(true);
    expect(new Set(products.map(one => one.slug)).size).toBe(products.length);
  });

  it('say what a listing must say', () => {
    const incomplete = products.filter(({ goods }) => {
      const [nameVi, ingredientsVi, usageVi] = [goods.name[0], goods.ingredients[0], goods.usage[0]];
      return (
        missingOf(
          { ...goods, nameVi, ingredientsVi, usageVi, groupCode: goods.group, hasVariant: goods.packs.length > 0 },
          '2026-11-24',
        ).length > 0
      );
    });
    expect(incomplete.map(one => one.slug)).toEqual([]);
  });

  it('are made by tasks of their recipe', () => {
    for (const { goods } of products) {
      const kinds =
        recipeOf(goods.line)
          ?.tasks.filter(task => task.step === 'make')
          .map(task => task.kind) ?? [];
      expect(goods.works.filter(([kind]) => !kinds.includes(kind))).toEqual([]);
    }
  });

  it('are told in both languages, in composed letters', () => {
    for (const { goods } of products)
      for (const [vi, en] of [goods.name, goods.summary, goods.story, goods.ingredients, goods.usage]) {
        expect(vi).toBe(vi.normalize('NFC').trim());
        expect(vi.length > 0 && en.length > 0).toBe(true);
      }
  });
});
