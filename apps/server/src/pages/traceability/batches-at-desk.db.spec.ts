import { aFarm, anActor, signedIn, type Farm, type Stage } from '../../../../../test/support/builders/traceability.js';
import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';
import { Database } from '#platform/database';

describe('batches at the desk', () => {
  let market: TestMarket;
  let stage: Stage;
  let farm: Farm;
  let clerk: Record<string, string>;
  let packer: Record<string, string>;
  let director: Record<string, string>;
  beforeAll(async () => {
    market = await openMarket('bare');
    const { source } = market.app.get(Database);
    stage = { clock: market.clock, ask: async (sql, values = []) => (await source.query(sql, values)) as never };
  });
  beforeEach(async () => {
    farm = await aFarm(stage);
    clerk = { cookie: await signedIn(stage, farm.clerk) };
    packer = { cookie: await signedIn(stage, farm.packer) };
    director = { cookie: await signedIn(stage, farm.director) };
  });
  afterAll(() => market.close());

  const desk = (part: string) => `/desk/${farm.slug}/${part}`;
  const get = (url: string, who: Record<string, string>) => market.visitor().get(url, who);
  const post = (url: string, form: Record<string, string>, who: Record<string, string>) =>
    market.visitor().post(url, form, who);
  const hidden = (page: Answer, name: string): string =>
    new RegExp(`name="${name}" value="([^"]*)"`).exec(page.body)?.[1] ?? '';

  /** Starts a batch through the form; the path of its page. */
  async function started(lot = ''): Promise<string> {
    const form = await get(desk('batches/new'), clerk);
    const answer = await post(desk('batches'), { id: hidden(form, 'id'), productId: farm.productId, lot }, clerk);
    expect(answer.status).toBe(303);
    return answer.location ?? '';
  }

  /** Fills in the form of a task as somebody would, and sends it. */
  async function record(batch: string, kind: string, change: Record<string, string>, who = clerk): Promise<Answer> {
    const page = await get(`${batch}?task=${kind}`, who);
    const happenedAt = /name="happenedAt"[^>]*value="([^"]*)"/.exec(page.body)?.[1] ?? '';
    const form = { id: hidden(page, 'id'), kind, happenedAt, siteId: farm.workshopId, note: '', ...change };
    return post(`${batch}/tasks`, form, who);
  }

  it('go from an empty list to packs in stock', async () => {
    expect((await get(desk('batches'), clerk)).body).toContain('Chưa có lô hàng nào');
    const choose = await get(desk('batches/new'), clerk);
    expect(choose.body).toContain('Số lô tiếp theo: 241126-01');
    const batch = await started();
    const fresh = await get(batch, clerk);
    expect(fresh.body).toContain('Lô 241126-01');
    expect(fresh.body).toContain('Ghi việc: Hái chè');
    expect(fresh.body).toContain('Bắt đầu bằng việc thu hoạch');

    expect(await record(batch, 'pluck', { output: '42' })).toMatchObject({ status: 303, location: batch });
    expect(await record(batch, 'roast', { input: '42', output: '9,5' })).toMatchObject({ status: 303 });
    const made = await get(batch, clerk);
    expect(made.body).toContain('42\u00a0kg → 9,5\u00a0kg');
    expect(made.body).toContain('Sao chè (diệt men)');

    const packed = await record(batch, 'pack', { variantId: farm.variantId, packs: '40' }, packer);
    expect(packed).toMatchObject({ status: 303, location: batch });
    const stock = await get(desk('stock'), packer);
    expect(stock.body).toContain('241126-01');
    expect(stock.body).toMatch(/Còn bán[\s\S]{0,200}>40</);
    const list = await get(desk('batches'), packer);
    expect(list.body).toContain('Đã đóng gói');
    expect(list.body).toContain('1,5\u00a0kg');
    expect(list.body).toContain('23/11/2028');
  });

  it('ask for labels once everything is packed, and for no task more', async () => {
    const batch = await started();
    await record(batch, 'pluck', { output: '42' });
    await record(batch, 'roast', { input: '42', output: '8' });
    await record(batch, 'pack', { variantId: farm.variantId, packs: '40' });
    const { body } = await get(batch, clerk);
    expect(body).toContain('40 gói chưa có tem.');
    expect(body).toContain(`href="${desk('labels')}"`);
    expect(body).not.toContain('Ghi việc: Đóng gói');
  });

  it('lead back to the batch when the language changes on a refused form', async () => {
    const batch = await started();
    const refused = await record(batch, 'pluck', { output: 'nhiều' });
    expect(refused.status).toBe(422);
    expect(refused.body).toContain('Thu được: Xin điền một số.');
    expect(refused.body).toContain(`name="back" value="${batch}"`);
  });

  it('keep what was typed and say what is wrong with it', async () => {
    const batch = await started();
    const wrong = await record(batch, 'pluck', { output: 'nhiều', siteId: '' });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Xin điền một số');
    expect(wrong.body).toContain('Xin điền mục này');
    expect(wrong.body).toMatch(/<input[^>]*id="f-output"[^>]*value="nhiều"/);

    await record(batch, 'pluck', { output: '10' });
    const tooMuch = await record(batch, 'roast', { input: '11', output: '2' });
    expect(tooMuch.status).toBe(422);
    expect(tooMuch.body).toContain('Trong lô chỉ còn 10 kg');
    expect((await record(batch, 'roast', { input: '5', output: '5,1' })).body).toContain('Thu được nhiều nhất 5 kg');
    expect((await record(batch, 'roast', { input: '5', output: '1', happenedAt: '2026-11-25T09:00' })).body).toContain(
      'Giờ này chưa tới',
    );
    expect((await record(batch, 'pack', { variantId: farm.variantId, packs: '51' })).body).toContain('chỉ còn 10 kg');
    const other = await aFarm(stage);
    expect((await record(batch, 'roast', { input: '5', output: '1', siteId: other.plotId })).body).toContain(
      'Hãy chọn một địa điểm',
    );
  });

  it('read 1.500 as their reader does', async () => {
    const [batch, english] = [await started(), { cookie: `${clerk.cookie}; language=en` }];
    await record(batch, 'pluck', { output: '1.500' });
    expect((await get(batch, clerk)).body).toContain('+\u00a01.500\u00a0kg');
    await record(batch, 'pluck', { output: '1.500' }, english);
    const page = await get(batch, english);
    expect(page.body).toContain('+\u00a01.5\u00a0kg');
    expect(page.body).toContain('The way of this batch');
  });

  it('take a task once when the button is pressed twice', async () => {
    const batch = await started();
    const form = {
      id: '00000000-0000-7000-8000-0000000000aa',
      kind: 'pluck',
      happenedAt: '2026-11-24T08:00',
      siteId: farm.plotId,
      output: '7',
    };
    const answers = await Promise.all([1, 2].map(() => post(`${batch}/tasks`, form, clerk)));
    expect(answers.map(answer => answer.status)).toEqual([303, 303]);
    expect((await get(batch, clerk)).body.match(/\+\u00a07\u00a0kg/g)).toHaveLength(1);
  });

  it('have lots that are not used twice', async () => {
    await started('XUÂN 01');
    const again = await post(
      desk('batches'),
      { id: '00000000-0000-7000-8000-0000000000ab', productId: farm.productId, lot: 'xuan-01' },
      clerk,
    );
    expect(again.status).toBe(422);
    expect(again.body).toContain('đã có lô mang số đó');
    expect(again.body).toMatch(/<input[^>]*id="f-lot"[^>]*value="xuan-01"/);
  });

  it('are held by the director’s proposal, and recalled by a second director', async () => {
    const batch = await started();
    await record(batch, 'pluck', { output: '10' });
    expect((await get(batch, clerk)).body).not.toContain('Đề nghị thu hồi lô này');
    expect((await get(batch, director)).body).toContain('Đề nghị thu hồi lô này');
    const unsure = await post(`${batch}/recall`, { reasonVi: 'Nhiễm ẩm' }, director);
    expect(unsure.status).toBe(422);
    expect(unsure.body).toContain('Xin xác nhận');
    const form = { reasonVi: 'Nhiễm ẩm', confirmed: 'yes' };
    expect((await post(`${batch}/recall`, form, clerk)).status).toBe(403);
    const twice = { ...form, id: '00000000-0000-7000-8000-0000000000ad' };
    const recall = desk(`recalls/${twice.id}`);
    expect(await post(`${batch}/recall`, twice, director)).toMatchObject({ status: 303, location: recall });
    expect(await post(`${batch}/recall`, twice, director)).toMatchObject({ status: 303, location: recall });
    expect((await get(batch, clerk)).body).toContain('có đề nghị thu hồi');
    expect((await get(recall, director)).body).toContain('Bạn là người đề nghị');
    const yes = { confirmed: 'yes' };
    expect((await post(`${recall}/confirmation`, yes, director)).body).toContain('cần người thứ hai');
    expect((await get(batch, clerk)).body).not.toContain('Lô này đã bị thu hồi');
    const second = { cookie: await signedIn(stage, await farm.member('director')) };
    expect(await post(`${recall}/confirmation`, yes, second)).toMatchObject({ status: 303, location: recall });
    expect((await get(recall, clerk)).body).toContain('Đang thu hồi');
    const page = await get(batch, clerk);
    expect(page.body).toContain('Lô này đã bị thu hồi');
    expect(page.body).toContain('Lý do: Nhiễm ẩm');
    expect(page.body).not.toContain('Ghi việc: ');
    expect((await get(desk('batches'), clerk)).body).toContain('Đã thu hồi');
    const late = { id: '00000000-0000-7000-8000-0000000000ac', kind: 'pluck', output: '1' };
    const answer = await post(
      `${batch}/tasks`,
      { ...late, happenedAt: '2026-11-24T08:00', siteId: farm.plotId },
      clerk,
    );
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('không ghi thêm việc được nữa');
  });

  it('happen at places that are added on the way', async () => {
    const batch = await started();
    const form = await get(`${desk('sites/new')}?back=${encodeURIComponent(`${batch}?task=pluck`)}`, clerk);
    const site = {
      id: hidden(form, 'id'),
      back: `${batch}?task=pluck`,
      name: 'Nương dưới',
      kind: 'plot',
      communeCode: '03390',
    };
    expect(await post(desk('sites'), { ...site, communeCode: '' }, clerk)).toMatchObject({ status: 422 });
    expect((await post(desk('sites'), { ...site, communeCode: '99999' }, clerk)).body).toContain('Hãy chọn một xã');
    expect(await post(desk('sites'), site, clerk)).toMatchObject({ status: 303, location: `${batch}?task=pluck` });
    expect((await get(batch, clerk)).body).toContain('Nương dưới, Xã Bình Lư');
    expect((await get(desk('sites'), packer)).body).toContain('Nương dưới');
    const evil = { ...site, id: '00000000-0000-7000-8000-0000000000ad', back: '//evil.example/' };
    expect((await post(desk('sites'), evil, clerk)).location).toBe(desk('sites'));
  });

  it('are nobody else’s business, and packers only pack', async () => {
    const batch = await started();
    const stranger = { cookie: await signedIn(stage, (await aFarm(stage)).director) };
    for (const url of [desk('batches'), desk('batches/new'), batch, desk('sites'), desk('stock')])
      expect((await get(url, stranger)).status).toBe(404);
    expect((await post(`${batch}/tasks`, { kind: 'pluck' }, stranger)).status).toBe(404);
    const officer = { cookie: await signedIn(stage, await anActor(stage, { offices: ['officer'] })) };
    expect((await get(batch, officer)).status).toBe(404);

    expect((await get(desk('batches/new'), packer)).status).toBe(403);
    expect((await get(desk('batches'), packer)).body).not.toContain('Mở lô mới');
    expect((await record(batch, 'pluck', { output: '5', happenedAt: '2026-11-24T08:00' }, packer)).status).toBe(403);

    const elsewhere = await aFarm(stage);
    expect((await get(`/desk/${elsewhere.slug}/batches/${batch.split('/').at(-1)}`, stranger)).status).toBe(404);
    expect((await get(desk('batches/not-an-id'), clerk)).status).toBe(404);
    expect((await post(`${batch}/tasks`, { kind: 'mill' }, clerk)).status).toBe(422);
  });
});
