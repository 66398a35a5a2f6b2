import fc from 'fast-check';
import { sha256 } from '#sha256';
import {
  concat,
  emptyRoot,
  grow,
  growingTiles,
  isEqual,
  leafHash,
  nodeHash,
  parseTilePath,
  proveConsistency,
  proveInclusion,
  readBundle,
  readTile,
  rootOf,
  TileMissing,
  tilePath,
  toBytes,
  toHex,
  verifyConsistency,
  verifyInclusion,
  writeBundle,
  type TileSource,
} from './index.js';
import { sha256 as inBrowser } from './sha256.browser.js';

/** RFC 6962 §2.1, word for word. */
function treeHash(leaves: Uint8Array[]): Uint8Array {
  const [first] = leaves;
  if (!first) return emptyRoot();
  if (leaves.length === 1) return first;
  let split = 1;
  while (split * 2 < leaves.length) split *= 2;
  return nodeHash(treeHash(leaves.slice(0, split)), treeHash(leaves.slice(split)));
}

/** A log in memory that grows as the real one does. */
class Tiles {
  readonly rows = new Map<string, Uint8Array>();
  readonly leaves: Uint8Array[] = [];

  add(count: number): void {
    const size = BigInt(this.leaves.length);
    const added = Array.from({ length: count }, (_, at) => leafHash(toBytes(`entry ${this.leaves.length + at}`)));
    const edge = new Map(growingTiles(size).map(({ level, index }) => [level, this.row(level, index)]));
    for (const { level, index, hashes } of grow(size, added, edge))
      this.rows.set(`${level}/${index}`, concat(this.row(level, index), hashes));
    this.leaves.push(...added);
  }

  readonly source: TileSource = async tiles =>
    new Map(tiles.map(tile => [tilePath(tile), this.row(Number(tile.level), tile.index)]));

  private row(level: number, index: bigint): Uint8Array {
    return this.rows.get(`${level}/${index}`) ?? new Uint8Array();
  }
}

describe('the hashes of RFC 6962 (T01)', () => {
  /** From the tests of transparency-dev/merkle: the empty root, the leaf of an empty entry, the leaf of "L123456", a node. */
  it.each([
    ['an empty tree', () => emptyRoot(), 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
    [
      'an empty entry',
      () => leafHash(new Uint8Array()),
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    ],
    [
      'an entry',
      () => leafHash(toBytes('L123456')),
      '395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56',
    ],
    [
      'a node',
      () => nodeHash(toBytes('N123'), toBytes('N456')),
      'aa217fe888e47007fa15edab33c2b492a722cb106c64667fc2b044444de66bbb',
    ],
  ])('of %s', (_what, hash, hex) => expect(toHex(hash())).toBe(hex));

  it('are the same on a server and in a browser', () =>
    fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), bytes => isEqual(sha256(bytes), inBrowser(bytes)))));
});

describe('a tree kept in tiles', () => {
  it('has the root of RFC 6962, and proves every entry and every earlier size, however it grew (T05, T08)', async () => {
    const additions = fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(additions, fc.nat(), fc.nat(), async (steps, some, other) => {
        const tiles = new Tiles();
        steps.forEach(step => tiles.add(step));
        const size = tiles.leaves.length;
        const root = await rootOf(BigInt(size), tiles.source);
        expect(isEqual(root, treeHash(tiles.leaves))).toBe(true);

        const index = some % size;
        const leaf = tiles.leaves[index] ?? new Uint8Array();
        const path = await proveInclusion(BigInt(index), BigInt(size), tiles.source);
        expect(verifyInclusion(BigInt(index), BigInt(size), leaf, path, root)).toBe(true);
        expect(verifyInclusion(BigInt(index ^ 1), BigInt(size), leaf, path, root)).toBe(size === 1 && index === 1);

        const before = 1 + (other % size);
        const proof = await proveConsistency(BigInt(before), BigInt(size), tiles.source);
        const oldRoot = treeHash(tiles.leaves.slice(0, before));
        expect(verifyConsistency(BigInt(before), BigInt(size), oldRoot, root, proof)).toBe(true);
        expect(verifyConsistency(BigInt(before), BigInt(size), root, root, proof)).toBe(before === size);
      }),
      { numRuns: 20 },
    );
  });

  it('keeps no tile that is empty, and one level above 256 entries', () => {
    const tiles = new Tiles();
    tiles.add(256);
    expect([...tiles.rows].map(([place, { length }]) => [place, length])).toEqual([
      ['0/0', 8192],
      ['1/0', 32],
    ]);
  });

  it('has a third level above 65,536 entries, with the right root', async () => {
    const tiles = new Tiles();
    tiles.add(65_500);
    tiles.add(100);
    expect(tiles.rows.get('2/0')?.length).toBe(32);
    expect(isEqual(await rootOf(65_600n, tiles.source), treeHash(tiles.leaves))).toBe(true);
  });

  it('says which tile is missing', async () => {
    const tiles = new Tiles();
    tiles.add(300);
    tiles.rows.delete('0/1');
    await expect(rootOf(300n, tiles.source)).rejects.toThrow(TileMissing);
  });
});

describe('the path of a tile', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 0, max: 63 }), fc.constant('entries' as const)),
        fc.bigInt({ min: 0n, max: 10n ** 18n }),
        fc.integer({ min: 1, max: 256 }),
        (level, index, width) =>
          expect(parseTilePath(tilePath({ level, index, width }))).toEqual({ level, index, width }),
      ),
    );
  });

  it.each([
    'tile/0/1',
    'tile/00/001',
    'tile/64/001',
    'tile/0/x000/001',
    'tile/0/001/002',
    'tile/0/x001',
    'tile/0/001.p/0',
    'tile/0/001.p/256',
    'tile/0/001.p/007',
    'tile/-1/001',
    'tile/0/001.p/',
    'tile/data/001',
    '/tile/0/001',
  ])('%s is none', path => expect(parseTilePath(path)).toBeUndefined());
});

describe('a bundle of entries (T06)', () => {
  it('is read back as it was written', () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 700 }), { maxLength: 256 }), entries => {
        expect(readBundle(writeBundle(entries))?.map(entry => [...entry])).toEqual(entries.map(entry => [...entry]));
      }),
      { numRuns: 30 },
    );
    const longest = new Uint8Array(65_535).fill(1);
    expect(readBundle(writeBundle([longest]))?.[0]?.length).toBe(65_535);
  });

  it('that is cut off is none', () => {
    expect(readBundle(Uint8Array.of(0, 3, 1, 2))).toBeUndefined();
    expect(readBundle(Uint8Array.of(0))).toBeUndefined();
    expect(readTile(new Uint8Array(33))).toBeUndefined();
  });
});
