import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { FolderPortal, NoPortal, Passports, type PassportDocument } from './index.js';

const publicUrl = 'http://localhost:3000';

describe('the passports of the province', () => {
  let on: TestDatabase;
  let folder: string;
  let passports: Passports;
  beforeAll(async () => {
    on = await testDatabase('market');
    folder = await mkdtemp(join(tmpdir(), 'portal-'));
    passports = new Passports(on.db, on.clock, new FolderPortal(folder), { publicUrl });
  });
  afterAll(async () => {
    await on.drop();
    await rm(folder, { recursive: true });
  });

  const packed = () =>
    on.ask<{ id: string; gtin: string; lot: string }>(
      `SELECT DISTINCT b.id, v.gtin, b.lot FROM traceability_batch b JOIN traceability_task t ON t.batch_id = b.id AND t.step = 'pack'
       JOIN catalog_variant v ON v.id = t.variant_id WHERE b.packed_on IS NOT NULL ORDER BY 1, 2`,
    );

  it('say of every packed batch who, what, where and when', async () => {
    const [{ gtin, lot } = { gtin: '', lot: '' }] = await packed();
    const passport = await passports.of(gtin, lot);
    expect(passport).toMatchObject({ gtin, lot, responsible: { province: 'Tỉnh Lai Châu' } });
    expect(passport?.stages.map(stage => stage.step)).toEqual(expect.arrayContaining(['gather', 'pack']));
    expect(await passports.of(gtin, 'NO-SUCH')).toBeUndefined();
  });

  it('go to the portal once, all of them, and again only when something changed', async () => {
    const all = await packed();
    let sent = 0;
    for (let round = 0; ; round++) {
      const now = await passports.exportDue();
      sent += now;
      if (now === 0) break;
      expect(round).toBeLessThan(20);
    }
    expect(sent).toBe(all.length);
    const files = await readdir(folder);
    expect(files.toSorted()).toEqual(all.map(({ gtin, lot }) => `${gtin}-${lot}.json`).toSorted());
    const [first] = all;
    const told = JSON.parse(
      await readFile(join(folder, `${first?.gtin}-${first?.lot}.json`), 'utf8'),
    ) as PassportDocument;
    expect(told).toEqual(passports.document((await passports.of(first?.gtin ?? '', first?.lot ?? ''))!));

    on.clock.moveBy(60_000);
    await on.ask(
      `UPDATE traceability_batch SET recalled_at = $2, recall_reason_vi = 'Ẩm', recall_reason_en = 'Moist' WHERE id = $1`,
      [first?.id, on.clock.now()],
    );
    on.clock.moveBy(60_000);
    expect(await passports.exportDue()).toBe(all.filter(one => one.id === first?.id).length);
    expect(JSON.parse(await readFile(join(folder, `${first?.gtin}-${first?.lot}.json`), 'utf8'))).toMatchObject({
      recall: { reason: 'Ẩm' },
    });
    expect(await passports.exportDue()).toBe(0);
  });

  it('go nowhere when no portal is connected', async () => {
    expect(await new Passports(on.db, on.clock, new NoPortal(), { publicUrl }).exportDue()).toBe(0);
  });
});
