import { checkDigit } from '#libs/gs1';
import { mayCertify, type CertifiedStars, type Issuer } from '#libs/ocop';
import { taskOf } from '#libs/traceability';
import { ACCOUNT_KEYS } from '../../../../test/support/account-keys.js';
import { testDatabase, TEST_NOW, type TestDatabase } from '../../../../test/support/database.js';
import { cast, OTHER_COOPERATIVE, OWN_COOPERATIVE } from './cast.js';
import { seed } from './seed.js';

let province: TestDatabase;
beforeAll(async () => {
  province = await testDatabase('market');
});
afterAll(() => province.drop());

/** Rows that break a rule; there are none. */
const broken = (sql: string): Promise<unknown[]> => province.ask(sql);

describe('the sample province', () => {
  it('is as large as it should be', async () => {
    const [counts] = await province.ask<Record<string, number>>(`SELECT
      (SELECT count(*)::int FROM cooperatives_cooperative) AS cooperatives, (SELECT count(*)::int FROM catalog_product) AS products,
      (SELECT count(*)::int FROM traceability_batch) AS batches,
      (SELECT count(DISTINCT line)::int FROM catalog_product) AS lines, (SELECT count(DISTINCT split_part(group_code, '.', 1))::int FROM catalog_product) AS groups`);
    expect(counts).toMatchObject({ cooperatives: 12, products: 60, lines: 12 });
    expect(counts?.['groups']).toBeGreaterThanOrEqual(5);
    expect(counts?.['batches']).toBeGreaterThanOrEqual(150);
  });

  it('has 3,000 orders of the last six months, give or take a twentieth, and a past before them', async () => {
    const months = await province.ask<{ ago: number; orders: number }>(
      `SELECT ago, count(o.id)::int AS orders FROM generate_series(0, 13) AS ago LEFT JOIN ordering_order o
         ON o.placed_at > $1::timestamptz - make_interval(months => ago + 1) AND o.placed_at <= $1::timestamptz - make_interval(months => ago)
       GROUP BY ago ORDER BY ago`,
      [TEST_NOW],
    );
    const [lately, before] = [months.slice(0, 6), months.slice(6)].map(some =>
      some.reduce((sum, one) => sum + one.orders, 0),
    );
    expect(lately).toBeGreaterThanOrEqual(2850);
    expect(lately).toBeLessThanOrEqual(3150);
    expect(before).toBeGreaterThan(700);
    expect(Math.min(...months.map(one => one.orders))).toBeGreaterThan(20);
  });

  it('is made once, also when two ask at the same time', async () => {
    const count = 'SELECT count(*)::int AS people FROM identity_person';
    const before = await province.ask(count);
    const options = { now: TEST_NOW, publicUrl: 'http://localhost:3000', accountKeys: ACCOUNT_KEYS };
    await Promise.all([seed(province.url, options), seed(province.url, options)]);
    expect(await province.ask(count)).toEqual(before);
  });

  it('B6 has sold in the books of the goods what its orders took', async () => {
    const [sums] = await province.ask<{ books: bigint; orders: bigint; lots: number }>(`SELECT
      (SELECT sum(sold)::bigint FROM balance_lot) AS books, (SELECT count(*)::int FROM balance_lot WHERE sold > 0) AS lots,
      (SELECT sum(p.quantity * v.net_quantity)::bigint FROM ordering_packing p JOIN ordering_line l ON l.id = p.line_id
       JOIN catalog_variant v ON v.id = l.variant_id) AS orders`);
    expect(sums?.books).toBe(sums?.orders);
    expect(sums?.lots).toBeGreaterThan(100);
  });

  it('B2 has one batch that waits for its co-op and one that waits for the department, both off the listings', async () => {
    const held = await province.ask(
      `SELECT c.slug, f.kind, f.state, s.frozen, s.on_hand > 0 AS packed, b.lot <> '' AS lot FROM balance_flag f JOIN cooperatives_cooperative c ON c.id = f.cooperative_id
       JOIN inventory_stock s ON s.batch_id = f.batch_id JOIN traceability_batch b ON b.id = f.batch_id ORDER BY f.state DESC`,
    );
    const odd = { kind: 'yield', frozen: true, packed: true, lot: true };
    expect(held).toEqual([
      { slug: OWN_COOPERATIVE.slug, state: 'open', ...odd },
      { slug: OTHER_COOPERATIVE.slug, state: 'explained', ...odd },
    ]);
  });

  it('lies in the past', async () => {
    const columns = [
      'ordering_group.placed_at',
      'ordering_order.delivered_at',
      'ordering_order.packed_at',
      'ordering_history.happened_at',
      'traceability_task.recorded_at',
      'labels_roll.issued_at',
      'labels_roll.activated_at',
      'scans_scan.scanned_at',
      'inventory_journal.happened_at',
      'payments_payment.paid_at',
    ];
    const latest = columns
      .map(column => `SELECT '${column}' AS column, max(${column.split('.')[1]}) AS at FROM ${column.split('.')[0]}`)
      .join(' UNION ALL ');
    expect(
      await province.ask(`SELECT * FROM (${latest}) x WHERE at IS NULL OR at > '${TEST_NOW.toISOString()}'`),
    ).toEqual([]);
  });

  it('has keys whose check digits are right, with the prefix that GS1 keeps for demonstrations', async () => {
    const keys = await province.ask<{ key: string }>(
      'SELECT gtin AS key FROM catalog_variant UNION ALL SELECT gln FROM cooperatives_cooperative',
    );
    for (const { key } of keys) {
      expect(key.padStart(14, '0').slice(1, 4)).toBe('952');
      expect(checkDigit(key.slice(0, -1))).toBe(Number(key.at(-1)));
    }
  });
});

