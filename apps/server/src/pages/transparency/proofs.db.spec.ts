import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { readVerifierKey, verifyProofFile, type VerifierKey } from '#libs/tlog';
import { Sequencer } from '#libs/transparency';

describe('the proofs of a pack', () => {
  let market: TestMarket;
  let pack: { gtin: string; serial: string; lot: string };
  beforeAll(async () => {
    market = await openMarket('market');
    while ((await market.app.get(Sequencer).takeUp()) > 0);
    const [found] = await market.ask<typeof pack>(
      `SELECT l.gtin, l.serial, b.lot FROM labels_label l JOIN traceability_batch b ON b.id = l.batch_id WHERE l.state = 'active' ORDER BY 1, 2 LIMIT 1`,
    );
    if (!found) throw new Error('the market has no label');
    pack = found;
  }, 120_000);
  afterAll(() => market.close());
  const get = (url: string, headers = {}) => market.visitor().get(url, headers);

  it('are linked from its page, and from the page of its lot', async () => {
    const scanned = await get(`/trace/01/${pack.gtin}/21/${pack.serial}`);
    expect(scanned.body).toContain(`href="/log/proofs/01/${pack.gtin}/21/${pack.serial}"`);
    const lot = await get(`/log/proofs/01/${pack.gtin}/10/${pack.lot}`);
    expect(lot.status).toBe(200);
  });

  it('are listed with a file for every task and every change of its label, each of which proves itself (T09, T11)', async () => {
    const page = await get(`/log/proofs/01/${pack.gtin}/21/${pack.serial}`);
    const files = [...page.body.matchAll(/href="(\/log\/entries\/\d+\.tlog-proof)"/g)].map(([, file = '']) => file);
    expect(files.length).toBeGreaterThan(3);
    expect(page.body).toContain('Tem được dán lên gói hàng');
    const log = readVerifierKey((JSON.parse((await get('/log/keys')).body) as { log: string }).log) as VerifierKey;
    for (const file of files)
      expect(verifyProofFile((await get(file)).body, log, [])).toMatchObject({ index: expect.any(BigInt) });
  });

  it('speak English, and are not there for what we never made', async () => {
    expect((await get(`/log/proofs/01/${pack.gtin}/21/${pack.serial}`, { cookie: 'language=en' })).body).toContain(
      'Proofs from the public log',
    );
    for (const url of [
      '/log/proofs/01/123',
      `/log/proofs/01/${pack.gtin}`,
      `/log/proofs/01/${pack.gtin}/21/NOPE`,
      '/log/proofs/x',
    ])
      expect((await get(url)).status).toBe(404);
  });

  it('put the last word of the department on the page of a pack (T10)', async () => {
    expect((await get(`/trace/01/${pack.gtin}/21/${pack.serial}`)).body).toContain('Ghi vào sổ công khai.');
  });
});
