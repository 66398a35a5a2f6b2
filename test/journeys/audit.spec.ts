import { audit, type AuditReport } from '../../apps/audit/src/audit.js';
import type { AuditMemory } from '../../apps/audit/src/public-log.js';
import { officerId } from '../../apps/local/src/seed/people.js';
import { ApiKeys, type Actor } from '#libs/identity';
import {
  ED25519,
  HttpLog,
  readSignerKey,
  readVerifierKey,
  signNote,
  writeCheckpoint,
  type SignerKey,
  type VerifierKey,
} from '#libs/tlog';
import { Sequencer } from '#libs/transparency';
import { cloneDatabase } from '../support/database.js';
import { Liar } from '../support/liar.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { mutateAndAudit } from '../support/mutate-and-audit.js';

const officer: Actor = { personId: officerId, fullName: '', locale: 'vi', offices: ['officer'], seats: [] };

describe('the auditor', () => {
  it('finds nothing in a market that nobody touched, and names every row that somebody did (T12, T13)', async () => {
    const { url, drop } = await cloneDatabase('market');
    try {
      expect(await mutateAndAudit(url, { rounds: 2, perRound: 21 })).toMatchObject({ rows: 42, rounds: 2 });
    } finally {
      await drop();
    }
  }, 300_000);
});

interface ToldDocument {
  epcisBody: { queryResults: { resultsBody: { eventList: Record<string, unknown>[] } } };
}

describe('the auditor, with somebody in between', () => {
  let market: TestMarket;
  let site: string;
  let apiKey: string;
  let logKey: VerifierKey;
  let honest: AuditReport;
  const liar = new Liar();
  beforeAll(async () => {
    market = await openMarket('market', { LOG_LEVEL: 'error' });
    while ((await market.app.get(Sequencer).takeUp()) > 0);
    site = await liar.listen(await market.listen());
    const keys = market.app.get(ApiKeys);
    ({ token: apiKey } = await keys.issueForDepartment(officer, { name: 'Kiểm toán', scopes: ['query'] }));
    const told = await new HttpLog(`${site}/log`).json<{ log: string }>('keys');
    logKey = readVerifierKey(told?.log ?? '') as VerifierKey;
    honest = await look();
  }, 300_000);
  beforeEach(() => (liar.lie = (_path, body) => body));
  afterAll(async () => {
    await liar.close();
    await market.close();
  });

  const look = (before?: AuditMemory, key = apiKey) =>
    audit({ site, apiKey: key, before, keys: { log: logKey, witnesses: [] } });
  /** Changes the list of the first page that the query interface tells. */
  const telling = (change: (events: Record<string, unknown>[]) => void) => {
    liar.lie = (path, body) => {
      if (!path.startsWith('/epcis/events?') || path.includes('nextPageToken')) return body;
      const document = JSON.parse(body) as ToldDocument;
      change(document.epcisBody.queryResults.resultsBody.eventList);
      return JSON.stringify(document);
    };
  };
  const said = async () => (await look()).findings.map(({ row, what }) => `${row}: ${what}`);

  it('finds nothing when that one is honest, and has read events, labels and the log', () => {
    expect(honest.findings).toEqual([]);
    expect(honest.entries).toBeGreaterThan(500);
    expect(honest.rows).toBeGreaterThan(1000);
  });

  it('names what partners are told otherwise than it was logged, though the tables are right (T12)', async () => {
    const changes: [(events: Record<string, unknown>[]) => void, RegExp][] = [
      [events => (events[0] = { ...events[0], bizStep: 'destroying' }), /^epcis_event \d+: .* otherwise than it was/],
      [events => (events[1] = { ...events[1], recordTime: '2020-01-01T00:00:00.000Z' }), /another record time: 2020/],
      [events => void events.splice(2, 1), /^epcis_event \d+: \/epcis\/events does not tell it/],
      [
        events => void events.push({ ...events[3], eventID: 'urn:x:made-up' }),
        /^event urn:x:made-up: .* no row for it/,
      ],
    ];
    for (const [change, finding] of changes) {
      telling(change);
      expect(await said()).toEqual([expect.stringMatching(finding)]);
    }
  }, 120_000);

  it('names the page that the query interface cannot tell, and goes on (T12)', async () => {
    await market.ask(`UPDATE epcis_event SET canonical = '\\xff' WHERE id = (SELECT min(id) FROM epcis_event)`);
    const findings = await said();
    expect(findings[0]).toMatch(/^\/epcis\/events, page 1: it cannot be told/);
    expect(findings).toContainEqual(expect.stringMatching(/^epcis_event \d+: it was changed after/));
    expect(findings).toHaveLength(2);
  });

  it('finds out a log that has two faces, or was rolled back, by what it remembers (T12)', async () => {
    const [kept] = await market.ask<{ key: string }>('SELECT private_key AS key FROM transparency_key');
    const signer = readSignerKey(kept?.key ?? '') as SignerKey;
    expect(signer.type).toBe(ED25519);
    const shown = (size: bigint): AuditMemory => ({
      ...(honest.memory as AuditMemory),
      checkpoint: signNote(writeCheckpoint({ origin: signer.name, size, root: new Uint8Array(32).fill(7) }), signer),
    });
    const whats = async (before: AuditMemory) => (await look(before)).findings.map(({ what }) => what).join();
    expect(await whats(shown(5n))).toContain('a split view');
    expect(await whats(shown(1_000_000_000n))).toContain('rolled back');
  });

  it('is told nothing without a key of the department (T14)', async () => {
    await expect(look(undefined, 'cpk_made-up')).rejects.toThrow('is not open to this key');
    const keys = market.app.get(ApiKeys);
    const captures = await keys.issueForDepartment(officer, { name: 'Ghi', scopes: ['capture'] });
    await expect(look(undefined, captures.token)).rejects.toThrow('is not open to this key');
  });
});