describe('goods come from somewhere', () => {
  it('a batch holds what was gathered and made, minus what was packed', async () => {
    expect(
      await broken(`SELECT b.id FROM traceability_batch b JOIN traceability_task t ON t.batch_id = b.id GROUP BY b.id HAVING b.balance <> sum(t.output - t.input)
        UNION ALL SELECT batch_id FROM (SELECT batch_id, sum(output - input) OVER (PARTITION BY batch_id ORDER BY happened_at, position) AS balance
          FROM traceability_task) told WHERE balance < 0`),
    ).toEqual([]);
  });

  it('packing takes the content of its packs, in the unit of the batch', async () => {
    expect(
      await broken(`SELECT t.id FROM traceability_task t JOIN catalog_variant v ON v.id = t.variant_id JOIN traceability_batch b ON b.id = t.batch_id
        WHERE t.input <> t.packs::bigint * v.net_quantity OR v.net_unit <> b.unit OR v.product_id <> b.product_id`),
    ).toEqual([]);
  });

  it('tasks follow the recipe of the line, and nothing comes out that did not go in', async () => {
    const tasks = await province.ask<{ line: string; kind: string; step: string; input: bigint; output: bigint }>(
      `SELECT p.line, t.kind, t.step, t.input, t.output FROM traceability_task t JOIN traceability_batch b ON b.id = t.batch_id JOIN catalog_product p ON p.id = b.product_id`,
    );
    const wrong = tasks.filter(({ line, kind, step, input, output }) => {
      const task = taskOf(line, kind);
      return task?.step !== step || (step === 'make' && output * 100n > input * BigInt(task.mostPercent));
    });
    expect(wrong).toEqual([]);
  });

  it('every task is told in events, every stage holds what is left in its batch, and no stage was ever below nothing', async () => {
    expect(
      await broken(`SELECT t.id FROM traceability_task t WHERE NOT EXISTS (SELECT FROM traceability_event x JOIN epcis_event e ON e.event_id = x.event_id
        AND e.record_time = t.recorded_at WHERE x.task_id = t.id)`),
    ).toEqual([]);
    expect(
      await broken(`SELECT b.id FROM traceability_batch b JOIN traceability_task t ON t.batch_id = b.id GROUP BY b.id
        HAVING b.balance <> sum(t.output) - (SELECT COALESCE(sum(k.amount), 0) FROM traceability_take k WHERE k.batch_id = b.id)
        UNION ALL SELECT k.task_id FROM traceability_take k JOIN traceability_task t ON t.id = k.task_id GROUP BY k.task_id, t.input HAVING sum(k.amount) <> t.input`),
    ).toEqual([]);
    const [told] = await province.ask<{ events: number }>('SELECT count(*)::int AS events FROM epcis_event');
    expect(told?.events).toBeGreaterThan(800);
  });

  it('dates on the pack follow from the work', async () => {
    expect(
      await broken(`SELECT b.id FROM traceability_batch b JOIN catalog_product p ON p.id = b.product_id
        WHERE b.produced_on <> (SELECT (max(happened_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM traceability_task t WHERE t.batch_id = b.id AND step <> 'pack')
           OR b.best_before IS DISTINCT FROM b.produced_on + p.shelf_life_days`),
    ).toEqual([]);
  });
});

