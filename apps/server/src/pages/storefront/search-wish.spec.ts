import fc from 'fast-check';
import { addressOf, filtersOn, isFiltered, readAddress, toggled, wishOf } from './search-wish.js';

const blank = readAddress({});

describe('the address of a search', () => {
  it('asks for the newest of everything when it says nothing', () => {
    expect(wishOf(blank)).toMatchObject({
      words: undefined,
      wish: { communes: null, stars: null, from: null, sort: 'newest', limit: 24, offset: 0 },
    });
  });

  it('asks for the closest when there are words', () => {
    expect(wishOf(readAddress({ q: 'chè' })).wish.sort).toBe('relevance');
    expect(wishOf(readAddress({ q: 'chè', sort: 'price' })).wish.sort).toBe('price');
  });

  it('takes one value or several, and prices as people type them', () => {
    const { wish } = wishOf(
      readAddress({ line: 'tea', stars: ['4', '5', 'x', '9'], from: '120.000', to: '1 200 000đ', page: '3' }),
    );
    expect(wish).toMatchObject({ lines: ['tea'], stars: [4, 5], from: 120_000, to: 1_200_000, offset: 48 });
  });

  it('goes on reading whatever stands there', () => {
    const anything = fc.oneof(fc.string(), fc.array(fc.string()), fc.constant(undefined));
    const keys = ['q', 'commune', 'group', 'stars', 'line', 'cooperative', 'from', 'to', 'sort', 'page'];
    fc.assert(
      fc.property(fc.record(Object.fromEntries(keys.map(key => [key, anything]))), query => {
        const { wish } = wishOf(readAddress(query));
        expect(wish.offset).toBeGreaterThanOrEqual(0);
        expect(wish.offset % 24).toBe(0);
        for (const sum of [wish.from, wish.to])
          expect(sum === null || (Number.isInteger(sum) && sum >= 0 && sum <= 99_999_999)).toBe(true);
      }),
    );
  });

  it('comes back from its own links unchanged', () => {
    const asked = readAddress({ q: 'chè', line: ['tea', 'rice'], stars: '4', from: '1000', sort: 'price', page: '2' });
    const link = new URL(addressOf(asked, { page: 2 }), 'http://market');
    const query = Object.fromEntries(
      [...new Set(link.searchParams.keys())].map(key => [key, link.searchParams.getAll(key)]),
    );
    const single = (value: string[] | undefined) => (value?.length === 1 ? value[0] : value);
    expect(readAddress(Object.fromEntries(Object.entries(query).map(([key, value]) => [key, single(value)])))).toEqual(
      asked,
    );
  });

  it('takes a choice and takes it back, from the first page', () => {
    const asked = readAddress({ line: 'tea', page: '5' });
    expect(toggled(asked, 'line', 'rice')).toBe('/search?line=tea&line=rice');
    expect(toggled(asked, 'line', 'tea')).toBe('/search');
  });

  it('counts every choice, and a range of prices once', () => {
    expect(filtersOn(readAddress({ q: 'chè', line: ['tea', 'rice'], stars: '4', from: '1000', to: '9000' }))).toBe(4);
  });

  it('knows whether anything is filtered', () => {
    expect(isFiltered(readAddress({ q: 'chè', sort: 'price' }))).toBe(false);
    expect(isFiltered(readAddress({ to: '9000' }))).toBe(true);
    expect(isFiltered(readAddress({ commune: '03390' }))).toBe(true);
  });
});
