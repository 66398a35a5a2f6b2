import { aFarm, signedIn, type Farm, type Stage } from '../../../../../test/support/builders/traceability.js';
import { inTheBooks } from '../../../../../test/support/builders/balance.js';
import { onShelf } from '../../../../../test/support/builders/inventory.js';
import type { TestDatabase } from '../../../../../test/support/database.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';

describe('what waits at the desk', () => {
  let market: TestMarket;
  let stage: TestDatabase & Stage;
  let farm: Farm;
  beforeAll(async () => {
    market = await openMarket('bare');
    const db = market.app.get(Database);
    const ask: TestDatabase['ask'] = async (sql, values = []) => (await db.source.query(sql, values)) as never;
    stage = { db, ask, clock: market.clock, url: market.url, drop: market.close } as TestDatabase & Stage;
  });
  beforeEach(async () => void (farm = await aFarm(stage)));
  afterAll(() => market.close());

  async function seen(by: 'clerk' | 'packer' | 'director'): Promise<string> {
    const page = await market.visitor().get(`/desk/${farm.slug}`, { cookie: await signedIn(stage, farm[by]) });
    expect(page.status).toBe(200);
    return page.body;
  }
  const batch = () =>
    stage.ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at) VALUES ($1, $2, $3, '241126-01', 'g', $4, $5)`,
      [newId(), farm.cooperativeId, farm.productId, farm.clerk.personId, stage.clock.now()],
    );
  const becomes = (state: string) =>
    stage.ask('UPDATE cooperatives_cooperative SET verification = $2, verified_at = $3 WHERE id = $1', [
      farm.cooperativeId,
      state,
      state === 'waiting' ? null : stage.clock.now(),
    ]);

  it('for a new co-op, the first steps and where its verification stands', async () => {
    await becomes('waiting');
    const page = await seen('clerk');
    expect(page).toContain('Bốn bước đầu tiên');
    expect(page).toContain('Sở Công Thương đang xác minh đơn vị của bạn.');
    expect(await seen('packer')).not.toContain('Bốn bước đầu tiên');
  });

  it('for a clerk, the batches in work and the next task', async () => {
    await batch();
    const page = await seen('clerk');
    expect(page).toContain('Lô đang làm');
    expect(page).toMatch(/href="\/desk\/[^"]+\/batches\/[^"]+#record"/);
    expect(page).toContain('Mới mở, chưa ghi việc nào');
  });

  it('for a packer, nothing on a quiet day', async () => {
    expect(await seen('packer')).toContain('Không có việc nào đang chờ');
  });

  it('counts packs without labels and what expires soon, for whoever sees to it', async () => {
    const shelf = await onShelf(stage, farm, 12, { bestBefore: '2026-12-01' });
    await stage.ask(
      `INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, packs, variant_id, note, recorded_by, recorded_at)
       VALUES ($1, $2, 1, 'pack', 'pack', $3, $4, 1200, 0, 12, $5, '', $6, $3)`,
      [newId(), shelf.batchId, stage.clock.now(), farm.workshopId, farm.variantId, farm.clerk.personId],
    );
    await inTheBooks(stage, { variantId: farm.variantId, batchId: shelf.batchId, packs: 12 });
    const page = await seen('clerk');
    expect(page).toMatch(/Gói chưa có tem<\/a><strong[^>]*>12</);
    expect(page).toMatch(/Lô trong kho sắp hết hạn<\/a><strong[^>]*>1</);
    expect(await seen('packer')).not.toContain('Gói chưa có tem');
  });

  it('is nobody else’s business', async () => {
    const other = await aFarm(stage);
    const cookie = await signedIn(stage, other.director);
    expect((await market.visitor().get(`/desk/${farm.slug}`, { cookie })).status).toBe(404);
  });
});
