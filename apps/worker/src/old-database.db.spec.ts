import { DataSource, type MigrationInterface } from 'typeorm';
import { aWorkshop, type Workshop } from '../../../test/support/builders/labels.js';
import { cloneDatabase, TEST_NOW } from '../../../test/support/database.js';
import { serialRoot } from '#libs/labels';
import { StillClock } from '#platform/clock';
import { newId } from '#platform/ids';
import { migrations } from '../../../libs/platform/src/database/migrations/index.js';
import { prepareDatabase } from './prepare-database.js';

const ISSUED = new Date('2026-11-01T03:00:00Z');
const ACTIVATED = new Date('2026-11-02T03:00:00Z');
const SHEETS = [
  { states: ['active', 'active', 'void', 'active'], activatedAt: ACTIVATED },
  { states: ['issued', 'void', 'issued'], activatedAt: null },
];

/** Which tables there were, up to a migration. */
const before = (name: string): (new () => MigrationInterface)[] => {
  const timeOf = (migration: { name: string }) => Number(/\d+$/.exec(migration.name)?.[0]);
  const until = timeOf({ name });
  return migrations.filter(migration => timeOf(migration) < until);
};

describe('a database from before there were rolls of labels', () => {
  let url: string;
  let drop: () => Promise<void>;
  let source: DataSource;
  let shop: Workshop;
  const ask = async <Row>(sql: string, values: unknown[] = []): Promise<Row[]> =>
    (await source.query(sql, values)) as Row[];

  beforeAll(async () => {
    ({ url, drop } = await cloneDatabase('empty'));
    source = new DataSource({
      ...{ type: 'postgres', url, migrationsTableName: 'platform_migration', installExtensions: false },
      migrations: before('Rolls1764000024000'),
    });
    await source.initialize();
    await source.runMigrations({ transaction: 'each' });
    // Of the register as it was then, as much as the workshop stands in.
    await ask(`INSERT INTO places_unit (code, parent_code, name, full_name, valid_from) VALUES
      ('12', NULL, 'Lai Châu', 'Tỉnh Lai Châu', '2025-07-01'), ('03390', '12', 'Bình Lư', 'Xã Bình Lư', '2025-07-01')`);
    shop = await aWorkshop({ ask, clock: new StillClock(TEST_NOW) }, { packs: 10 });
    for (const { states, activatedAt } of SHEETS) {
      const sheetId = newId();
      await ask(
        `INSERT INTO labels_sheet (id, cooperative_id, batch_id, variant_id, quantity, issued_by, issued_at, activated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          sheetId,
          shop.cooperativeId,
          shop.batchId,
          shop.variantId,
          states.length,
          shop.clerk.personId,
          ISSUED,
          activatedAt,
        ],
      );
      await ask(
        `INSERT INTO labels_label (gtin, serial, sheet_id, state) SELECT $1, 'OLD' || n || right($2::text, 8), $2::text::uuid, state FROM unnest($3::text[]) WITH ORDINALITY AS l (state, n)`,
        [shop.gtin, sheetId, states],
      );
    }
    await prepareDatabase(url);
  }, 60_000);
  afterAll(async () => {
    await source.destroy();
    await drop();
  });

  const changes = () =>
    ask<{ state: string; labels: number; at: Date; content: Buffer }>(
      'SELECT state, labels, changed_at AS at, content FROM labels_change ORDER BY number',
    );

  it('has a book of changes from which every label’s state, place and batch follow', async () => {
    expect((await changes()).map(({ state, labels }) => [state, labels])).toEqual([
      ...[
        ['issued', 4],
        ['active', 4],
        ['void', 1],
      ],
      ...[
        ['issued', 3],
        ['spoiled', 1],
      ],
    ]);
    const odd = await ask(
      `SELECT l.serial FROM labels_label l LEFT JOIN LATERAL (SELECT c.state, c.batch_id FROM labels_change c
         WHERE c.roll_id = l.roll_id AND c.positions @> l.position ORDER BY c.number DESC LIMIT 1) told ON true
       WHERE (l.state, l.batch_id) IS DISTINCT FROM (told.state, told.batch_id)`,
    );
    expect(odd).toEqual([]);
  });

  it('tells when labels were issued and activated as it was, with the roots of their serials, in the public log', async () => {
    const [issued, active] = await changes();
    expect([issued?.at, active?.at]).toEqual([ISSUED, ACTIVATED]);
    const [first] = await ask<{ serials: string[] }>(
      'SELECT array_agg(serial ORDER BY position) AS serials FROM labels_label GROUP BY roll_id ORDER BY count(*) DESC LIMIT 1',
    );
    expect(JSON.parse(issued?.content.toString() ?? '')).toMatchObject({
      root: serialRoot(first?.serials ?? []),
      at: ISSUED.toISOString(),
    });
    const logged = await ask(
      `SELECT FROM labels_change c JOIN transparency_pending p ON p.entry::jsonb ->> 'subject' = c.id::text AND p.entry::jsonb ->> 'kind' = 'label'`,
    );
    expect(logged).toHaveLength(5);
  });

  it('is reconciled roll by roll: issued are those on packs, void, spoiled and left (L06)', async () => {
    const rolls = await ask(
      `SELECT r.quantity AS issued, count(*) FILTER (WHERE l.state = 'active')::int AS bound, count(*) FILTER (WHERE l.state = 'void')::int AS void,
         count(*) FILTER (WHERE l.state = 'spoiled')::int AS spoiled, count(*) FILTER (WHERE l.state = 'issued')::int AS left
       FROM labels_roll r JOIN labels_label l ON l.roll_id = r.id GROUP BY r.id ORDER BY r.quantity DESC`,
    );
    expect(rolls).toEqual([
      { issued: 4, bound: 3, void: 1, spoiled: 0, left: 0 },
      { issued: 3, bound: 0, void: 0, spoiled: 1, left: 2 },
    ]);
  });

  it('has events of the labels that were on packs, at the time they were: commissioned, and the void one decommissioned', async () => {
    const events = await ask<{ step: string; time: Date; things: number }>(
      `SELECT e.biz_step AS step, e.event_time AS time, count(x.*)::int AS things FROM epcis_event e
       JOIN epcis_event_epc x ON x.event = e.id AND x.epc LIKE '%/21/OLD%' GROUP BY e.id ORDER BY e.id`,
    );
    expect(events.map(({ step, things }) => [step.split(/[/:-]/).at(-1), things])).toEqual([
      ['commissioning', 4],
      ['decommissioning', 1],
    ]);
    expect(events[0]?.time).toEqual(ACTIVATED);
  });

  it('is whole after that: prepared again, by two processes at once, nothing is told twice', async () => {
    const numbers = async () => {
      const [row] = await ask(
        'SELECT (SELECT count(*) FROM labels_change) AS changes, (SELECT count(*) FROM epcis_event) AS events, (SELECT count(*) FROM transparency_pending) AS lines',
      );
      return row;
    };
    const once = await numbers();
    await Promise.all([prepareDatabase(url), prepareDatabase(url)]);
    expect(await numbers()).toEqual(once);
  }, 60_000);
});
