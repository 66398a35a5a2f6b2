import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { Keeping } from './keeping.service.js';

describe('how long a look is kept (L11)', () => {
  let on: TestDatabase;
  let keeping: Keeping;
  beforeAll(async () => {
    on = await testDatabase();
    keeping = new Keeping(on.db, on.clock);
  });
  afterAll(() => on.drop());

  const look = (at: string, verdict = 'seen') =>
    on.ask(`INSERT INTO scans_scan (gtin, serial, verdict, scanned_at) VALUES ('09520001000013', 'A', $1, $2)`, [
      verdict,
      at,
    ]);
  const counts = () => on.ask(`SELECT day::text, verdict, scans FROM scans_day ORDER BY day, verdict`);
  const raw = () => on.ask(`SELECT scanned_at AS at FROM scans_scan ORDER BY scanned_at`);

  it('counts by Vietnamese day, and drops what is older than 90 days once it is counted', async () => {
    await look('2026-08-25T16:59:00Z');
    await look('2026-08-25T17:01:00Z');
    await look('2026-08-25T18:00:00Z', 'unknown');
    await look('2026-11-23T18:00:00Z');
    await keeping.tidy();
    const expected = [
      { day: '2026-08-25', verdict: 'seen', scans: 1 },
      { day: '2026-08-26', verdict: 'seen', scans: 1 },
      { day: '2026-08-26', verdict: 'unknown', scans: 1 },
      { day: '2026-11-24', verdict: 'seen', scans: 1 },
    ];
    expect(await counts()).toEqual(expected);
    expect(await raw()).toHaveLength(3);

    on.clock.moveBy(86_400_000);
    await look('2026-11-23T19:00:00Z');
    await Promise.all([keeping.tidy(), keeping.countDays(), keeping.countDays()]);
    expect(await counts()).toEqual([...expected.slice(0, 3), { ...expected[3], scans: 2 }]);
    expect(await raw()).toHaveLength(2);
  });

  it('has a table for each coming month before its first look, and drops one that is over whole', async () => {
    const tables = async () =>
      (
        await on.ask<{ name: string }>(
          `SELECT relname AS name FROM pg_class WHERE relname ~ '^scans_scan_20' AND relkind = 'r' ORDER BY 1`,
        )
      ).map(row => row.name);
    on.clock.moveTo(new Date('2027-06-15T02:00:00Z'));
    await keeping.tidy();
    expect(await tables()).toEqual(
      ['03', '04', '05', '06', '07', '08'].map(month => `scans_scan_2027_${month}`).slice(3),
    );
    await look('2027-06-20T00:00:00Z');
    expect(await on.ask('SELECT count(*)::int AS n FROM scans_scan_2027_06')).toEqual([{ n: 1 }]);
  });

  it('throws salts away when their month is over', async () => {
    await on.ask(
      `INSERT INTO scans_salt VALUES ('2027-05-01', decode(repeat('00', 32), 'hex')), ('2027-06-01', decode(repeat('00', 32), 'hex'))`,
    );
    await keeping.tidy();
    expect(await on.ask('SELECT month::text FROM scans_salt')).toEqual([{ month: '2027-06-01' }]);
  });
});
