import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { InjectOptions } from 'fastify';
import { captureLine, queryLine } from '../../server/src/pages/keys/curl-lines.js';
import { openMarket, type TestMarket } from '../../../test/support/market.js';
import { partnerKey } from './partner-key.js';

describe('the key of the sample partner', () => {
  let market: TestMarket;
  let folder: string;
  beforeAll(async () => {
    market = await openMarket('market');
    folder = mkdtempSync(join(tmpdir(), 'partner-'));
  }, 120_000);
  afterAll(async () => {
    rmSync(folder, { recursive: true });
    await market.close();
  });

  it('is nowhere before the local app is started', async () => {
    expect(await market.ask('SELECT id FROM identity_api_key')).toEqual([]);
  });

  it('stays the same from start to start, until it is revoked', async () => {
    const first = await partnerKey(market.app, folder);
    expect(first?.key).toMatch(/^cpk_/);
    expect(await partnerKey(market.app, folder)).toEqual(first);
    expect(statSync(join(folder, 'partner.key')).mode & 0o077).toBe(0);
    await market.ask('UPDATE identity_api_key SET revoked_at = now()');
    const second = await partnerKey(market.app, folder);
    expect(second?.key).not.toBe(first?.key);
    expect(readFileSync(join(folder, 'partner.key'), 'utf8').trim()).toBe(second?.key);
  });

  it('does what the lines of the demo page say, word for word', async () => {
    const { key = '' } = (await partnerKey(market.app, folder)) ?? {};
    const url = 'http://localhost:3000';
    const epc = 'https://id.gs1.org/01/09529001990018/21/THU1';
    const run = async (line: string) => {
      const { statusCode, body } = await market.app.inject(asRequest(line));
      return { status: statusCode, text: body };
    };
    expect((await run(captureLine(url, key, epc, market.clock.now()))).status).toBe(202);
    const told = await run(queryLine(url, key, epc));
    expect(told.status).toBe(200);
    const document = JSON.parse(told.text) as { epcisBody: { queryResults: { resultsBody: { eventList: object[] } } } };
    expect(document.epcisBody.queryResults.resultsBody.eventList).toEqual([
      expect.objectContaining({ epcList: [epc], bizStep: 'receiving' }),
    ]);
  });
});

/** What curl does with such a line; the shell parts it into words. */
function asRequest(line: string): InjectOptions {
  const script = `curl() { printf '%s\\0' "$@"; }\n${line}`;
  const words = execFileSync('sh', ['-c', script], { encoding: 'utf8' }).split('\0').slice(0, -1);
  const request: InjectOptions = { method: 'GET', headers: {} };
  for (let at = 0; at < words.length; at++) {
    const word = words[at] as string;
    if (word === '-H') {
      const [, name = '', value = ''] = /^([^:]+): (.*)$/.exec(words[++at] as string) ?? [];
      request.headers = { ...request.headers, [name]: value };
    } else if (word === '-d') Object.assign(request, { method: 'POST', payload: words[++at] });
    else if (/^https?:/.test(word)) request.url = word;
  }
  return request;
}
