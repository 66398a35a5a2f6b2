import { serialRoot } from '../../../libs/labels/src/rolls/change-content.js';
import { judgeLabels } from './judge-labels.js';
import type { SaidChange } from './judge-rows.js';
import type { ChangeRow, RollRow } from './rows.js';

const [GTIN, ROLL, SERIALS] = ['09520001000010', 'roll', ['AAAA', 'BBBB', 'CCCC']];

/** One roll of three: the first two left, with two orders. */
const changes = (
  [
    { state: 'issued', positions: [[1, 3]], labels: 3, root: serialRoot(SERIALS) },
    { state: 'active', lot: 'L1', positions: [[1, 2]], labels: 2, root: serialRoot(SERIALS.slice(0, 2)) },
    {
      ...{ state: 'sold', lot: 'L1', positions: [[1, 2]], labels: 2, root: serialRoot(SERIALS.slice(0, 2)) },
      lines: [
        ['a', [[1, 1]]],
        ['b', [[2, 2]]],
      ],
    },
  ] satisfies Partial<SaidChange>[]
).map((said, number) => {
  const content = JSON.stringify({ at: '', change: `${number}`, gtin: GTIN, roll: ROLL, ...said });
  return { number, content: Buffer.from(content).toString('base64') } as ChangeRow;
});

const judge = (lines: (string | null)[], told = changes) => {
  const labels = SERIALS.map((serial, at): RollRow['labels'][number] => {
    const isSold = at < 2 && told.length === 3;
    const state = isSold ? 'sold' : at < 2 ? 'active' : 'issued';
    return [at + 1, GTIN, serial, state, at < 2 ? 'L1' : null, lines[at] ?? null];
  });
  const roll = { id: ROLL, gtin: GTIN, quantity: 3, is_owners: true, labels };
  return judgeLabels([roll], told).map(({ row, what }) => `${row}: ${what}`);
};

describe('the order with which a label left (T13)', () => {
  it('is what was logged when it left', () => {
    expect(judge(['a', 'b', null])).toEqual([]);
    expect(judge(['a', 'a', null])).toEqual([
      `labels_label ${GTIN}/BBBB: it is of order line a, and was logged to leave with b`,
    ]);
    expect(judge([null, 'b', null])).toEqual([
      `labels_label ${GTIN}/AAAA: it is of order line null, and was logged to leave with a`,
    ]);
  });

  it('is open while it lies at the packing table, and none for a label that was never on a pack', () => {
    const packing = changes.slice(0, 2);
    expect(judge(['a', null, null], packing)).toEqual([]);
    expect(judge([null, null, 'a'], packing)).toEqual([
      `labels_label ${GTIN}/CCCC: it was never on a pack, and is said to be of order line a`,
    ]);
  });
});
