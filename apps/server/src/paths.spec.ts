import { paths, withQuery } from './paths.js';

/** Every path with its parts named after the parameters of its builder. */
function siteMap(tree: object, trail = ''): string[] {
  return Object.entries(tree).flatMap(([name, value]) => {
    if (typeof value === 'string') return [`${trail}${name}  ${value}`];
    if (typeof value === 'object') return siteMap(value as object, `${trail}${name}.`);
    const build = value as (...parts: unknown[]) => string;
    const parts = [...(/\(([^)]*)\)/.exec(build.toString())?.[1] ?? '').matchAll(/(\w+)( = \{\})?/g)];
    const given = parts.filter(([, , isQuery]) => !isQuery).map(([, part]) => (part === 'width' ? 640 : `:${part}`));
    return [`${trail}${name}  ${decodeURIComponent(build(...given))}`];
  });
}

describe('the site map', () => {
  const map = siteMap(paths);

  it('is this', () => {
    console.log(map.join('\n'));
    expect(map.length).toBeGreaterThan(80);
    expect(map.filter(line => !/^[\w.]+ {2}\/[\w\-/:.]*(\?[\w:=&]*)?$/.test(line))).toEqual([]);
  });

  it('never has the same place under two names', () => {
    const places = map.map(line => line.split('  ')[1]?.replace(/\?.*/, ''));
    const twice = places.filter((place, at) => places.indexOf(place) !== at);
    expect(twice).toEqual([]);
  });

  it('lets nothing that stands in a name break out of its place', () => {
    expect(paths.product('a/../b?c#d')).toBe('/products/a%2F..%2Fb%3Fc%23d');
    expect(paths.link.label('09529001010017', 'A/B%1')).toBe('/01/09529001010017/21/A%2FB%251');
    expect(withQuery('/search', { q: 'chè & mật', star: ['4', '5'], page: undefined, sort: '' })).toBe(
      '/search?q=ch%C3%A8+%26+m%E1%BA%ADt&star=4&star=5',
    );
  });
});
