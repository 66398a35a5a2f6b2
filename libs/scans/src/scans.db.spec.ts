import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import {
  aWorkshop,
  labelVerbs,
  recall,
  serialsOf,
  type Workshop,
  type WorkshopWish,
} from '../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { gtin14 } from '#libs/gs1';
import { newId } from '#platform/ids';
import type { Rolls, Strips } from '#libs/labels';
import { answerOf, Scans } from './index.js';
import { Salts } from './salts.service.js';
import { isKnown, scan } from './scan-statement.js';

/** A process of its own that scans one label `times` times at once, and what it was answered. */
async function aServerThatScans(url: string, values: (string | null)[][], times: number): Promise<string[]> {
  const program = `import pg from 'pg';
    const [url, text, values, times] = JSON.parse(process.env.TASK);
    const pool = new pg.Pool({ connectionString: url, max: 5 });
    const answers = await Promise.all(Array.from({ length: times }, () => pool.query({ name: 'scan', text, values })));
    console.log(JSON.stringify(answers.flatMap(answer => answer.rows.map(row => row.verdict))));
    await pool.end();`;
  const env = { PATH: process.env.PATH, TASK: JSON.stringify([url, scan.text, values, times]) };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], { env });
  return JSON.parse(stdout) as string[];
}

/** Looks as the columns of the sentence. */
function columnsOf(at: Date, ...looks: { gtin: string; serial?: string; lot?: string }[]): (string | null)[][] {
  const nothing = looks.map(() => null);
  return [
    looks.map(look => look.gtin),
    looks.map(look => look.serial ?? null),
    looks.map(look => look.lot ?? null),
    looks.map(() => at.toISOString()),
    nothing,
    nothing,
    nothing,
  ];
}