describe('the shelves', () => {
  it('show what the journal says, at every moment', async () => {
    expect(
      await broken(`SELECT s.id FROM inventory_stock s LEFT JOIN inventory_journal j ON j.stock_id = s.id GROUP BY s.id
        HAVING s.on_hand <> COALESCE(sum(j.on_hand_change), 0) OR s.held <> COALESCE(sum(j.held_change), 0)
        UNION ALL SELECT stock_id FROM (SELECT stock_id, sum(on_hand_change) OVER told AS on_hand, sum(held_change) OVER told AS held FROM inventory_journal
          WINDOW told AS (PARTITION BY stock_id ORDER BY id)) x WHERE held < 0 OR held > on_hand`),
    ).toEqual([]);
  });

  it('of a recalled batch are called back by two persons, most of them found, and paid back in part', async () => {
    const [recall] = await province.ask<{ two: boolean; share: number; owed: number; returned: number; sums: boolean }>(
      `SELECT confirmed_by <> proposed_by AS two,
         (SELECT sum(packs) FROM recalls_answer)::float / (SELECT sum(t.packs) FROM traceability_standing t JOIN recalls_batch b ON b.batch_id = t.batch_id
            WHERE t.step = 'pack')::float AS share,
         (SELECT count(*)::int FROM payments_refund WHERE state = 'owed') AS owed, (SELECT count(*)::int FROM payments_refund WHERE state = 'returned') AS returned,
         (SELECT sum(parts_owed) FROM payments_payment) = (SELECT sum(amount) FROM payments_refund) AS sums FROM recalls_recall`,
    );
    expect(recall).toMatchObject({ two: true, sums: true });
    expect(recall?.share).toBeGreaterThan(0.3);
    expect(recall?.share).toBeLessThan(1);
    expect(Math.min(recall?.owed ?? 0, recall?.returned ?? 0)).toBeGreaterThan(0);
  });

  it('hold something exactly for the lines of open orders', async () => {
    expect(
      await broken(`SELECT l.id FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id
        LEFT JOIN inventory_hold h ON h.line_id = l.id JOIN inventory_stock s ON s.id = h.stock_id
        WHERE h.quantity <> l.quantity OR s.variant_id <> l.variant_id
          OR h.state <> CASE WHEN o.state = 'cancelled' THEN 'released' WHEN o.packed_at IS NULL THEN 'held' ELSE 'taken' END
        UNION ALL SELECT s.id FROM inventory_stock s WHERE s.held <> COALESCE((SELECT sum(quantity) FROM inventory_hold h WHERE h.stock_id = s.id AND h.state = 'held'), 0)`),
    ).toEqual([]);
  });

  it('lose only what lines took', async () => {
    expect(
      await broken(`SELECT l.id FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id LEFT JOIN ordering_packing k ON k.line_id = l.id
        GROUP BY l.id, l.quantity, o.packed_at HAVING COALESCE(sum(k.quantity), 0) <> CASE WHEN o.packed_at IS NULL THEN 0 ELSE l.quantity END`),
    ).toEqual([]);
  });

  it('of a recalled or held batch are frozen', async () => {
    expect(
      await broken(
        `SELECT s.id FROM inventory_stock s JOIN traceability_batch b ON b.id = s.batch_id WHERE s.frozen <> (b.recalled_at IS NOT NULL OR EXISTS (SELECT FROM balance_flag f WHERE f.batch_id = b.id))`,
      ),
    ).toEqual([]);
  });
});

describe('money', () => {
  it('sums from lines to orders to groups to payments', async () => {
    expect(
      await broken(`SELECT o.id FROM ordering_order o JOIN ordering_line l ON l.order_id = o.id GROUP BY o.id HAVING o.goods_total <> sum(l.total)
        UNION ALL SELECT g.id FROM ordering_group g JOIN ordering_order o ON o.group_id = g.id GROUP BY g.id HAVING g.total <> sum(o.total) OR g.goods_total <> sum(o.goods_total)
        UNION ALL SELECT g.id FROM ordering_group g LEFT JOIN payments_payment p ON p.group_id = g.id AND p.amount = g.total AND p.method = g.payment_method WHERE p.id IS NULL`),
    ).toEqual([]);
  });

  it('is paid before an order is confirmed, or collected at the door', async () => {
    expect(
      await broken(`SELECT p.id FROM payments_payment p JOIN ordering_order o ON o.group_id = p.group_id
        WHERE (p.state = 'collected' AND o.state NOT IN ('delivered', 'cancelled')) OR (p.state = 'pending' AND o.state <> 'placed')
           OR (p.state IN ('expired', 'cancelled') AND o.state <> 'cancelled') OR (p.state = 'paid' AND o.confirmed_at IS NULL)`),
    ).toEqual([]);
  });

  it('of one order is awaited by bank transfer', async () => {
    const [waiting] = await province.ask<{ count: number; due: Date }>(
      `SELECT count(*)::int AS count, min(expires_at) AS due FROM payments_payment WHERE state = 'pending'`,
    );
    expect(waiting?.count).toBe(1);
    expect(waiting?.due.getTime()).toBeGreaterThan(TEST_NOW.getTime());
  });
});

