import { promisedAhead } from './ahead.js';

describe('goods of a harvest that is expected', () => {
  // Packed on weekdays but Sundays within two days, half of four days on the way at the soonest.
  const terms = { holidays: new Set<string>(['2026-12-16']), rhythms: new Map() };
  const way = { cooperative: 'coop', way: { daysOnWay: 4 } };

  it('are promised between what the first of its days allows and what the last does', () => {
    expect(promisedAhead(terms, way, { from: '2026-12-07', to: '2026-12-14' })).toEqual({
      packBy: '2026-12-17',
      from: '2026-12-11',
      to: '2026-12-22',
    });
  });

  it('are promised to nobody where nothing is worked', () => {
    const rhythms = new Map([['coop', { weekdays: [], cutOffHour: 15, packingDays: 2, closed: [] }]]);
    expect(promisedAhead({ ...terms, rhythms }, way, { from: '2026-12-07', to: '2026-12-14' })).toBeUndefined();
  });
});
