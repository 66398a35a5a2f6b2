import { packingSums } from './packing-sums.js';
import type { OrderToPack, PackingLine } from './packing-list.query.js';

const tea = (quantity: number, lots: PackingLine['lots']): PackingLine => ({
  nameVi: 'Chè',
  nameEn: 'Tea',
  netQuantity: 200,
  netUnit: 'g',
  quantity,
  lots,
});
const anOrder = (lines: PackingLine[]): OrderToPack => ({
  number: 'A-1',
  placedAt: new Date('2026-11-24T02:00:00Z'),
  receiver: null,
  place: '',
  note: '',
  pickup: null,
  together: [],
  lines,
});

describe('what to fetch from the store', () => {
  it('is summed over orders, lot by lot', () => {
    const sums = packingSums([
      anOrder([
        tea(3, [
          { lot: 'C1', bestBefore: null, quantity: 2 },
          { lot: 'C2', bestBefore: null, quantity: 1 },
        ]),
      ]),
      anOrder([tea(4, [{ lot: 'C2', bestBefore: null, quantity: 4 }])]),
    ]);
    expect(sums.map(sum => [sum.lot, sum.packs])).toEqual([
      ['C1', 2],
      ['C2', 5],
    ]);
  });

  it('includes packs whose batch was recalled, without a lot', () => {
    expect(
      packingSums([anOrder([tea(3, [{ lot: 'C1', bestBefore: null, quantity: 1 }])])]).map(sum => [sum.lot, sum.packs]),
    ).toEqual([
      ['C1', 1],
      ['', 2],
    ]);
  });
});
