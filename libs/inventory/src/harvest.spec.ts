import { harvestStanding, isExpected, sharedAhead } from './harvest.js';

const TODAY = '2026-11-24';

describe('a harvest that is sold ahead', () => {
  it.each([
    [{ from: '2026-11-24', to: '2026-11-24' }, true],
    [{ from: '2026-12-01', to: '2027-02-07' }, true],
    [{ from: '2026-12-01', to: '2027-02-08' }, false],
    [{ from: '2026-11-23', to: '2026-12-01' }, false],
    [{ from: '2026-12-02', to: '2026-12-01' }, false],
  ] as const)('lies ahead, within days that are known: %j', (days, isIt) => {
    expect(isExpected(days, TODAY)).toBe(isIt);
  });

  it('promises whole packs, and never more than its share', () => {
    expect([sharedAhead(100, 80), sharedAhead(7, 50), sharedAhead(1, 80)]).toEqual([80, 3, 0]);
  });

  it('is coming until a batch of it is there or its days are over', () => {
    const open = { state: 'open', to: TODAY, gatheredAt: null } as const;
    expect(harvestStanding(open, TODAY)).toBe('coming');
    expect(harvestStanding(open, '2026-11-25')).toBe('late');
    expect(harvestStanding({ ...open, gatheredAt: new Date() }, '2026-11-25')).toBe('gathered');
    expect(harvestStanding({ ...open, state: 'called-off' }, TODAY)).toBe('called-off');
  });
});
