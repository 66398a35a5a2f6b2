import { onShelf } from '../../../../../test/support/builders/inventory.js';
import { aFarm, anActor, signedIn, type Farm, type Stage } from '../../../../../test/support/builders/traceability.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';

describe('the department’s recalls', () => {
  let market: TestMarket;
  let stage: Stage;
  let farm: Farm;
  let one: Record<string, string>;
  let two: Record<string, string>;
  beforeAll(async () => {
    market = await openMarket('bare');
    const { source } = market.app.get(Database);
    stage = { clock: market.clock, ask: async (sql, values = []) => (await source.query(sql, values)) as never };
    farm = await aFarm(stage);
    const officer = async () => ({ cookie: await signedIn(stage, await anActor(stage, { offices: ['officer'] })) });
    [one, two] = [await officer(), await officer()];
  });
  afterAll(() => market.close());

  const get = (url: string, who = one) => market.visitor().get(url, who);
  const post = (url: string, form: Record<string, string>, who = one) => market.visitor().post(url, form, who);
  const recalls = '/department/recalls';
  const batch = (packs: number) => onShelf(stage, farm, packs);
  const frozen = async (batchId: string) =>
    (await market.ask<{ frozen: boolean }>('SELECT frozen FROM inventory_stock WHERE batch_id = $1', [batchId]))[0]
      ?.frozen;
  const proposed = async (change: Record<string, string>) => {
    const id = newId();
    const answer = await post(recalls, { id, kind: 'batch', reasonVi: 'Dư lượng thuốc', ...change });
    expect(answer).toMatchObject({ status: 303, location: `${recalls}/${id}` });
    return `${recalls}/${id}`;
  };

  it('show what would be reached before anything is changed', async () => {
    const { batchId, lot } = await batch(12);
    const page = await get(`${recalls}/new?kind=batch&origin=${batchId}`);
    expect(page.status).toBe(200);
    expect(page.body).toContain('12 trong kho, 0 đã bán');
    expect(page.body).toContain(lot);
    expect(await frozen(batchId)).toBe(false);
    const nothing = await get(`${recalls}/new?kind=serial&origin=NOSUCHSERIAL`);
    expect(nothing.status).toBe(422);
    expect(nothing.body).toContain('Không tìm thấy lô nào liên quan');
  });

  it('find a batch by its lot, and ask when several co-ops have that lot', async () => {
    const { lot } = await batch(3);
    expect((await get(`${recalls}/new?kind=batch&origin=${encodeURIComponent(lot)}`)).body).toContain('3 trong kho');
    await onShelf(stage, await aFarm(stage), 1);
    await market.ask('UPDATE traceability_batch SET lot = $1 WHERE cooperative_id <> $2', [lot, farm.cooperativeId]);
    expect((await get(`${recalls}/new?kind=batch&origin=${encodeURIComponent(lot)}`)).body).toContain(
      'Bạn muốn nói đến mục nào?',
    );
  });

  it('are timed in a drill, by which nothing is held', async () => {
    const { batchId } = await batch(5);
    const page = await proposed({ origin: batchId, isDrill: 'yes' });
    expect((await post(`${page}/confirmation`, { confirmed: 'yes' }, two)).status).toBe(303);
    expect((await get(page)).body).toMatch(/Chạy trong [\d.]+ ms/);
    expect(await frozen(batchId)).toBe(false);
    expect((await get(recalls)).body).toContain('Diễn tập');
  });

  it('hold what one officer proposes, and let it go when withdrawn', async () => {
    const { batchId } = await batch(5);
    const page = await proposed({ origin: batchId });
    expect(await frozen(batchId)).toBe(true);
    expect((await get(page)).body).not.toContain('Xác nhận thu hồi</button>');
    expect((await post(`${page}/withdrawal`, {})).status).toBe(303);
    expect(await frozen(batchId)).toBe(false);
    expect((await get(page)).body).toContain('Đã rút');
  });

  it('are listed by their state, with how far they have come, at the department and at the desk', async () => {
    const { batchId, lot } = await batch(4);
    const page = await proposed({ origin: batchId });
    const director = { cookie: await signedIn(stage, farm.director) };
    for (const [list, who] of [[recalls, one] as const, [`/desk/${farm.slug}/recalls`, director] as const]) {
      expect((await get(`${list}?show=proposed`, who)).body).toContain(`từ lô ${lot}`);
      expect((await get(`${list}?show=drills`, who)).body).not.toContain(`từ lô ${lot}`);
      expect((await get(`${list}?show=nonsense`, who)).body).toContain(`từ lô ${lot}`);
    }
    await post(`${page}/confirmation`, { confirmed: 'yes' }, two);
    expect((await get(`/desk/${farm.slug}/recalls?show=confirmed`, director)).body).toContain(`từ lô ${lot}`);
    const stranger = await aFarm(stage);
    const other = { cookie: await signedIn(stage, stranger.director) };
    expect((await get(`/desk/${stranger.slug}/recalls`, other)).body).toContain('Chưa có việc thu hồi nào');
  });

  it('count the packs that were found, and are closed', async () => {
    const { batchId } = await batch(10);
    await market.ask(
      `INSERT INTO traceability_task (id, batch_id, position, kind, step, happened_at, site_id, input, output, variant_id, packs, recorded_by, recorded_at)
       VALUES ($1, $2, 90, 'pack', 'pack', $3, $4, 2000, 0, $5, 10, $6, $3)`,
      [newId(), batchId, market.clock.now(), farm.workshopId, farm.variantId, farm.packer.personId],
    );
    const page = await proposed({ origin: batchId });
    expect((await post(`${page}/confirmation`, {}, two)).status).toBe(422);
    expect((await post(`${page}/confirmation`, { confirmed: 'yes' })).body).toContain('cần người thứ hai');
    expect((await post(`${page}/confirmation`, { confirmed: 'yes' }, two)).status).toBe(303);
    const answer = { id: newId(), batchId, found: 'returned', packs: '7' };
    expect((await post(`${page}/answers`, answer)).status).toBe(303);
    expect((await post(`${page}/answers`, answer)).status).toBe(303);
    expect((await get(page)).body).toContain('(7 trên 10 gói)');
    expect((await post(`${page}/answers`, { ...answer, id: newId(), packs: '4' })).status).toBe(422);
    const desk = `/desk/${farm.slug}/recalls/${page.split('/').at(-1)}`;
    expect((await get(desk, { cookie: await signedIn(stage, farm.packer) })).body).toContain('(7 trên 10 gói)');
    expect((await post(`${page}/closure`, {})).status).toBe(303);
    expect((await get(page)).body).toContain('Đã kết thúc');
  });
});
