import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { openWork, type Work } from '../support/work.js';
import { buys } from './shopping.js';

const DESK = '/desk/che-suong-may';

interface Held {
  flagId: string;
  batchId: string;
  variantId: string;
  lot: string;
  name: string;
  slug: string;
  pack: string;
}

// Numbers that do not add up, from the co-op's words to the officer's: until then not one pack is labelled or sold.
describe('a held batch', () => {
  let market: TestMarket;
  let work: Work;
  let clerk: Person;
  let officer: Person;
  let packer: Person;
  let held: Held;
  let order: { code: string };
  beforeAll(async () => {
    market = await openMarket('market', { LOCAL_APP: 'true' });
    work = await openWork(market);
    const [row] = await market.ask<Held>(
      `SELECT f.id AS "flagId", f.batch_id AS "batchId", s.variant_id AS "variantId", b.lot, p.name_vi AS name, p.slug, v.gtin AS pack
       FROM balance_flag f JOIN traceability_batch b ON b.id = f.batch_id JOIN catalog_product p ON p.id = b.product_id
       JOIN inventory_stock s ON s.batch_id = b.id JOIN catalog_variant v ON v.id = s.variant_id
       JOIN cooperatives_cooperative c ON c.id = b.cooperative_id WHERE c.slug = 'che-suong-may'`,
    );
    held = row as Held;
    order = await buys(market, { goods: [[held.slug, 2]] });
    await work.done();
    [clerk, officer, packer] = (await Promise.all(
      ['ghi@demo.test', 'so@demo.test', 'goi@demo.test'].map(login => new Person(market.visitor()).signsIn(login)),
    )) as [Person, Person, Person];
  });
  afterAll(async () => {
    expect(work.errors).toEqual([]);
    await work.close();
    await market.close();
  });

  const label = (rollId: string) =>
    clerk.visitor.post(`${DESK}/labels`, { rollId, batchId: held.batchId, variantId: held.variantId, quantity: '5' });
  const packOf = async () => {
    const [line] = await market.ask<{ id: string }>(
      `SELECT l.id FROM ordering_line l JOIN ordering_order o ON o.id = l.order_id WHERE o.number = $1`,
      [`${order.code}-1`],
    );
    return packer.visitor.post(`${DESK}/orders/${order.code}-1/packing`, { [`pick.${line?.id}.${held.batchId}`]: '2' });
  };

  it('B2 is shown to its co-op with its numbers, and asks for an explanation', async () => {
    await clerk.opens(`${DESK}/flags`);
    const part = clerk.part(held.lot, ['section']);
    expect(part).toContain('Tỷ lệ thu hồi lạ');
    expect(part).toMatch(/còn .+ \(3\d(,\d)? ?%\)\. Thường là 18 ?% đến 26 ?%/);
    expect(part).toContain('Chờ giải trình');
    await officer.opens('/department/balance');
    expect(officer.part(held.lot, ['tr'])).toContain('Chờ giải trình');
  });

  it('B3 B6 is neither labelled nor sold while it waits', async () => {
    const refused = await label('019ac000-0000-7000-8000-000000000001');
    expect([refused.status, refused.body.includes('đang tạm giữ')]).toEqual([422, true]);
    const unsold = await packOf();
    expect([unsold.status, unsold.body.includes(`Lô ${held.lot} đã bị thu hồi, đang tạm giữ`)]).toEqual([422, true]);
    expect(await market.ask('SELECT FROM labels_label WHERE batch_id = $1', [held.batchId])).toEqual([]);
    expect(await market.ask('SELECT sold FROM balance_lot WHERE batch_id = $1 AND sold > 0', [held.batchId])).toEqual(
      [],
    );
  });

  it('goes back to the co-op when the explanation does not do', async () => {
    await clerk.presses('Gửi giải trình', { 'Vì sao số liệu như vậy?': 'Chè già.' }, held.lot);
    expect(clerk.sees).toContain('Đã gửi giải trình.');
    await officer.opens(`/department/balance/flags/${held.flagId}`);
    await officer.presses('Chưa chấp nhận', { 'Ý kiến của cán bộ': 'Cần ảnh sổ cân.' });
    await clerk.opens(`${DESK}/flags`);
    expect(clerk.part(held.lot, ['section'])).toContain('Cần ảnh sổ cân.');
    expect((await label('019ac000-0000-7000-8000-000000000002')).status).toBe(422);
    await clerk.presses(
      'Gửi lại giải trình',
      { 'Vì sao số liệu như vậy?': 'Cân nhầm bì, đã cân lại 42 kg; có ảnh sổ.' },
      held.lot,
    );
    expect((await packOf()).status).toBe(422);
  });

  it('is labelled and sold once the department has countersigned', async () => {
    await officer.opens('/department/balance');
    expect(officer.sees.indexOf(held.lot)).toBeGreaterThan(officer.sees.indexOf('Chờ Sở xác nhận'));
    await officer.opens(`/department/balance/flags/${held.flagId}`);
    await officer.presses('Xác nhận giải trình', { 'Ý kiến của cán bộ': 'Đã xem ảnh sổ cân.' });
    expect(officer.sees).toContain('Đã xác nhận.');
    await work.done();
    expect((await label('019ac000-0000-7000-8000-000000000003')).status).toBe(303);
    expect((await packOf()).status).toBe(303);
    expect(
      await market.ask('SELECT sold > 0 AS sold FROM balance_lot WHERE batch_id = $1 AND name LIKE $2', [
        held.batchId,
        `%/01/${held.pack}/%`,
      ]),
    ).toEqual([{ sold: true }]);
  });
});
