import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { COSIGNATURE, HttpLog, readVerifierKey, signerKey, writeVerifierKey, type VerifierKey } from '#libs/tlog';
import { LastSeen, Sequencer } from '#libs/transparency';
import { cast } from '../../apps/local/src/seed/cast.js';
import { witnessOnce } from '../../apps/witness/src/witness.js';
import { DESK, openBrowser, openWindow, overflow, PHONE } from '../support/browser.js';
import { openMarket, type TestMarket } from '../support/market.js';

const witness = signerKey('so.example/witness', COSIGNATURE, new Uint8Array(32).fill(9));
const [genuine] = cast.labels;
const PROOFS = `/log/proofs/01/${genuine.gtin}/21/${genuine.serial}`;

describe('a suspicious buyer', () => {
  let market: TestMarket;
  let browser: Browser;
  let url: string;
  beforeAll(async () => {
    [market, browser] = await Promise.all([
      openMarket('market', { LOG_WITNESSES: writeVerifierKey(witness) }),
      openBrowser(),
    ]);
    url = await market.listen();
    while ((await market.app.get(Sequencer).takeUp()) > 0);
    const log = new HttpLog(`${url}/log`);
    const keys = await log.json<{ log: string }>('keys');
    const memory = { read: async () => undefined, write: async () => undefined };
    const logKey = readVerifierKey(keys?.log ?? '') as VerifierKey;
    await witnessOnce({ log, logKey, key: witness, memory, now: () => 1_764_216_000 });
  }, 120_000);
  afterAll(async () => {
    await browser.close();
    await market.close();
  });

  it.each([
    ['a phone', PHONE],
    ['a desk', DESK],
  ])(
    'lets the browser check every line, on %s (T09, T10)',
    async (_what, look) => {
      const context = await openWindow(browser, url, look as never);
      const page = await context.newPage();
      await page.goto(PROOFS);
      await page.getByText(/Đã tự kiểm tra \d+ dòng/).waitFor({ timeout: 20_000 });
      expect(await page.getByText('Chữ ký của Sở cũng đúng').count()).toBe(1);
      expect(await page.getByText('✗').count()).toBe(0);
      expect(await overflow(page)).toBe(0);
      const axe = await new AxeBuilder({ page }).analyze();
      expect(axe.violations.map(({ id, nodes }) => [id, nodes[0]?.html])).toEqual([]);
      await page.goto('/log');
      expect(await overflow(page)).toBe(0);
      expect(
        (await new AxeBuilder({ page }).analyze()).violations.map(({ id, nodes }) => [id, nodes[0]?.html]),
      ).toEqual([]);
      await context.close();
    },
    120_000,
  );

  it('reads on the page of the pack when the department last confirmed the log (T10)', async () => {
    await market.app.get(LastSeen).ask();
    const page = await market.visitor().get(`/trace/01/${genuine.gtin}/21/${genuine.serial}`);
    expect(page.body).toContain('Sở xác nhận sổ lần cuối lúc 27/11/2025 11:00');
  });

  it('takes the proof of an event and of a label home and has them checked without a network, with the two public keys (T09)', async () => {
    const { body } = await market.visitor().get(PROOFS);
    const files = [...body.matchAll(/href="(\/log\/entries\/\d+\.tlog-proof)"/g)].map(([, path = '']) => path);
    const { log } = JSON.parse((await market.visitor().get('/log/keys')).body) as { log: string };
    const folder = await mkdtemp(join(tmpdir(), 'proofs-'));
    const check = async (text: string, keys = [log, writeVerifierKey(witness)]) => {
      await writeFile(join(folder, 'one.tlog-proof'), text);
      return runAudit(['--proof', join(folder, 'one.tlog-proof'), '--log', keys[0] ?? '', '--witness', keys[1] ?? '']);
    };
    try {
      const texts = await Promise.all(files.map(async path => (await market.visitor().get(path)).body));
      for (const kind of ['"kind":"event"', '"kind":"label"']) {
        const text = texts.find(one => Buffer.from(/^extra (.*)$/m.exec(one)?.[1] ?? '', 'base64').includes(kind));
        const said = await check(text ?? '');
        expect(said).toMatchObject({ code: 0, out: expect.stringContaining('signed by so.example/witness') });
        expect(said.out).toContain(kind);
        expect(await check((text ?? '').replace(/^index \d+/m, 'index 0'))).toMatchObject({ code: 1 });
      }
      const stranger = signerKey('so.example/witness', COSIGNATURE, new Uint8Array(32).fill(8));
      expect(await check(texts[0] ?? '', [log, writeVerifierKey(stranger)])).toMatchObject({
        code: 1,
        out: 'NOT PROVED: a witness has not signed\n',
      });
    } finally {
      await rm(folder, { recursive: true });
    }
  }, 60_000);

  it('is warned when a line was changed', async () => {
    const context = await openWindow(browser, url, PHONE as never);
    const page = await context.newPage();
    await page.route('**/*.tlog-proof', async route => {
      const answer = await route.fetch();
      const [first = '', extra = '', ...rest] = (await answer.text()).split('\n');
      const entry = Buffer.from(extra.replace('extra ', ''), 'base64').toString().replace('"actor":"', '"actor":"x');
      await route.fulfill({ body: [first, `extra ${Buffer.from(entry).toString('base64')}`, ...rest].join('\n') });
    });
    await page.goto(PROOFS);
    await page.getByText(/không khớp với sổ/).waitFor({ timeout: 20_000 });
    await context.close();
  }, 120_000);
});

/** The one file that the department has, in a process of its own. */
const runAudit = (args: string[]): Promise<{ code: number; out: string }> =>
  new Promise(done =>
    execFile(process.execPath, [join(import.meta.dirname, '../../dist/programs/audit.mjs'), ...args], (error, out) =>
      done({ code: typeof error?.code === 'number' ? error.code : 0, out }),
    ),
  );
