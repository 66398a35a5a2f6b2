import { orderOf } from '../../../../../test/support/builders/notifications.js';
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

  it('are called drills from the title to the last button, and leave labels, shelf, books and letters as they were', async () => {
    const { batchId, lot } = await batch(5);
    const rollId = newId();
    await market.ask(
      `INSERT INTO labels_roll (id, cooperative_id, batch_id, variant_id, gtin, quantity, issued_by, issued_at)
       SELECT $1, $5, $2, id, gtin, 1, $3, now() FROM catalog_variant WHERE id = $4`,
      [rollId, batchId, farm.clerk.personId, farm.variantId, farm.cooperativeId],
    );
    await market.ask(
      `INSERT INTO labels_label (gtin, serial, roll_id, position, batch_id, state)
       SELECT gtin, 'DRILL' || position, id, position, batch_id, 'active' FROM labels_roll r, generate_series(1, 3) position WHERE r.id = $1`,
      [rollId],
    );
    const asItIs = async () => ({
      labels: await market.ask('SELECT * FROM labels_label WHERE roll_id = $1 ORDER BY position', [rollId]),
      batch: await market.ask('SELECT * FROM traceability_batch WHERE id = $1', [batchId]),
      shelf: await market.ask('SELECT * FROM inventory_stock WHERE batch_id = $1', [batchId]),
      events: await market.ask('SELECT count(*) FROM epcis_event'),
      letters: await market.ask('SELECT count(*) FROM notifications_letter'),
      recalled: await market.ask(`SELECT count(*) FROM platform_fact WHERE name = 'batch.recalled'`),
    });
    const before = await asItIs();
    const page = await proposed({ origin: batchId, isDrill: 'yes' });
    expect((await get(`${page}/notice`)).body).toContain('Chưa có thông báo');
    await post(`${page}/confirmation`, { confirmed: 'yes' }, two);
    const shown = (await get(page)).body;
    expect(shown).toContain(`Diễn tập thu hồi từ lô ${lot}</h1>`);
    expect(shown).toContain('Kết thúc diễn tập');
    expect(shown).not.toContain('Kết thúc thu hồi');
    const notice = (await get(`${page}/notice`)).body;
    expect(notice).toContain('Đây là diễn tập. Không có hàng nào bị thu hồi');
    expect(notice).not.toContain('<figure');
    expect((await post(`${page}/closure`, {})).status).toBe(303);
    expect(await asItIs()).toEqual(before);
  });

  it('have a notice for paper, with a code to the public page, and places by name without the few', async () => {
    const { batchId, lot } = await batch(6);
    const page = await proposed({ origin: batchId });
    const store = (await get(page)).body;
    expect(store).toContain('Xưởng chè');
    await post(`${page}/confirmation`, { confirmed: 'yes' }, two);
    const notice = (await get(`${page}/notice`)).body;
    expect(notice).toContain('Thông báo thu hồi</h1>');
    expect(notice).toContain('Dư lượng thuốc');
    expect(notice).toContain(`Mã QR đến trang thu hồi của lô ${lot}`);
    const id = page.split('/').at(-1) ?? '';
    const own = { cookie: await signedIn(stage, farm.packer) };
    expect((await get(`/desk/${farm.slug}/recalls/${id}/notice`, own)).body).toContain(lot);
    const stranger = await aFarm(stage);
    const other = { cookie: await signedIn(stage, stranger.director) };
    expect((await get(`/desk/${stranger.slug}/recalls/${id}/notice`, other)).status).toBe(404);
  });

  it('name no commune with a buyer or two in the dry run, nor the one that would give them away', async () => {
    const { batchId } = await batch(6);
    const communes = await market.ask<{ code: string; name: string }>(
      `SELECT code, full_name AS name FROM places_unit WHERE parent_code IS NOT NULL ORDER BY code LIMIT 3`,
    );
    const told = [5, 4, 1];
    for (const [at, { code }] of communes.entries())
      for (let count = told[at] ?? 0; count > 0; count--) {
        const { groupId, lineId } = await orderOf(stage, farm.cooperativeId);
        await market.ask('UPDATE ordering_group SET commune_code = $2 WHERE id = $1', [groupId, code]);
        await market.ask('INSERT INTO ordering_packing (line_id, batch_id, quantity) VALUES ($1, $2, 3)', [
          lineId,
          batchId,
        ]);
      }
    const { body } = await get(`${recalls}/new?kind=batch&origin=${batchId}`);
    const [most = '', some = '', fewest = ''] = communes.map(
      ({ name }) => new RegExp(`<th[^>]*>${name}</th>.*?</tr>`, 's').exec(body)?.[0],
    );
    expect(most).toContain('<span class="num">15</span>');
    for (const row of [some, fewest]) {
      expect(row).toContain('ít đơn, không nêu số');
      expect(row).not.toMatch(/class="num"/);
    }
    expect(body).not.toContain('Trần Thị Mẫu');
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
