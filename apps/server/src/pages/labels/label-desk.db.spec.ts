import {
  aWorkshop,
  recall,
  serialsOf,
  signedIn,
  type Stage,
  type Workshop,
} from '../../../../../test/support/builders/labels.js';
import { anActor } from '../../../../../test/support/builders/traceability.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';

/** The cells behind the one that links there, without tags. */
const rowIn = (body: string, href: string): string[] =>
  [...(body.split(`href="${href}"`)[1]?.split('</tr>')[0] ?? '').matchAll(/<td[^>]*>(.*?)<\/td>/gs)].map(
    ([, cell = '']) =>
      cell
        .replace(/<svg.*?<\/svg>/gs, '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' ')
        .trim(),
  );

describe('labels at the desk', () => {
  let market: TestMarket;
  let stage: Stage;
  let shop: Workshop;
  let clerk: Record<string, string>;
  let packer: Record<string, string>;
  beforeAll(async () => {
    market = await openMarket('bare');
    const { source } = market.app.get(Database);
    stage = { clock: market.clock, ask: async (sql, values = []) => (await source.query(sql, values)) as never };
  });
  beforeEach(async () => {
    shop = await aWorkshop(stage, { packs: 30 });
    clerk = { cookie: await signedIn(stage, shop.clerk) };
    packer = { cookie: await signedIn(stage, shop.packer) };
  });
  afterAll(() => market.close());

  const desk = () => `/desk/${shop.slug}/labels`;
  const get = (url: string, who: Record<string, string>) => market.visitor().get(url, who);
  const post = (url: string, form: Record<string, string>, who: Record<string, string>) =>
    market.visitor().post(url, form, who);
  /** The form for the first packing on the page, with its hidden fields as a browser sends them. */
  const orderForm = async (): Promise<Record<string, string>> => {
    const { body } = await get(desk(), clerk);
    const fields = [...body.matchAll(/<input[^>]*name="(rollId|batchId|variantId|quantity)"[^>]*>/g)];
    return Object.fromEntries(
      fields.slice(0, 4).map(([input, name]) => [name ?? '', /value="([^"]*)"/.exec(input)?.[1] ?? '']),
    );
  };
  const issued = async (quantity = '24') =>
    (await post(desk(), { ...(await orderForm()), quantity }, clerk)).location ?? '';

  it('go from the list of packings through print and activation to genuine goods', async () => {
    const list = await get(desk(), clerk);
    expect(list.status).toBe(200);
    expect(list.body).toContain('30 trong 30 gói chưa có tem');
    const form = await orderForm();
    expect(form).toMatchObject({ batchId: shop.batchId, variantId: shop.variantId, quantity: '30' });

    const roll = (await post(desk(), { ...form, quantity: '24' }, clerk)).location ?? '';
    expect(roll).toBe(`/desk/${shop.slug}/labels/${form.rollId}`);
    expect((await get(roll, clerk)).body).toContain('Đã dán xong — kích hoạt');
    expect((await get(desk(), clerk)).body).toContain('6 trong 30 gói chưa có tem');

    const pdf = await get(`${roll}/sheet.pdf`, packer);
    expect(pdf.headers['content-type']).toContain('application/pdf');
    expect(pdf.headers['content-disposition']).toMatch(/^attachment; filename\*=UTF-8''tem-T-[0-9A-F]{6}\.pdf$/);
    expect(pdf.body.slice(0, 5)).toBe('%PDF-');

    expect(await post(`${roll}/activation`, {}, packer)).toMatchObject({ status: 303, location: roll });
    expect(await post(`${roll}/activation`, {}, packer)).toMatchObject({ status: 303, location: roll });
    const activated = await get(roll, packer);
    expect(activated.body).toContain('Tem đã kích hoạt lúc');
    expect(activated.body).not.toContain('kích hoạt</span></summary>');
    const [serial] = await serialsOf(stage, form.rollId ?? '');
    expect((await get(`/01/${shop.gtin}/21/${serial}`, {})).body).toContain('Hàng thật');
  });

  it('say in the form why there cannot be more, and keep what was typed', async () => {
    const answer = await post(desk(), { ...(await orderForm()), quantity: '31' }, clerk);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Chỉ còn 30 gói chưa có tem');
    expect(answer.body).toMatch(/<input[^>]*id="f-quantity"[^>]*value="31"/);
    expect((await post(desk(), { ...(await orderForm()), quantity: 'nhiều' }, clerk)).body).toContain(
      'Xin điền số nguyên',
    );
    expect((await post(desk(), { quantity: '1' }, clerk)).status).toBe(422);
  });

  it('are promised by every page in the number that can be had: not for packs that were destroyed (B3)', async () => {
    await issued('24');
    const free = { rollId: newId(), variantId: shop.variantId, quantity: '3' };
    const roll = (await post(desk(), free, clerk)).location ?? '';
    await stage.ask('UPDATE balance_lot SET destroyed = 200 WHERE batch_id = $1', [shop.batchId]);
    expect((await get(desk(), clerk)).body).toContain('4 trong 30 gói chưa có tem');
    expect((await get(`/desk/${shop.slug}/batches/${shop.batchId}`, clerk)).body).toContain('4 gói chưa có tem');
    expect((await get(`/desk/${shop.slug}`, clerk)).body).toMatch(/Gói chưa có tem<\/a><strong[^>]*>4</);
    expect((await get(roll, packer)).body).toMatch(/<option value="[^"]+">[^<]*CHE-2026-11[^<]*\b4\b/);
    expect((await post(desk(), { ...(await orderForm()), quantity: '5' }, clerk)).status).toBe(422);
    expect((await post(desk(), { ...(await orderForm()), quantity: '4' }, clerk)).status).toBe(303);
    expect((await get(desk(), clerk)).body).not.toContain('trong 30 gói chưa có tem');
  });

  it('are made once when the button is pressed twice', async () => {
    const form = { ...(await orderForm()), quantity: '10' };
    const answers = await Promise.all([post(desk(), form, clerk), post(desk(), form, clerk)]);
    expect(answers.map(answer => answer.status)).toEqual([303, 303]);
    expect((await get(desk(), clerk)).body).toContain('20 trong 30 gói chưa có tem');
  });

  it('that tore are voided by their number', async () => {
    const roll = await issued();
    const [serial = ''] = await serialsOf(stage, roll.split('/').at(-1) ?? '');
    const wrong = await post(roll, { serial: 'AAAA BBBB CCCC', confirmed: 'yes' }, packer);
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('Đợt này không có tem mang số đó');
    expect((await post(roll, { serial }, packer)).body).toContain('Xin xác nhận');
    expect(await post(roll, { serial: serial.toLowerCase(), confirmed: 'yes' }, packer)).toMatchObject({
      status: 303,
      location: roll,
    });
    expect((await get(desk(), clerk)).body).toContain('7 trong 30 gói chưa có tem');
  });

  it('of a recalled batch are out of the way', async () => {
    const roll = await issued();
    await recall(stage, shop.batchId);
    expect((await get(desk(), clerk)).body).toContain('Gói nào cũng đã có tem');
    const page = await get(roll, clerk);
    expect(page.body).toContain('Lô này đã bị thu hồi');
    expect(page.body).not.toContain('Tải PDF');
    expect((await post(`${roll}/activation`, {}, clerk)).status).toBe(409);
    expect((await get(`${roll}/sheet.pdf`, clerk)).status).toBe(409);
  });

  it('printed ahead are bound strip by strip, counted, and what is missing stands out (L06)', async () => {
    const order = { rollId: '01936000-0000-7000-8000-0000000000aa', variantId: shop.variantId, quantity: '12' };
    const roll = (await post(desk(), order, clerk)).location ?? '';
    expect((await get(desk(), clerk)).body).toContain('còn 12 tem chưa dùng');
    const serials = await serialsOf(stage, order.rollId);
    expect((await get(`/01/${shop.gtin}/21/${serials[0]}`, {})).body).toContain('Tem chưa được kích hoạt');
    expect((await get(roll, packer)).body).toContain('1 lần có người quét tem của cuộn này');

    const strip = { changeId: '01936000-0000-7000-8000-0000000000ab', batchId: shop.batchId };
    const half = await post(`${roll}/strips`, { ...strip, first: serials[0] ?? '', last: '' }, packer);
    expect(half.status).toBe(422);
    expect(half.body).toContain('Hãy điền cả số đầu và số cuối');
    const bound = await post(`${roll}/strips`, { ...strip, first: serials[0] ?? '', last: serials[4] ?? '' }, packer);
    expect(bound).toMatchObject({ status: 303, location: roll });
    expect((await get(`/01/${shop.gtin}/21/${serials[0]}`, {})).body).toContain('Hàng thật');
    expect((await get(desk(), clerk)).body).toContain('25 trong 30 gói chưa có tem');

    const waste = { wasteFirst: serials[5] ?? '', wasteLast: serials[6] ?? '', wasted: 'yes' };
    expect((await post(`${roll}/waste`, waste, packer)).status).toBe(303);
    const count = { countId: '01936000-0000-7000-8000-0000000000ac', counted: '4' };
    expect((await post(`${roll}/counts`, count, packer)).status).toBe(303);
    const page = (await get(roll, packer)).body;
    expect(page).toContain('Thiếu 1 tem');
    expect(page).toContain('Đếm được 4, theo sổ là 5.');
  });

  it('are printed ahead within what the department allows', async () => {
    const order = { rollId: '01936000-0000-7000-8000-0000000000ad', variantId: shop.variantId, quantity: '2001' };
    const answer = await post(desk(), order, clerk);
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Chỉ còn được in sẵn 2000 tem');
  });

  it('are seen by the department, which says how many may be printed ahead, and why', async () => {
    const officer = { cookie: await signedIn(stage, await anActor(stage as never, { offices: ['officer'] })) };
    const roll = (await post(desk(), { rollId: newId(), variantId: shop.variantId, quantity: '12' }, clerk)).location;
    const strip = { changeId: newId(), batchId: shop.batchId, first: '', last: '' };
    const [first = '', last = ''] = await serialsOf(stage, roll?.split('/').at(-1) ?? '');
    await post(`${roll}/strips`, { ...strip, first, last }, packer);
    await post(`${roll}/counts`, { countId: newId(), counted: '7' }, packer);
    const rowOf = async () =>
      rowIn((await get('/department/labels', officer)).body, `/department/cooperatives/${shop.slug}`);
    expect(await rowOf()).toEqual(['12', '2', '0', '0', '10', '2.000', 'chung Kiểm đếm thiếu 3 tem']);

    const wish = {
      allowanceId: newId(),
      cooperativeId: shop.cooperativeId,
      labels: '5',
      from: '',
      reason: 'Thiếu 3 tem',
    };
    const past = await post('/department/labels', { ...wish, from: '2026-11-23' }, officer);
    expect(past.status).toBe(422);
    expect(past.body).toContain('Hạn mức chỉ đặt được từ hôm nay trở đi');
    expect(past.body).toMatch(/value="Thiếu 3 tem"/);
    for (const cooperativeId of ['', 'all', newId()])
      expect([404, 422]).toContain((await post('/department/labels', { ...wish, cooperativeId }, officer)).status);
    const answers = await Promise.all([1, 2].map(() => post('/department/labels', wish, officer)));
    expect(answers.map(answer => [answer.status, answer.location])).toEqual(
      [1, 2].map(() => [303, '/department/labels']),
    );
    expect((await rowOf()).slice(-2)).toEqual(['5', 'riêng Đang giữ quá hạn mức Kiểm đếm thiếu 3 tem']);
    expect((await get('/department/labels', officer)).body.split('Thiếu 3 tem').length).toBe(2);

    const told = (await get(desk(), clerk)).body;
    expect(told).toContain('Còn được in sẵn 0 tem trong hạn mức 5 tem');
    expect(told).toContain('Hạn mức từ ngày 24/11/2026: “Thiếu 3 tem”.');
    expect(told).toContain('Hãy gắn tem đang giữ lên gói hàng');
    expect(await get('/department/labels', clerk)).toMatchObject({ status: 404 });
  });

  it('are nobody else’s business', async () => {
    const roll = await issued();
    const stranger = { cookie: await signedIn(stage, (await aWorkshop(stage)).clerk) };
    for (const url of [desk(), roll, `${roll}/sheet.pdf`]) expect((await get(url, stranger)).status).toBe(404);
    expect((await post(`${roll}/activation`, {}, stranger)).status).toBe(404);
    expect((await get(desk(), packer)).body).not.toContain('Tạo tem');
    expect((await post(desk(), await orderForm(), packer)).status).toBe(403);
    expect((await get(`${desk()}/nonsense`, clerk)).status).toBe(404);
    expect((await get(`${desk()}/00000000-0000-7000-8000-000000000000`, clerk)).status).toBe(404);
  });

  it('read in English too', async () => {
    const roll = await issued();
    const english = { cookie: `${clerk.cookie}; language=en` };
    expect((await get(desk(), english)).body).toContain('6 of 30 packs without a label');
    expect((await get(roll, english)).body).toContain('All stuck on — activate');
  });
});
