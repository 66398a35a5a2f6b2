import { inScope, judgeYield, type Bound } from './bounds.js';

const tea = (change: Partial<Bound>): Bound => ({
  kind: 'yield',
  line: 'tea',
  task: '*',
  cooperativeId: null,
  least: 180n,
  most: 260n,
  validFrom: '2026-01-01',
  validTo: null,
  unit: null,
  usualSize: null,
  fromAge: 0,
  ...change,
});
const here = { line: 'tea', cooperativeId: 'a', day: '2026-11-24' };

describe('the bounds in force', () => {
  it('are of the line and the day', () => {
    expect(
      inScope([tea({ line: 'rice' }), tea({ validFrom: '2027-01-01' }), tea({ validTo: '2026-05-31' })], here),
    ).toEqual([]);
  });

  it('are those approved for the co-op before those for everybody, and the latest of them', () => {
    const own = tea({ cooperativeId: 'a', most: 280n, validFrom: '2026-03-01' });
    const newer = tea({ cooperativeId: 'a', most: 270n, validFrom: '2026-09-01' });
    const others = tea({ cooperativeId: 'b', most: 999n });
    expect(inScope([tea({ validFrom: '2026-10-01' }), own, newer, others], here)).toEqual([newer]);
  });
});

describe('a yield', () => {
  const scope = [
    tea({}),
    tea({ task: 'dry', least: 300n, most: 500n }),
    tea({ task: 'blend@gathered', least: 150n, most: 260n }),
  ];
  const judged = (made: Partial<Parameters<typeof judgeYield>[1]>) =>
    judgeYield(scope, { isPacking: false, in: 1000n, out: 400n, total: made.out ?? 400n, gathered: null, ...made });

  it('B2 lies within what is believed of the task', () => {
    expect(judged({ task: 'dry' })).toBeUndefined();
    expect(judged({ task: 'dry', out: 520n })).toMatchObject({ in: '1000', out: '520', most: '500', of: 'input' });
    expect(judged({ task: 'dry', out: 200n })).toMatchObject({ least: '300' });
  });

  it('B2 is never more than what went in where nothing is believed', () => {
    expect(judged({ out: 1000n })).toBeUndefined();
    expect(judged({ out: 1001n })).toMatchObject({ most: '1000' });
    expect(judged({ isPacking: true, out: 1001n })).toMatchObject({ most: '1000' });
  });

  it('B2 is measured against what was gathered when the goods are packed, or where the task says so', () => {
    expect(judged({ isPacking: true, gathered: 2000n })).toBeUndefined();
    expect(judged({ isPacking: true, gathered: 1100n })).toMatchObject({ in: '1100', out: '400', of: 'gathered' });
    expect(judged({ task: 'blend', gathered: 1100n })).toMatchObject({ of: 'gathered' });
    expect(judged({ task: 'roll', gathered: 1100n })).toBeUndefined();
  });

  it('B2 counts by-products in what came out, and not in the yield of the task', () => {
    expect(judged({ task: 'dry', out: 400n, total: 990n })).toBeUndefined();
    expect(judged({ task: 'dry', out: 400n, total: 1010n })).toMatchObject({ out: '1010', most: '1000' });
  });

  it('forgives what whole grams cannot say', () => {
    expect(
      judgeYield([tea({ task: 'dry' })], {
        task: 'dry',
        isPacking: false,
        in: 1001n,
        out: 261n,
        total: 261n,
        gathered: null,
      }),
    ).toBeUndefined();
    const grams = { task: 'dry', isPacking: false, in: 4n, out: 2n, total: 2n, gathered: null };
    expect(judgeYield([tea({ task: 'dry' })], grams)).toMatchObject({ out: '2', most: '260' });
    expect(judgeYield([], { isPacking: false, in: 1n, out: 2n, total: 2n, gathered: null })).toBeDefined();
  });
});
