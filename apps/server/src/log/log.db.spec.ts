import { randomBytes } from 'node:crypto';
import { openMarket, type TestMarket } from '../../../../test/support/market.js';
import {
  COSIGNATURE,
  isEqual,
  leafHash,
  proveConsistency,
  readBundle,
  readVerifierKey,
  rootOf,
  signatureLine,
  signerKey,
  tilePath,
  verifyCheckpoint,
  verifyConsistency,
  verifyProofFile,
  writeVerifierKey,
  type TileSource,
  type VerifierKey,
} from '#libs/tlog';
import { Log, Sequencer } from '#libs/transparency';
import { Database } from '#platform/database';

const witness = signerKey('so.example/witness', COSIGNATURE, new Uint8Array(32).fill(9));

describe('the public log over HTTP', () => {
  let market: TestMarket;
  let logKey: VerifierKey;
  beforeAll(async () => {
    market = await openMarket('bare', { LOG_WITNESSES: writeVerifierKey(witness) });
    await write(300);
    logKey = readVerifierKey((JSON.parse((await get('/log/keys')).body) as { log: string }).log) as VerifierKey;
  });
  afterAll(() => market.close());

  const get = (url: string) => market.visitor().get(url);
  const post = (note: string) =>
    market
      .visitor()
      .send({ method: 'POST', url: '/log/cosignatures', payload: note, headers: { 'content-type': 'text/plain' } });
  const write = async (count: number) => {
    const [log, db] = [new Log(market.app.get(Database)), market.app.get(Database)];
    await db.transaction(async tx => {
      const recordTime = await log.recordTime(tx);
      const line = { kind: 'event', salt: randomBytes(16), content: randomBytes(16), recordTime, actor: 'nobody' };
      await log.add(
        tx,
        Array.from({ length: count }, (_, at) => ({ ...line, subject: `urn:event:${at}` })),
      );
    });
    await market.app.get(Sequencer).takeUp();
  };
  const checkpoint = async () => {
    const signed = verifyCheckpoint((await get('/log/checkpoint')).bytes, logKey, [witness]);
    if (!signed) throw new Error('not a checkpoint of ours');
    return signed;
  };
  /** As a stranger would: nothing but the published tiles. */
  const source: TileSource = async tiles =>
    new Map(
      await Promise.all(
        tiles.map(async tile => [tilePath(tile), (await get(`/log/${tilePath(tile)}`)).bytes] as [string, Uint8Array]),
      ),
    );

  it('serves the checkpoint as text that nobody keeps for long (T02)', async () => {
    const answer = await get('/log/checkpoint');
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers).toMatchObject({
      'content-type': 'text/plain; charset=utf-8',
      'cache-control': 'public, max-age=2',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    expect(answer.body).toMatch(/^localhost:3000\/log\n300\n[A-Za-z0-9+/]{43}=\n\n— localhost:3000\/log /);
  });

  it('serves tiles and entries as bytes that may be kept for ever (T05, T06)', async () => {
    for (const [path, length] of [
      ['tile/0/000', 8192],
      ['tile/0/001.p/44', 44 * 32],
      ['tile/1/000.p/1', 32],
    ] as const) {
      const answer = await get(`/log/${path}`);
      expect(answer.headers).toMatchObject({
        'content-type': 'application/octet-stream',
        'cache-control': 'public, max-age=31536000, immutable',
        'access-control-allow-origin': '*',
      });
      expect(answer.bytes.length).toBe(length);
    }
    const [entries, tile] = [await get('/log/tile/entries/001.p/44'), await get('/log/tile/0/001.p/44')];
    const hashes = readBundle(entries.bytes)?.map(leafHash);
    expect(isEqual(Buffer.concat(hashes ?? []), tile.bytes)).toBe(true);
  });

  it.each([
    '/log/tile/0/002',
    '/log/tile/0/001',
    '/log/tile/0/001.p/45',
    '/log/tile/1/000.p/2',
    '/log/tile/2/000.p/1',
    '/log/tile/0/0',
    '/log/tile/64/000',
    '/log/tile/63/000',
    '/log/tile/entries/001.p/45',
    '/log/tile/0/x999/x999/x999/x999/x999/999',
    '/log/tile/entries/x999/x999/x999/x999/x999/999',
    '/log/tile/0/x999/x999/x999/x999/x999/x999/999',
    '/log/entries/300.tlog-proof',
    '/log/entries/-1.tlog-proof',
    '/log/entries/99999999999999999999.tlog-proof',
  ])('has no %s', async url => expect((await get(url)).status).toBe(404));

  it('lets strangers compute its root and prove that it only grew', async () => {
    const before = await checkpoint();
    expect(isEqual(await rootOf(before.size, source), before.root)).toBe(true);
    await write(2);
    const after = await checkpoint();
    const proof = await proveConsistency(before.size, after.size, source);
    expect(verifyConsistency(before.size, after.size, before.root, after.root, proof)).toBe(true);
  });

  it('takes the signature of its witness, and proves an entry with both keys (T09, T10)', async () => {
    const { note } = await checkpoint();
    const cosigned = `${note.text}\n${note.signatures[0]?.line}\n${signatureLine(note.text, witness, 1_764_216_000n)}\n`;
    expect((await post(cosigned)).status).toBe(200);
    expect((await post(note.text)).status).toBe(422);
    expect((await post(cosigned.replace('\n302\n', '\n303\n'))).status).toBe(422);
    const file = await get('/log/entries/7.tlog-proof');
    expect(file.headers['content-disposition']).toContain('tlog-proof');
    expect(verifyProofFile(file.body, logKey, [witness])).toMatchObject({ index: 7n });
    const page = await get('/log');
    expect(page.body).toContain('lúc');
    expect(page.body).toContain('302');
  });

  it('lists everything it ever signed', async () => {
    const all = JSON.parse((await get('/log/checkpoints')).body) as {
      number: number;
      note: string;
      cosignatures: unknown[];
    }[];
    expect(all.map(({ number, cosignatures }) => [number, cosignatures.length])).toEqual([
      [1, 0],
      [2, 1],
    ]);
    expect(JSON.parse((await get('/log/checkpoints?from=2')).body)).toHaveLength(1);
  });

  it('refuses what is too large or no text without a fault of its own', async () => {
    const answer = await post('x'.repeat(300_000));
    expect(answer.status).toBe(413);
    const form = await market.visitor().send({
      method: 'POST',
      url: '/log/cosignatures',
      payload: '{"a":1}',
      headers: { 'content-type': 'application/json' },
    });
    expect(form.status).toBe(422);
  });
});
