import { testDatabase, TEST_NOW, type TestDatabase } from '../../../test/support/database.js';
import { sell } from '../../../test/support/builders/reporting.js';
import { Sums } from './sums.service.js';
import { loadTargets } from './targets/load-targets.js';

const TEA = 'che-shan-tuyet-co-thu-ta-leng';
const NOVEMBER = '2026-11-01';

let province: TestDatabase;
let sums: Sums;
beforeAll(async () => {
  province = await testDatabase('market');
  sums = new Sums(province.db, province.clock);
});
afterAll(() => province.drop());

interface Sold {
  orders: number;
  packs: number;
  revenue: bigint;
}
const soldIn = async (month: string, stars?: number): Promise<Sold> => {
  const [row] = await province.ask<Sold>(
    `SELECT COALESCE(sum(s.orders), 0)::int AS orders, COALESCE(sum(s.packs), 0)::int AS packs, COALESCE(sum(s.revenue), 0)::bigint AS revenue
     FROM reporting_sales s JOIN catalog_product p ON p.id = s.product_id WHERE p.slug = $1 AND s.month = $2 AND ($3::int IS NULL OR s.stars = $3)`,
    [TEA, month, stars ?? null],
  );
  return row as Sold;
};

describe('the sums of a month', () => {
  it('are the sums of what was sold and not cancelled', async () => {
    expect(
      await province.ask(`SELECT r.month FROM reporting_orders r GROUP BY r.month HAVING sum(r.revenue) <> (
          SELECT sum(l.total - l.discount) FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id WHERE o.state NOT IN ('placed', 'cancelled')
            AND date_trunc('month', o.placed_at AT TIME ZONE 'Asia/Ho_Chi_Minh')::date = r.month)
        UNION ALL SELECT month FROM reporting_orders o GROUP BY month HAVING sum(revenue) <> (SELECT sum(revenue) FROM reporting_sales s WHERE s.month = o.month)`),
    ).toEqual([]);
    const [months] = await province.ask<{ count: number }>(
      'SELECT count(DISTINCT month)::int AS count FROM reporting_orders',
    );
    expect(months?.count).toBe(15);
  });

  it('grow by a new order, and not by one that waits or was cancelled', async () => {
    const before = await soldIn(NOVEMBER);
    const at = new Date('2026-11-20T03:00:00Z');
    const { goods } = await sell(province, { slug: TEA, at, quantity: 3 });
    await sell(province, { slug: TEA, at, quantity: 5, state: 'placed' });
    await sell(province, { slug: TEA, at, quantity: 7, state: 'cancelled' });
    await sums.refreshMonth(NOVEMBER);
    const after = await soldIn(NOVEMBER);
    expect(after).toEqual({ orders: before.orders + 1, packs: before.packs + 3, revenue: before.revenue + goods });
  });

  it('shrink when an order is cancelled afterwards', async () => {
    const { orderId } = await sell(province, { slug: TEA, at: new Date('2026-11-21T03:00:00Z') });
    await sums.refreshMonth(NOVEMBER);
    const before = await soldIn(NOVEMBER);
    await province.ask(`UPDATE ordering_order SET state = 'cancelled', cancelled_at = $2 WHERE id = $1`, [
      orderId,
      TEST_NOW,
    ]);
    await sums.refreshMonth(NOVEMBER);
    expect((await soldIn(NOVEMBER)).orders).toBe(before.orders - 1);
  });

  it('belong to the Vietnamese month: an order at 17:00 UTC on the last day is the next month’s', async () => {
    const [october, november] = [await soldIn('2026-10-01'), await soldIn(NOVEMBER)];
    await sell(province, { slug: TEA, at: new Date('2026-10-31T16:59:59Z') });
    await sell(province, { slug: TEA, at: new Date('2026-10-31T17:00:00Z') });
    await sums.refreshMonth('2026-10-01');
    await sums.refreshMonth(NOVEMBER);
    expect([(await soldIn('2026-10-01')).orders, (await soldIn(NOVEMBER)).orders]).toEqual([
      october.orders + 1,
      november.orders + 1,
    ]);
  });

  it('count a sale under the stars that held on the day of the order', async () => {
    const [product] = await province.ask<{ id: string }>('SELECT id FROM catalog_product WHERE slug = $1', [TEA]);
    await province.ask(
      `UPDATE ocop_certificate SET revoked_on = '2026-11-11', revocation_reason = 'x' WHERE product_id = $1`,
      [product?.id],
    );
    const [with4, without] = [await soldIn(NOVEMBER, 4), await soldIn(NOVEMBER, 0)];
    await sell(province, { slug: TEA, at: new Date('2026-11-10T16:59:00Z') });
    await sell(province, { slug: TEA, at: new Date('2026-11-10T17:01:00Z') });
    await province.ask(
      `UPDATE ocop_certificate SET revoked_on = NULL, revocation_reason = NULL WHERE product_id = $1`,
      [product?.id],
    );
    await sums.refreshMonth(NOVEMBER);
    expect((await soldIn(NOVEMBER, 4)).orders).toBe(with4.orders + without.orders + 2);
    await province.ask(
      `UPDATE ocop_certificate SET revoked_on = '2026-11-11', revocation_reason = 'x' WHERE product_id = $1`,
      [product?.id],
    );
    await sums.refreshMonth(NOVEMBER);
    const split = [await soldIn(NOVEMBER, 4), await soldIn(NOVEMBER, 0)];
    expect(split[1]?.orders).toBeGreaterThan(0);
    expect((split[0]?.orders ?? 0) + (split[1]?.orders ?? 0)).toBe(with4.orders + without.orders + 2);
  });

  it('count a look under the stars of its day', async () => {
    const [tea] = await province.ask<{ id: string; gtin: string; issued: string }>(
      `SELECT p.id, v.gtin, c.issued_on::text AS issued FROM catalog_product p JOIN catalog_variant v ON v.product_id = p.id
         JOIN ocop_certificate c ON c.product_id = p.id WHERE p.slug = $1 ORDER BY v.position, c.issued_on DESC`,
      [TEA],
    );
    const looksIn = async (month: string) =>
      Object.fromEntries(
        (
          await province.ask<{ stars: number; scans: number }>(
            'SELECT stars, scans FROM reporting_scans WHERE product_id = $1 AND month = $2',
            [tea?.id, month],
          )
        ).map(({ stars, scans }) => [stars, scans]),
      );
    const [day = ''] = (tea?.issued ?? '').match(/^\d{4}-\d{2}/) ?? [];
    const month = `${day}-01`;
    await sums.refreshMonth(month);
    const before = await looksIn(month);
    await province.ask(
      `INSERT INTO scans_day (day, gtin, verdict, scans) VALUES ($1::date - 1, $2, 'lot', 3), ($1::date, $2, 'lot', 5)
       ON CONFLICT (day, gtin, verdict) DO UPDATE SET scans = scans_day.scans + excluded.scans`,
      [tea?.issued, tea?.gtin],
    );
    await sums.refreshMonth(month);
    const after = await looksIn(month);
    expect([(after[0] ?? 0) - (before[0] ?? 0), (after[4] ?? 0) - (before[4] ?? 0)]).toEqual([3, 5]);
  });

  it('are the same however many make them at once', async () => {
    await sums.refreshMonth(NOVEMBER);
    const before = await soldIn(NOVEMBER);
    await Promise.all(Array.from({ length: 5 }, () => sums.refreshMonth(NOVEMBER)));
    expect(await soldIn(NOVEMBER)).toEqual(before);
  });

  it('count no scan of a label that was never issued', async () => {
    const [counts] = await province.ask<{
      reported: number;
      known: number;
    }>(`SELECT (SELECT sum(scans)::int FROM reporting_scans) AS reported,
      (SELECT sum(scans)::int FROM scans_day s JOIN catalog_variant v ON v.gtin = s.gtin WHERE verdict <> 'unknown') AS known`);
    expect(counts?.known).toBeGreaterThan(0);
    expect(counts?.reported).toBe(counts?.known);
  });
});

