import { isByProduct, isNarrowed, queryOf, readSelection } from './selection.js';

const TODAY = '2026-11-24';

describe('what the department looks at', () => {
  it('comes back from its own address', () => {
    const selection = readSelection(
      {
        from: '2026-03',
        to: '2026-09',
        commune: '03405',
        coop: 'che-suong-may',
        group: 'IV',
        star: '0',
        line: 'textile',
      },
      TODAY,
    );
    expect(selection).toEqual({
      period: { from: '2026-03-01', to: '2026-09-01' },
      commune: '03405',
      cooperative: 'che-suong-may',
      group: 'IV',
      stars: '0',
      line: 'textile',
    });
    expect(readSelection(queryOf(selection), TODAY)).toEqual(selection);
  });

  it.each([
    undefined,
    null,
    'x',
    { line: 'gold', star: '2', group: 'I.1', coop: 'A B', commune: 'x' },
    { from: ['2026-01'], coop: { a: 1 } },
  ])('is half a year of everything when the address makes no sense: %j', query => {
    const selection = readSelection(query, TODAY);
    expect(selection.period).toEqual({ from: '2026-06-01', to: '2026-11-01' });
    expect([isNarrowed(selection), isByProduct(selection)]).toEqual([false, false]);
  });

  it('counts orders per product only when narrowed to some products', () => {
    expect(isByProduct(readSelection({ commune: '03405' }, TODAY))).toBe(false);
    expect(isByProduct(readSelection({ star: '4' }, TODAY))).toBe(true);
  });
});
