import { changeContent, serialRoot } from './change-content.js';

describe('what is committed to when labels change their state', () => {
  // RFC 6962 test vectors over the leaves "", "\x00", … are those of binary entries; these are of text, made with its §2.1 by hand.
  it('is a Merkle tree hash over the serials', () => {
    expect(serialRoot([])).toBe('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855');
    expect(serialRoot([''])).toBe('6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d');
    const roots = [['A'], ['A', 'B'], ['B', 'A'], ['A', 'B', 'C'], ['AB', 'C']].map(serialRoot);
    expect(new Set(roots).size).toBe(5);
  });

  const change = {
    change: '01936000-0000-7000-8000-000000000001',
    roll: '01936000-0000-7000-8000-000000000002',
    gtin: '09520001000010',
    state: 'active',
    lot: 'CHE-2026-11',
    at: new Date('2026-11-24T02:00:00Z'),
  } as const;

  it('is the same bytes in whatever order the labels come', () => {
    const labels = [
      { position: 3, serial: 'CCCC' },
      { position: 1, serial: 'AAAA' },
      { position: 2, serial: 'BBBB' },
      { position: 9, serial: 'DDDD' },
    ];
    const { bytes } = changeContent(change, labels);
    expect(changeContent(change, labels.toReversed()).bytes.equals(bytes)).toBe(true);
    expect(bytes.toString()).toBe(
      `{"at":"2026-11-24T02:00:00.000Z","change":"01936000-0000-7000-8000-000000000001","gtin":"09520001000010","labels":4,"lot":"CHE-2026-11",` +
        `"positions":[[1,3],[9,9]],"roll":"01936000-0000-7000-8000-000000000002","root":"${serialRoot(['AAAA', 'BBBB', 'CCCC', 'DDDD'])}","state":"active"}`,
    );
  });

  it('names the lines of orders with which labels leave, each with its stretches', () => {
    const left = [
      { position: 4, serial: 'D', lineId: 'b' },
      { position: 2, serial: 'B', lineId: 'a' },
      { position: 1, serial: 'A', lineId: 'b' },
      { position: 3, serial: 'C', lineId: 'a' },
    ];
    const { lines } = JSON.parse(changeContent({ ...change, state: 'sold' }, left).bytes.toString()) as object as {
      lines: unknown;
    };
    expect(lines).toEqual([
      ['a', [[2, 3]]],
      [
        'b',
        [
          [1, 1],
          [4, 4],
        ],
      ],
    ]);
  });

  it('names no lot while the labels are free', () => {
    expect(changeContent({ ...change, lot: null }, [{ position: 1, serial: 'A' }]).bytes.toString()).not.toContain(
      'lot',
    );
  });
});