describe('stale months', () => {
  it('are those in which something happened since; then none', async () => {
    province.clock.moveTo(new Date(TEST_NOW.getTime() + 3_600_000));
    await sums.refreshStale();
    province.clock.moveBy(3_600_000);
    expect(await sums.refreshStale()).toEqual([]);
    await sell(province, { slug: TEA, at: province.clock.now() });
    province.clock.moveBy(60_000);
    expect(await sums.refreshStale()).toEqual([NOVEMBER]);
  });

  it('a new month begins with its first minute', async () => {
    province.clock.moveTo(new Date('2026-11-30T17:00:30Z'));
    expect(await sums.refreshStale()).toContain('2026-12-01');
  });

  it('a certificate recorded late makes its months stale', async () => {
    province.clock.moveTo(new Date('2026-12-02T02:00:00Z'));
    await sums.refreshStale();
    province.clock.moveBy(3_600_000);
    await province.ask(
      `INSERT INTO ocop_certificate (id, product_id, stars, decision_number, issuer, issued_on, expires_on, recorded_by, recorded_at)
       SELECT gen_random_uuid(), p.id, 3, '1/QĐ', 'province', '2026-09-15', '2029-09-14', (SELECT id FROM identity_person LIMIT 1), $1
       FROM catalog_product p WHERE p.slug = 'tra-shan-tuyet-ep-banh'`,
      [province.clock.now()],
    );
    province.clock.moveBy(60_000);
    expect(await sums.refreshStale()).toEqual(['2026-09-01', '2026-10-01', '2026-11-01', '2026-12-01']);
  });
});

describe('the targets of the plan', () => {
  it('stand in the table with wording and source, and loading them again changes nothing', async () => {
    await loadTargets(province.db);
    const rows = await province.ask<{ sector: string; indicator: string; more_than: number; source: string }>(
      'SELECT * FROM reporting_target',
    );
    expect(rows).toHaveLength(8);
    expect(rows.filter(row => row.indicator === 'cooperatives').reduce((sum, row) => sum + row.more_than, 0)).toBe(404);
    expect(rows.every(row => row.source.includes('994/KH-UBND'))).toBe(true);
  });
});
