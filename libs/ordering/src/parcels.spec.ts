import { parcelsOf } from './parcels.js';

describe('parcels', () => {
  it('are one per co-op, as heavy as its lines together', () => {
    expect(
      parcelsOf([
        { cooperativeId: 'a', fromCommuneCode: '03390', grams: 400 },
        { cooperativeId: 'b', fromCommuneCode: '03478', grams: 1000 },
        { cooperativeId: 'a', fromCommuneCode: '03390', grams: 50 },
      ]),
    ).toEqual([
      { cooperativeId: 'a', fromCommuneCode: '03390', grams: 450 },
      { cooperativeId: 'b', fromCommuneCode: '03478', grams: 1000 },
    ]);
  });
});