describe('a scan', () => {
  let market: TestDatabase;
  let rolls: Rolls;
  let strips: Strips;
  let scans: Scans;
  beforeAll(async () => {
    market = await testDatabase();
    ({ rolls, strips } = labelVerbs(market));
    scans = new Scans(market.db, new Salts(market.db));
  });
  afterAll(() => market.drop());

  /** A pack with its label on; `serials` are those of its roll. */
  async function aLabelledPack(
    wish: WorkshopWish = {},
  ): Promise<Workshop & { rollId: string; serials: string[]; serial: string }> {
    const shop = await aWorkshop(market, wish);
    const { rollId } = await rolls.issue(shop.clerk, {
      batchId: shop.batchId,
      variantId: shop.variantId,
      quantity: 5,
    });
    await strips.activate(shop.packer, rollId);
    const serials = await serialsOf(market, rollId);
    return { ...shop, rollId, serials, serial: serials[0] ?? '' };
  }

  const record = (item: { gtin: string; serial?: string; lot?: string }, now = market.clock.now()) =>
    scans.record(item, now).then(answerOf);
  const written = (gtin: string) =>
    market.ask<{ serial: string | null; lot: string | null; verdict: string; at: Date }>(
      'SELECT serial, lot, verdict, scanned_at AS at FROM scans_scan WHERE gtin = $1 ORDER BY id',
      [gtin],
    );
  const counters = async (gtin: string, serial: string) =>
    (
      await market.ask(
        'SELECT scans, first_scanned_at AS first, last_scanned_at AS last FROM labels_label WHERE gtin = $1 AND serial = $2',
        [gtin, serial],
      )
    )[0];

  it('calls the first look genuine and every later one seen, with the time of the first', async () => {
    const { gtin, serial } = await aLabelledPack();
    const [first, later] = [new Date('2026-11-24T03:00:00Z'), new Date('2026-11-26T03:00:00Z')];
    expect(await record({ gtin, serial }, first)).toMatchObject({ verdict: 'genuine', scans: 1, firstScannedAt: null });
    expect(await record({ gtin, serial }, later)).toMatchObject({ verdict: 'seen', scans: 2, firstScannedAt: first });
    expect(await counters(gtin, serial)).toEqual({ scans: 2, first, last: later });
    expect(await written(gtin)).toEqual([
      { serial, lot: null, verdict: 'genuine', at: first },
      { serial, lot: null, verdict: 'seen', at: later },
    ]);
  });

  it('tells all a passport must tell', async () => {
    const { gtin, serial, slug, productSlug } = await aLabelledPack();
    expect(await record({ gtin, serial })).toMatchObject({
      cooperative: {
        slug,
        legalForm: 'HTX',
        name: 'HTX Chè Bản Mẫu',
        addressLine: 'Bản Mẫu',
        commune: 'Xã Bình Lư',
        province: 'Tỉnh Lai Châu',
        phone: '+84912345678',
      },
      product: {
        slug: productSlug,
        line: 'tea',
        nameVi: 'Chè Shan tuyết',
        standard: 'TCCS 01:2025',
        ingredientsVi: 'Búp chè Shan tuyết',
        netQuantity: 100,
        netUnit: 'g',
      },
      batch: {
        lot: 'CHE-2026-11',
        unit: 'g',
        producedOn: '2026-11-20',
        packedOn: '2026-11-21',
        bestBefore: '2028-11-20',
        recalledOn: null,
      },
      steps: [
        {
          kind: 'pluck',
          step: 'gather',
          site: 'Xưởng Bản Mẫu',
          commune: 'Xã Bình Lư',
          input: 0,
          output: 40000,
          packs: null,
        },
        { kind: 'roast', input: 40000, output: 9000 },
        { kind: 'pack', step: 'pack', packs: 50 },
      ],
      certificateThen: null,
      certificateNow: null,
      price: 180000n,
    });
  });

  it('gives forty phones at the same moment one genuine and thirty-nine seen', async () => {
    const { gtin, serial } = await aLabelledPack();
    const answers = await Promise.all(Array.from({ length: 40 }, () => record({ gtin, serial })));
    const verdicts = answers.map(answer => answer.verdict);
    expect(verdicts.filter(verdict => verdict === 'genuine')).toHaveLength(1);
    expect(verdicts.filter(verdict => verdict === 'seen')).toHaveLength(39);
    expect(answers.map(answer => answer.scans).sort((a, b) => Number(a) - Number(b))).toEqual(
      Array.from({ length: 40 }, (_, at) => at + 1),
    );
    expect(await counters(gtin, serial)).toMatchObject({ scans: 40 });
    expect(await written(gtin)).toHaveLength(40);
  });

  it('gives one genuine look also when the phones reach different servers', async () => {
    const { gtin, serial } = await aLabelledPack();
    const servers = Array.from({ length: 4 }, () =>
      aServerThatScans(market.url, columnsOf(market.clock.now(), { gtin, serial }), 25),
    );
    const verdicts = (await Promise.all(servers)).flat();
    expect(verdicts.filter(verdict => verdict === 'genuine')).toHaveLength(1);
    expect(verdicts.filter(verdict => verdict === 'seen')).toHaveLength(99);
    expect(await counters(gtin, serial)).toMatchObject({ scans: 100 });
  });

  it('does not know what we never issued, but whom to call when the product is ours', async () => {
    const shop = await aLabelledPack();
    const forged = await record({ gtin: shop.gtin, serial: 'AAAABBBBCCCC' });
    expect(forged).toMatchObject({
      verdict: 'unknown',
      scans: null,
      product: null,
      batch: null,
      steps: [],
      price: null,
      cooperative: { slug: shop.slug },
    });
    const foreign = await record({ gtin: gtin14('9520009', 1), serial: shop.serial });
    expect(foreign).toMatchObject({ verdict: 'unknown', cooperative: null, product: null });
    expect(await written(gtin14('9520009', 1))).toMatchObject([{ serial: shop.serial, verdict: 'unknown' }]);
    expect(await counters(shop.gtin, shop.serial)).toMatchObject({ scans: 0 });
  });

  it('does not know a true serial under a lot it was not made for', async () => {
    const { gtin, serial, lot } = await aLabelledPack();
    expect(await record({ gtin, serial, lot: 'CHE-2026-12' })).toMatchObject({ verdict: 'unknown', batch: null });
    expect(await record({ gtin, serial, lot })).toMatchObject({ verdict: 'genuine' });
  });

  it('of many at once answers each in its place, and counts one label as often as it was looked at', async () => {
    const { gtin, serial, serials, lot } = await aLabelledPack();
    const other = serials[1] ?? '';
    const items = [
      { gtin, serial },
      { gtin, serial: 'NOPE' },
      { gtin, serial },
      { gtin, lot },
      { gtin, serial: other },
      { gtin, serial },
    ];
    const answers = await Promise.all(items.map(item => record(item)));
    expect(answers.map(answer => [answer.verdict, answer.scans])).toEqual([
      ['genuine', 1],
      ['unknown', null],
      ['seen', 2],
      ['lot', null],
      ['genuine', 1],
      ['seen', 3],
    ]);
    expect(answers[5]?.firstScannedAt).toEqual(market.clock.now());
    expect(await counters(gtin, serial)).toMatchObject({ scans: 3 });
    expect((await written(gtin)).map(row => row.verdict)).toEqual(answers.map(answer => answer.verdict));
  });

  it('of the same labels in other orders by several servers never deadlocks and loses none', async () => {
    const { gtin, serials } = await aLabelledPack();
    const there = serials.map(one => ({ gtin, serial: one }));
    const servers = [there, there.toReversed(), [...there.slice(2), ...there.slice(0, 2)]];
    const verdicts = await Promise.all(
      servers.map(looks => aServerThatScans(market.url, columnsOf(market.clock.now(), ...looks), 20)),
    );
    expect(verdicts.flat().filter(verdict => verdict === 'genuine')).toHaveLength(serials.length);
    const counted = await market.ask<{ scans: number }>('SELECT scans FROM labels_label WHERE gtin = $1', [gtin]);
    expect(counted.map(row => row.scans)).toEqual(serials.map(() => 60));
  });

  it('keeps of who looks a coarse cell and two hashes, and never the address', async () => {
    const { gtin, serial } = await aLabelledPack();
    const looker = { address: '203.0.113.7', agent: 'Old Phone/1.0', cell: '21.0,105.8' };
    await scans.record({ gtin, serial }, market.clock.now(), looker);
    await scans.record({ gtin, serial }, market.clock.now(), { ...looker, address: '203.0.113.8' });
    await scans.record({ gtin, serial }, new Date('2026-12-24T02:00:00Z'), looker);
    const rows = await market.ask<{ cell: string; device: Buffer; network: Buffer; row: string }>(
      'SELECT cell, device, network, s::text AS row FROM scans_scan s WHERE gtin = $1 ORDER BY id',
      [gtin],
    );
    expect(rows.map(row => row.cell)).toEqual(['21.0,105.8', '21.0,105.8', '21.0,105.8']);
    expect(rows[0]?.network).toEqual(rows[1]?.network);
    expect(rows[0]?.device).not.toEqual(rows[1]?.device);
    expect(rows[0]?.device).not.toEqual(rows[2]?.device);
    expect(rows.map(row => row.row).join()).not.toMatch(/203\.0\.113|Old Phone/);
  });

  it('says so when the label is under suspicion', async () => {
    const { gtin, serial, clerk } = await aLabelledPack();
    const alert = (state: string) =>
      market.ask(
        `INSERT INTO scans_alert (id, kind, gtin, serial, score, evidence, state, raised_at, updated_at, decided_by, decided_at, note)
         VALUES ($1, 'clone', $2, $3, 90, '[]', $4, now(), now(), $5, now(), 'mẫu')
         ON CONFLICT (gtin, serial) WHERE kind = 'clone' DO UPDATE SET state = excluded.state`,
        [newId(), gtin, serial, state, clerk.personId],
      );
    await alert('suspect');
    expect(await record({ gtin, serial })).toMatchObject({ verdict: 'suspect', product: { nameVi: 'Chè Shan tuyết' } });
    await alert('dismissed');
    expect(await record({ gtin, serial })).toMatchObject({ verdict: 'seen', scans: 2 });
  });

  it('before the activation is written down but does not use up the first look', async () => {
    const shop = await aWorkshop(market);
    const { rollId } = await rolls.issue(shop.clerk, {
      batchId: shop.batchId,
      variantId: shop.variantId,
      quantity: 2,
    });
    const [serial = '', torn = ''] = await serialsOf(market, rollId);
    expect(await record({ gtin: shop.gtin, serial })).toMatchObject({ verdict: 'inactive', scans: null });
    await strips.activate(shop.packer, rollId);
    expect(await record({ gtin: shop.gtin, serial })).toMatchObject({ verdict: 'genuine', scans: 1 });
    await strips.voidLabel(shop.clerk, rollId, torn);
    expect(await record({ gtin: shop.gtin, serial: torn })).toMatchObject({ verdict: 'inactive' });
    expect((await written(shop.gtin)).map(row => row.verdict)).toEqual(['inactive', 'genuine', 'inactive']);
  });

  it('of a free roll says "not activated" until its strip is bound, whoever prints it (L05)', async () => {
    const shop = await aWorkshop(market);
    const { rollId } = await rolls.issue(shop.clerk, { variantId: shop.variantId, quantity: 3 });
    const [first = '', second = '', third = ''] = await serialsOf(market, rollId);
    const inactive = { verdict: 'inactive', scans: null, batch: null, steps: [] };
    expect(await record({ gtin: shop.gtin, serial: first })).toMatchObject(inactive);
    expect(await scans.knows({ gtin: shop.gtin, serial: first })).toBe(true);
    await strips.bind(shop.packer, { rollId, batchId: shop.batchId, first, last: second });
    expect(await record({ gtin: shop.gtin, serial: first })).toMatchObject({
      verdict: 'genuine',
      batch: { lot: shop.lot },
    });
    expect(await record({ gtin: shop.gtin, serial: third })).toMatchObject(inactive);
    await recall(market, shop.batchId);
    expect(await record({ gtin: shop.gtin, serial: second })).toMatchObject({ verdict: 'recalled' });
    expect(await record({ gtin: shop.gtin, serial: third })).toMatchObject(inactive);
  });

  it('warns of a recall above everything else, with the reason', async () => {
    const { gtin, serial, batchId } = await aLabelledPack({ bestBefore: '2026-11-01' });
    await recall(market, batchId);
    const batch = { recalledOn: '2026-11-24', recallReasonVi: 'Độ ẩm quá mức', recallReasonEn: 'Too moist' };
    expect(await record({ gtin, serial })).toMatchObject({ verdict: 'recalled', scans: 1, batch });
    expect(await record({ gtin, lot: 'CHE-2026-11' })).toMatchObject({ verdict: 'recalled', batch });
  });

  it('calls goods expired on the day after their last', async () => {
    const { gtin, serial } = await aLabelledPack({ bestBefore: '2026-11-24' });
    expect(await record({ gtin, serial }, new Date('2026-11-24T16:59:59Z'))).toMatchObject({ verdict: 'genuine' });
    expect(await record({ gtin, serial }, new Date('2026-11-24T17:00:00Z'))).toMatchObject({
      verdict: 'expired',
      scans: 2,
    });
    const basket = await aLabelledPack({ bestBefore: null });
    expect(await record({ gtin: basket.gtin, serial: basket.serial }, new Date('2046-01-01T00:00:00Z'))).toMatchObject({
      verdict: 'genuine',
    });
  });

  it('of a lot shows the batch, and of a GTIN the product, without a word on the single pack', async () => {
    const { gtin, lot } = await aLabelledPack();
    expect(await record({ gtin, lot })).toMatchObject({
      verdict: 'lot',
      scans: null,
      batch: { lot },
      steps: [{}, {}, {}],
    });
    expect(await record({ gtin })).toMatchObject({
      verdict: 'product',
      batch: null,
      steps: [],
      product: { nameVi: 'Chè Shan tuyết' },
      price: 180000n,
    });
    expect(await record({ gtin, lot: 'NO-SUCH-LOT' })).toMatchObject({ verdict: 'unknown', product: null });
    expect((await written(gtin)).map(row => [row.lot, row.verdict])).toEqual([
      [lot, 'lot'],
      [null, 'product'],
      ['NO-SUCH-LOT', 'unknown'],
    ]);
  });

  it('hides a product that was never approved, and sells none that is not listed', async () => {
    const { gtin, serial, productId, cooperativeId } = await aLabelledPack();
    await market.ask(`UPDATE cooperatives_cooperative SET standing = 'suspended' WHERE id = $1`, [cooperativeId]);
    expect(await record({ gtin, serial })).toMatchObject({ verdict: 'genuine', price: null });
    await market.ask(`UPDATE catalog_product SET state = 'draft' WHERE id = $1`, [productId]);
    expect(await record({ gtin })).toMatchObject({ verdict: 'unknown', product: null });
    expect(await scans.knows({ gtin })).toBe(false);
    expect(await record({ gtin, serial })).toMatchObject({ verdict: 'seen', product: { nameVi: 'Chè Shan tuyết' } });
  });

  it('shows the certificate that held on the day of packing beside the one that holds now', async () => {
    const { gtin, serial, productId, clerk } = await aLabelledPack();
    const certificate = (stars: number, from: string, to: string, revokedOn: string | null) =>
      market.ask(
        `INSERT INTO ocop_certificate (id, product_id, stars, decision_number, issuer, issued_on, expires_on, revoked_on, revocation_reason, recorded_by, recorded_at)
         VALUES ($1, $2, $3, $4, 'province', $5, $6, $7, CASE WHEN $7::date IS NULL THEN NULL ELSE 'mẫu' END, $8, now())`,
        [newId(), productId, stars, `${stars}/QĐ-UBND`, from, to, revokedOn, clerk.personId],
      );
    await certificate(3, '2023-11-25', '2026-11-22', null);
    await certificate(4, '2026-11-23', '2029-11-22', null);
    const stars = async (now: string) => {
      const { certificateThen, certificateNow } = await record({ gtin, serial }, new Date(now));
      return [certificateThen?.stars, certificateNow?.stars];
    };
    expect(await stars('2026-11-24T02:00:00Z')).toEqual([3, 4]);
    expect(await stars('2029-11-23T02:00:00Z')).toEqual([3, undefined]);
    await market.ask(
      `UPDATE ocop_certificate SET revoked_on = '2026-11-24', revocation_reason = 'mẫu' WHERE product_id = $1 AND stars = 4`,
      [productId],
    );
    expect(await stars('2026-11-24T02:00:00Z')).toEqual([3, undefined]);
  });

  it('counts nothing when only the head is asked for', async () => {
    const { gtin, serial, lot } = await aLabelledPack();
    expect(
      await Promise.all([scans.knows({ gtin, serial }), scans.knows({ gtin, lot }), scans.knows({ gtin })]),
    ).toEqual([true, true, true]);
    expect(
      await Promise.all([
        scans.knows({ gtin, serial: 'NOPE' }),
        scans.knows({ gtin, lot: 'NOPE' }),
        scans.knows({ gtin: '00000000000000' }),
      ]),
    ).toEqual([false, false, false]);
    expect(await counters(gtin, serial)).toMatchObject({ scans: 0 });
    expect(await written(gtin)).toEqual([]);
  });

  it('finds its label by an index, and never reads the labels or the scans from end to end', async () => {
    const { rollId, gtin, batchId } = await aLabelledPack();
    await market.ask(
      `INSERT INTO labels_label (gtin, serial, roll_id, batch_id, position, state) SELECT $1, 'X' || n, $2, $3, 5 + n, 'active' FROM generate_series(1, 20000) n`,
      [gtin, rollId, batchId],
    );
    await market.ask(
      `INSERT INTO scans_scan (gtin, serial, verdict, scanned_at) SELECT $1, 'X' || n, 'genuine', now() FROM generate_series(1, 20000) n`,
      [gtin],
    );
    await market.ask('ANALYZE labels_label; ANALYZE scans_scan');
    for (const { text } of [scan, isKnown]) {
      const plan = (await market.ask<{ 'QUERY PLAN': string }>(`EXPLAIN (GENERIC_PLAN) ${text}`))
        .map(row => row['QUERY PLAN'])
        .join('\n');
      // By its key or by its serial alone: to the planner they cost the same.
      expect(plan).toMatch(/Index Scan using labels_label_(pkey|serial) /);
      expect(plan).not.toMatch(/Seq Scan on labels_/);
    }
  });
});