describe('labels', () => {
  it('are never more than packs', async () => {
    expect(
      await broken(`SELECT r.batch_id FROM labels_roll r JOIN labels_label l ON l.roll_id = r.id GROUP BY r.batch_id, r.variant_id
        HAVING count(*) > (SELECT sum(packs) FROM traceability_task t WHERE t.batch_id = r.batch_id AND t.variant_id = r.variant_id)`),
    ).toEqual([]);
  });

  it('were looked at as often as the scans say, as far back as scans are kept', async () => {
    expect(
      await broken(`SELECT l.serial FROM labels_label l LEFT JOIN scans_scan s ON s.gtin = l.gtin AND s.serial = l.serial
        WHERE l.first_scanned_at IS NULL OR l.first_scanned_at > '2026-08-26'
        GROUP BY l.gtin, l.serial HAVING l.scans <> count(s.id) OR l.first_scanned_at IS DISTINCT FROM min(s.scanned_at)`),
    ).toEqual([]);
  });

  it('of the cast are one genuine and never scanned, one recalled, one not activated', async () => {
    const found = cast.labels.map(async label => {
      const [row] = await province.ask<Record<string, unknown>>(
        `SELECT l.state, l.scans, b.recalled_at IS NOT NULL AS recalled, c.slug FROM labels_label l
         JOIN traceability_batch b ON b.id = l.batch_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id WHERE l.gtin = $1 AND l.serial = $2`,
        [label.gtin, label.serial],
      );
      return { kind: label.kind, ...row };
    });
    expect(await Promise.all(found)).toEqual([
      { kind: 'genuine', state: 'active', scans: 0, recalled: false, slug: OWN_COOPERATIVE.slug },
      { kind: 'recalled', state: 'active', scans: 0, recalled: true, slug: OTHER_COOPERATIVE.slug },
      { kind: 'inactive', state: 'issued', scans: 0, recalled: false, slug: OWN_COOPERATIVE.slug },
    ]);
  });
});

describe('certificates and people', () => {
  it('were issued by whoever could issue them then', async () => {
    const all = await province.ask<{ stars: CertifiedStars; issuer: Issuer; issued_on: string }>(
      'SELECT stars, issuer, issued_on FROM ocop_certificate',
    );
    expect(all.filter(one => !mayCertify(one.issuer, one.stars, one.issued_on))).toEqual([]);
    expect(new Set(all.map(one => one.stars))).toEqual(new Set([3, 4, 5]));
  });

  it('one ends within 30 days, one has ended, one was revoked', async () => {
    const [counts] =
      await province.ask(`SELECT count(*) FILTER (WHERE revoked_on IS NULL AND expires_on BETWEEN '2026-11-24' AND '2026-12-24')::int AS soon,
      count(*) FILTER (WHERE expires_on < '2026-11-24')::int AS ended, count(*) FILTER (WHERE revoked_on IS NOT NULL)::int AS revoked FROM ocop_certificate`);
    expect(counts).toEqual({ soon: 1, ended: 1, revoked: 1 });
  });

  it('every one of the cast has the seat or office of the role, and something to do today', async () => {
    const roles = await province.ask<{ login: string; role: string }>(
      `SELECT p.email AS login, COALESCE(m.role, a.office, 'buyer') AS role FROM identity_person p LEFT JOIN identity_appointment a ON a.person_id = p.id
       LEFT JOIN cooperatives_membership m ON m.person_id = p.id WHERE p.email = ANY ($1)`,
      [cast.people.map(person => person.login)],
    );
    expect(Object.fromEntries(roles.map(one => [one.login, one.role]))).toEqual(
      Object.fromEntries(cast.people.map(one => [one.login, one.role])),
    );
    const [open] = await province.ask<{ count: number }>(
      `SELECT count(*)::int FROM ordering_order o JOIN cooperatives_cooperative c ON c.id = o.cooperative_id WHERE c.slug = $1 AND o.state = 'confirmed'`,
      [OWN_COOPERATIVE.slug],
    );
    expect(open?.count).toBeGreaterThan(3);
  });
});
