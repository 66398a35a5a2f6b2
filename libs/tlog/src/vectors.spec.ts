import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describeShared, readJson } from '../../../test/support/shared-data.js';
import {
  emptyRoot,
  indexPath,
  leafHash,
  levelsOf,
  nodeHash,
  readSignerKey,
  readVerifierKey,
  signNote,
  TILE_WIDTH,
  toBytes,
  toHex,
  verifyConsistency,
  verifyInclusion,
  verifyNote,
  type VerifierKey,
} from './index.js';

interface Vector {
  leafIdx: bigint;
  treeSize: bigint;
  root: string;
  leafHash: string;
  size1: bigint;
  size2: bigint;
  root1: string;
  root2: string;
  proof: string[] | null;
  wantErr: boolean;
}

/** JSON.parse would round what is above 2^53, and these vectors go there on purpose. */
const NUMBER = /"(leafIdx|treeSize|size1|size2)":\s*(\d+)/g;
const readVector = (file: string): Vector =>
  JSON.parse(readFileSync(file, 'utf8').replace(NUMBER, '"$1": "$2"'), (key, value: unknown) =>
    ['leafIdx', 'treeSize', 'size1', 'size2'].includes(key) ? BigInt(value as string) : value,
  ) as Vector;
const bytes = (text: string) => Uint8Array.from(Buffer.from(text ?? '', 'base64'));

describeShared('the Merkle proofs of transparency-dev (T08)', 'tlog/merkle-proofs', folder => {
  it.each(readdirSync(folder).filter(name => name.endsWith('.json')))('%s', name => {
    const vector = readVector(join(folder, name));
    const proof = (vector.proof ?? []).map(bytes);
    const isProved = name.startsWith('inclusion')
      ? verifyInclusion(vector.leafIdx, vector.treeSize, bytes(vector.leafHash), proof, bytes(vector.root))
      : verifyConsistency(vector.size1, vector.size2, bytes(vector.root1), bytes(vector.root2), proof);
    expect(isProved).toBe(!vector.wantErr);
  });
});

describeShared('the hashes of RFC 6962 (T01)', 'tlog/rfc6962-hash.json', file => {
  const { vectors } = readJson<{ vectors: { case: string; sha256: string; [data: string]: string }[] }>(file);
  it.each(vectors)('$case $dataUtf8', ({ case: kind, sha256, dataUtf8 = '', leftUtf8 = '', rightUtf8 = '' }) => {
    const hash = {
      emptyRoot,
      leaf: () => leafHash(toBytes(dataUtf8)),
      node: () => nodeHash(toBytes(leftUtf8), toBytes(rightUtf8)),
    }[kind];
    expect(hash && toHex(hash())).toBe(sha256);
  });
});

describeShared('the tiles of C2SP (T05)', 'tlog/tlog-tiles-facts.json', file => {
  const facts = readJson<{
    indexEncoding: { n: number; path: string }[];
    treeSizes: { size: number; tiles: Record<string, { full: number; partialWidth: number }> }[];
    fullTileBytes: number;
  }>(file);
  it.each(facts.indexEncoding)('has index $n at $path', ({ n, path }) => expect(indexPath(BigInt(n))).toBe(path));
  it.each(facts.treeSizes)('has the tiles of $size entries', ({ size, tiles }) => {
    const levels = levelsOf(BigInt(size)).map(({ full, partialWidth }) => ({ full: Number(full), partialWidth }));
    expect(Object.fromEntries(levels.entries())).toEqual(tiles);
  });
  it('has 256 hashes in a tile', () => expect(TILE_WIDTH * 32).toBe(facts.fullTileBytes));
});

describeShared('the signed notes of Go (T03)', 'tlog/signed-note.json', file => {
  const { sign, verify } = readJson<{
    sign: { skey: string; text: string; note: string }[];
    verify: {
      vkeys: string[];
      note: string;
      accept: boolean;
      verified?: string[];
      unverified?: string[];
      why?: string;
    }[];
  }>(file);
  it.each(sign)('signs as $skey', ({ skey, text, note }) => {
    const key = readSignerKey(skey);
    expect(key && signNote(text, key)).toBe(note);
  });
  it.each(verify)('verifies: accept $accept $why', ({ vkeys, note, accept, verified, unverified }) => {
    const keys = vkeys.map(readVerifierKey);
    expect(keys).not.toContain(undefined);
    const answer = verifyNote(note, keys as VerifierKey[]);
    expect(answer !== undefined).toBe(accept);
    if (accept && verified) expect(answer?.verified.map(({ name }) => name)).toEqual(verified);
    if (accept && unverified) expect(answer?.unverified.map(({ name }) => name)).toEqual(unverified);
  });
});
