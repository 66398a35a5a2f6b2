import sharp from 'sharp';
import type { Actor } from '#libs/identity';
import { Database } from '#platform/database';
import { Outbox } from '#platform/outbox';
import {
  approvedProduct,
  catalogOn,
  cooperativeWith,
  officerOf,
  signedInAs,
  takedownOrder,
  tea,
  type TestCooperative,
} from '../../../../../test/support/builders/catalog.js';
import type { TestDatabase } from '../../../../../test/support/database.js';
import { openMarket, type Answer, type TestMarket } from '../../../../../test/support/market.js';

let market: TestMarket;
let stage: TestDatabase;
let home: TestCooperative;
let clerk: Actor;
const cookies: Record<'clerk' | 'packer' | 'stranger' | 'officer', string> = {
  clerk: '',
  packer: '',
  stranger: '',
  officer: '',
};

beforeAll(async () => {
  market = await openMarket('bare');
  const db = market.app.get(Database);
  const ask = async <Row>(sql: string, values: unknown[] = []) => (await db.source.query(sql, values)) as Row[];
  stage = {
    db,
    ask,
    clock: market.clock,
    outbox: market.app.get(Outbox),
    url: market.url,
    drop: () => Promise.resolve(),
  };
  home = await cooperativeWith(stage, { name: 'HTX Bản Giàng Mẫu' });
  clerk = await home.member('clerk');
  cookies.clerk = await signedInAs(stage, clerk);
  cookies.packer = await signedInAs(stage, await home.member('packer'));
  cookies.stranger = await signedInAs(stage, await (await cooperativeWith(stage)).member('director'));
  cookies.officer = await signedInAs(stage, await officerOf(stage));
});
afterAll(() => market.close());

type Who = keyof typeof cookies;
const get = (url: string, who: Who, headers: Record<string, string> = {}) =>
  market.visitor().get(url, { cookie: cookies[who], ...headers });
const post = (url: string, form: Record<string, string | string[]>, who: Who) =>
  market.visitor().post(url, form, { cookie: cookies[who] });

async function sendPhoto(url: string, bytes: Buffer, who: Who): Promise<Answer> {
  const part = (head: string) => `--edge\r\ncontent-disposition: form-data; ${head}\r\n\r\n`;
  const payload = Buffer.concat([
    Buffer.from(`${part('name="photo"; filename="a.jpg"')}`),
    bytes,
    Buffer.from(`\r\n${part('name="altVi"')}Ấm chè\r\n--edge--\r\n`),
  ]);
  const headers = {
    cookie: cookies[who],
    'sec-fetch-site': 'same-origin',
    'content-type': 'multipart/form-data; boundary=edge',
  };
  return market.visitor().send({ method: 'POST', url, payload, headers });
}

const newTea = {
  line: 'tea',
  groupCode: 'I.5.a',
  nameVi: 'Chè Shan <tuyết>',
  ingredientsVi: '100% búp chè',
  usageVi: 'Pha với nước nóng.\nBảo quản khô.',
  shelfLifeDays: '730',
  pack: 'box',
  netQuantity: '100',
  netUnit: 'g',
  shippingGrams: '180',
  price: '185.000',
};
const list = () => `/desk/${home.slug}/products`;
const jpeg = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: '#295' } })
    .jpeg()
    .toBuffer();
/** A product at the desk; its address there. */
async function draft(
  change: Parameters<typeof tea>[0] = {},
): Promise<{ id: string; slug: string; variantId: string; at: string }> {
  const product = await catalogOn(stage).products.add(clerk, home.id, tea(change));
  return { ...product, at: `${list()}/${product.slug}` };
}

describe('the way of a product into the shop', () => {
  it('goes from an empty list through form, submission and approval', async () => {
    expect((await get(list(), 'clerk')).body).toContain('Chưa có sản phẩm nào');
    const form = await get(`${list()}/new`, 'clerk');
    expect(form.body).toContain('<optgroup label="I. Thực phẩm">');
    expect(form.body).toContain('Chè: Chè tươi, chè chế biến');

    const added = await post(list(), newTea, 'clerk');
    expect(added).toMatchObject({ status: 303, location: `${list()}/che-shan-tuyet` });
    const overview = await get(`${list()}/che-shan-tuyet`, 'clerk');
    expect(overview.body).toContain('Chè Shan &lt;tuyết>');
    expect(overview.body).toContain('Đã đủ nội dung');
    expect(overview.body).toContain('185.000');

    expect(await post(`${list()}/che-shan-tuyet/submission`, {}, 'clerk')).toMatchObject({ status: 303 });
    const worklist = await get('/department/products', 'officer');
    expect(worklist.body).toContain('/department/products/che-shan-tuyet');
    expect((await get('/department/products/che-shan-tuyet', 'officer')).body).toContain('name="version" value="1"');
    const approved = await post('/department/products/che-shan-tuyet/approval', { version: '1' }, 'officer');
    expect(approved).toMatchObject({ status: 303, location: '/department/products/che-shan-tuyet' });
    expect((await get(`${list()}/che-shan-tuyet`, 'packer')).body).toContain('Đang bán trên chợ');
    expect((await get('/department/products', 'officer')).body).toContain('Không có sản phẩm nào chờ duyệt');
    expect((await get('/products/che-shan-tuyet', 'stranger')).status).toBe(200);
  });

  it('shows a second press of the same button what happened', async () => {
    const { at } = await draft({ nameVi: 'Chè bấm hai lần' });
    await post(`${at}/submission`, {}, 'clerk');
    const again = await post(`${at}/submission`, {}, 'clerk');
    expect(again.status).toBe(422);
    expect(again.body).toContain('đã sang tình trạng khác');
  });

  it('says what is missing, in words and as links into the form', async () => {
    const { at } = await draft({ nameVi: 'Chè thiếu chữ', ingredientsVi: '', shelfLifeDays: null });
    const { body } = await get(at, 'clerk');
    expect(body).toContain('Còn thiếu trước khi gửi duyệt');
    expect(body).toContain(`${at}/edit#f-ingredientsVi`);
    expect(body).not.toContain(`action="${at}/submission"`);
    expect((await post(`${at}/submission`, {}, 'clerk')).status).toBe(422);
  });

  it('goes back with a reason that the co-op reads', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè trả lại' });
    await post(`${at}/submission`, {}, 'clerk');
    expect((await post(`/department/products/${slug}/refusal`, { reason: ' ' }, 'officer')).status).toBe(422);
    await post(`/department/products/${slug}/refusal`, { reason: 'Ảnh nhãn mờ <b>' }, 'officer');
    expect((await get(at, 'clerk')).body).toContain('Ảnh nhãn mờ &lt;b>');
    await post(`${at}/submission`, {}, 'clerk');
    await post(`/department/products/${slug}/approval`, { version: '1' }, 'officer');
    expect(await post(`/department/products/${slug}/takedown`, takedownOrder('Công văn 12'), 'officer')).toMatchObject({
      status: 303,
    });
    expect((await get(at, 'clerk')).body).toContain('Đã bị gỡ khỏi chợ');
  });

  it('does not approve what changed while it was being read', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè đổi chữ' });
    await post(`${at}/submission`, {}, 'clerk');
    await post(`${at}/edit`, { ...newTea, nameVi: 'Chè khác', version: '1' }, 'clerk');
    const answer = await post(`/department/products/${slug}/approval`, { version: '1' }, 'officer');
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Nội dung vừa được người khác sửa');
  });
});

describe('new texts of what is on sale', () => {
  it('are shown field by field to the officer, while buyers read the old ones', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè đang bán' });
    await post(`${at}/submission`, {}, 'clerk');
    const page = `/department/products/${slug}`;
    await post(`${page}/approval`, { version: '1' }, 'officer');
    const edit = { ...newTea, nameVi: 'Chè <mới>', version: '1' };
    expect(await post(`${at}/edit`, edit, 'clerk')).toMatchObject({ status: 303, location: at });
    expect((await get(at, 'clerk')).body).toContain('Nội dung mới đang chờ Sở duyệt');
    expect((await get(`${at}/edit`, 'clerk')).body).toMatch(/<input[^>]*value="Chè &lt;mới>"/);
    expect((await get(`/products/${slug}`, 'stranger')).body).not.toContain('Chè &lt;mới>');
    expect((await get('/department/products', 'officer')).body).toContain('Nội dung mới');
    const { body } = await get(page, 'officer');
    expect(body).toMatch(/<del>.*Chè đang bán.*<\/del>/);
    expect(body).toMatch(/<ins>.*Chè &lt;mới>.*<\/ins>/);
    expect((await post(`${page}/change-refusal`, { reason: 'Tên lạ' }, 'officer')).status).toBe(303);
    expect((await get(at, 'clerk')).body).toContain('Tên lạ');
    await post(`${at}/edit`, { ...edit, version: '3' }, 'clerk');
    expect((await post(`${page}/change-approval`, { version: '3' }, 'officer')).status).toBe(422);
    expect((await post(`${page}/change-approval`, { version: '4' }, 'officer')).status).toBe(303);
    expect((await get(`/products/${slug}`, 'stranger')).body).toContain('Chè &lt;mới>');
  });

  it('are not what a takedown and its appeal are about', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè khiếu nại' });
    await post(`${at}/submission`, {}, 'clerk');
    const page = `/department/products/${slug}`;
    await post(`${page}/approval`, { version: '1' }, 'officer');
    const wrong = await post(`${page}/takedown`, { ...takedownOrder(), orderedAt: '2999-01-01T00:00' }, 'officer');
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('không được ở tương lai');
    await post(`${page}/takedown`, takedownOrder(), 'officer');
    expect((await get(at, 'clerk')).body).toContain('Giám đốc hợp tác xã có thể khiếu nại');
    expect((await post(`${at}/appeal`, { appeal: 'Không đúng' }, 'clerk')).status).toBe(403);
    const director = await signedInAs(stage, await home.member('director'));
    const appeal = await market.visitor().post(`${at}/appeal`, { appeal: 'Có phiếu cân' }, { cookie: director });
    expect(appeal.status).toBe(303);
    expect((await get('/department/products', 'officer')).body).toContain('trả lời trước');
    const answer = { decision: 'lifted', reason: 'Phiếu cân hợp lệ' };
    expect((await post(`${page}/appeal`, { ...answer, decision: 'maybe' }, 'officer')).status).toBe(422);
    expect((await post(`${page}/appeal`, answer, 'officer')).status).toBe(303);
    expect((await get(`/products/${slug}`, 'stranger')).status).toBe(200);
  });
});

describe('the forms', () => {
  it('keep what was typed and say what is wrong', async () => {
    const { status, body } = await post(list(), { ...newTea, price: 'rẻ', groupCode: 'I.5', line: 'coal' }, 'clerk');
    expect(status).toBe(422);
    expect(body).toContain('Xin điền một số.');
    expect(body).toContain('Xin chọn một mục trong danh sách.');
    expect(body).toMatch(/<input[^>]*id="f-price"[^>]*value="rẻ"/);
    const group = await post(list(), { ...newTea, groupCode: 'I.5' }, 'clerk');
    expect(group.body).toContain('Xin chọn nhóm OCOP chi tiết nhất');
  });

  it('open with what is stored and refuse an old page', async () => {
    const { at } = await draft({ nameVi: 'Chè hai tab' });
    const form = await get(`${at}/edit`, 'clerk');
    expect(form.body).toMatch(/<input[^>]*value="Chè hai tab"/);
    const saved = { ...newTea, nameVi: 'Chè tab một', version: '1' };
    expect((await post(`${at}/edit`, saved, 'clerk')).status).toBe(303);
    const stale = await post(`${at}/edit`, { ...saved, nameVi: 'Chè tab hai' }, 'clerk');
    expect(stale.status).toBe(422);
    expect(stale.body).toContain('value="Chè tab hai"');
    expect((await get(at, 'clerk')).body).toContain('Chè tab một');
  });

  it('change prices and packs in place', async () => {
    const { at, variantId } = await draft({ nameVi: 'Chè đổi giá' });
    const pack = `${at}/variants/${variantId}`;
    expect((await post(pack, { wish: 'price', price: '199.000 đ' }, 'clerk')).status).toBe(303);
    expect((await get(at, 'clerk')).body).toContain('199.000');
    const wrong = await post(pack, { wish: 'price', price: '0' }, 'clerk');
    expect(wrong.status).toBe(422);
    expect(wrong.body).toMatch(/<input[^>]*id="f-price"[^>]*value="0"/);
    expect((await post(pack, { wish: 'withdraw' }, 'clerk')).status).toBe(303);
    expect((await get(at, 'clerk')).body).toContain('Đã ngừng bán');
    expect((await post(pack, { wish: 'offer' }, 'clerk')).status).toBe(303);
    const more = { pack: 'bag', netQuantity: '1.000', netUnit: 'g', shippingGrams: '1100', price: '900000' };
    expect((await post(`${at}/variants`, more, 'clerk')).status).toBe(303);
    expect((await get(at, 'clerk')).body).toContain('túi 1 kg');
    expect((await post(`${at}/variants`, { ...more, pack: 'truck' }, 'clerk')).status).toBe(422);
    expect((await post(pack, { wish: 'burn' }, 'clerk')).status).toBe(422);
  });
});

describe('a season', () => {
  it('is ticked at the desk, said on the page, and found in its months and no other', async () => {
    const officer = await officerOf(stage);
    const { slug } = await approvedProduct(stage, clerk, officer, { nameVi: 'Măng bói nếp' });
    const desk = `/desk/${home.slug}/products/${slug}`;
    const inMonth = async (month: number) =>
      (await market.visitor().get(`/seasons?month=${month}`)).body.includes(`/products/${slug}"`);
    const said = async () => (await market.visitor().get(`/products/${slug}`)).body;
    expect(await inMonth(7)).toBe(false);

    expect((await post(`${desk}/season`, { months: ['8', '7'] }, 'clerk')).status).toBe(303);
    expect((await get(desk, 'clerk')).body).toMatch(/value="7" checked/);
    expect([await inMonth(6), await inMonth(7), await inMonth(8)]).toEqual([false, true, true]);
    expect(await said()).toContain('Tháng 7 – tháng 8');
    // It is November: out of season, and it says when it comes back.
    expect(await said()).toContain('trở lại vào tháng 7');

    expect((await post(`${desk}/season`, { months: ['13'] }, 'clerk')).status).toBe(422);
    expect(await inMonth(7)).toBe(true);
    expect((await post(`${desk}/season`, {}, 'clerk')).status).toBe(303);
    expect(await inMonth(7)).toBe(false);
    expect(await said()).not.toContain('trở lại vào');
  });

  it('reads what makes no sense in the address of the calendar as this month', async () => {
    for (const odd of ['0', '13', 'x', '1.5'])
      expect((await market.visitor().get(`/seasons?month=${odd}`)).body).toContain('tháng 11');
  });
});

describe('photos', () => {
  it('are taken in, shown, served for a year and removed', async () => {
    const { at } = await draft({ nameVi: 'Chè có ảnh' });
    expect(await sendPhoto(`${at}/photos`, await jpeg(), 'clerk')).toMatchObject({ status: 303, location: at });
    const { body } = await get(at, 'clerk');
    const [, url = '', id = ''] = /src="(\/photos\/([0-9a-f-]+)\/1280\.webp)"/.exec(body) ?? [];
    expect(body).toContain('alt="Ấm chè"');
    const photo = await market.visitor().get(url);
    expect(photo).toMatchObject({
      status: 200,
      headers: { 'content-type': 'image/webp', 'cache-control': 'public, max-age=31536000, immutable' },
    });
    expect((await market.visitor().get(url, { 'if-none-match': String(photo.headers.etag) })).status).toBe(304);
    for (const wrong of [
      `/photos/${id}/1281.webp`,
      `/photos/${id}/320.jpg`,
      '/photos/x/320.webp',
      url.replace(id, '00000000-0000-4000-8000-000000000000'),
    ])
      expect((await market.visitor().get(wrong)).status).toBe(404);
    expect((await post(`${at}/photos/${id}/removal`, {}, 'clerk')).status).toBe(303);
    expect((await post(`${at}/photos/${id}/removal`, {}, 'clerk')).status).toBe(303);
    expect((await market.visitor().get(url)).status).toBe(404);
  });

  it('are refused with a sentence at the form', async () => {
    const { at } = await draft({ nameVi: 'Chè ảnh hỏng' });
    const answer = await sendPhoto(`${at}/photos`, Buffer.from('<svg onload="alert(1)">'), 'clerk');
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('không phải ảnh JPEG');
    expect(answer.body).toContain('value="Ấm chè"');
    const large = await sendPhoto(`${at}/photos`, Buffer.alloc(15 * 1_048_576 + 1, 255), 'clerk');
    expect(large.status).toBe(422);
    expect(large.body).toContain('tối đa 15 MB');
    expect((await post(`${at}/photos`, {}, 'clerk')).status).toBe(422);
  });

  it('of what was taken down are for the department and the co-op alone', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè bị gỡ ảnh' });
    await sendPhoto(`${at}/photos`, await jpeg(), 'clerk');
    await post(`${at}/submission`, {}, 'clerk');
    await post(`/department/products/${slug}/approval`, { version: '1' }, 'officer');
    const [url = ''] = /\/photos\/[0-9a-f-]+\/1280\.webp/.exec((await get(at, 'clerk')).body) ?? [];
    expect((await market.visitor().get(url)).status).toBe(200);
    await post(`/department/products/${slug}/takedown`, takedownOrder('Ảnh sai'), 'officer');
    expect((await market.visitor().get(url)).status).toBe(404);
    expect((await get(url, 'stranger')).status).toBe(404);
    for (const who of ['clerk', 'officer'] as const)
      expect(await get(url, who)).toMatchObject({ status: 200, headers: { 'cache-control': 'private, no-store' } });
  });
});

describe('certificates', () => {
  const decision = { stars: '4', decisionNumber: '1234/QĐ-UBND', issuer: 'province', issuedOn: '2025-08-15' };

  it('are recorded and revoked on the product’s page', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè có sao' });
    await post(`${at}/submission`, {}, 'clerk');
    const page = `/department/products/${slug}`;
    expect(await post(`${page}/certificates`, decision, 'officer')).toMatchObject({ status: 303, location: page });
    const { body } = await get(page, 'officer');
    expect(body).toContain('15/08/2025 đến hết 14/08/2028');
    expect((await get(list(), 'clerk')).body).toContain('OCOP 4 sao');

    const again = await post(`${page}/certificates`, { ...decision, issuedOn: '2026-01-05' }, 'officer');
    expect(again.status).toBe(422);
    expect(again.body).toContain('Một chứng nhận khác còn hiệu lực');
    const district = await post(
      `${page}/certificates`,
      { ...decision, stars: '3', issuer: 'district', issuedOn: '2025-07-01' },
      'officer',
    );
    expect(district.body).toContain('Cấp này không công nhận 3 sao');

    const [, revocation = ''] = /action="(\/department\/certificates\/[0-9a-f-]+\/revocation)"/.exec(body) ?? [];
    expect((await post(revocation, { reason: 'Hết điều kiện' }, 'officer')).status).toBe(422);
    expect(await post(revocation, { reason: 'Hết điều kiện', sure: 'yes' }, 'officer')).toMatchObject({
      status: 303,
      location: page,
    });
    expect((await get(page, 'officer')).body).toContain('Thu hồi từ 24/11/2026: Hết điều kiện');
    expect((await post(revocation, { reason: 'Lần nữa', sure: 'yes' }, 'officer')).body).toContain(
      'đã hết hạn hoặc đã bị thu hồi',
    );
  });

  it('are the department’s alone', async () => {
    const { at, slug } = await draft({ nameVi: 'Chè tự phong sao' });
    await post(`${at}/submission`, {}, 'clerk');
    expect((await post(`/department/products/${slug}/certificates`, decision, 'clerk')).status).toBe(404);
    expect(
      (await post('/department/certificates/00000000-0000-4000-8000-000000000000/revocation', {}, 'officer')).status,
    ).toBe(404);
    expect((await post('/department/certificates/x/revocation', {}, 'officer')).status).toBe(404);
  });
});

describe('the department’s register', () => {
  it('is filtered by state and words, also without tone marks, and knows no drafts', async () => {
    await draft({ nameVi: 'Gạo Séng Cù nháp', line: 'rice', groupCode: 'I.2.a' });
    const { at } = await draft({ nameVi: 'Gạo Séng Cù gửi', line: 'rice', groupCode: 'I.2.a' });
    await post(`${at}/submission`, {}, 'clerk');
    const found = await get('/department/products?tab=all&q=seng%20cu', 'officer');
    expect(found.body).toContain('Gạo Séng Cù gửi');
    expect(found.body).not.toContain('Gạo Séng Cù nháp');
    expect((await get('/department/products?tab=all&q=%25_', 'officer')).body).toContain('Không có sản phẩm nào');
    expect((await get('/department/products?tab=all&state=approved&q=seng%20cu', 'officer')).body).not.toContain(
      'Gạo Séng Cù gửi',
    );
    expect((await get('/department/products?tab=x&state=y&page=z&q=1&q=2', 'officer')).status).toBe(200);
    expect((await get('/department/products/gao-seng-cu-nhap', 'officer')).status).toBe(404);
  });
});

describe('who may do what', () => {
  it('lets packers look, and only look', async () => {
    const { at, variantId } = await draft({ nameVi: 'Chè của người viết' });
    const { status, body } = await get(at, 'packer');
    expect(status).toBe(200);
    expect(body).not.toContain('<form class="form');
    for (const url of [`${at}/edit`, `${list()}/new`]) expect((await get(url, 'packer')).status).toBe(403);
    for (const url of [
      list(),
      `${at}/edit`,
      `${at}/submission`,
      `${at}/variants`,
      `${at}/variants/${variantId}`,
      `${at}/photos`,
    ])
      expect((await post(url, {}, 'packer')).status).toBe(403);
  });

  it('hides a desk from strangers, and the products of one co-op from the desk of another', async () => {
    const { at, slug, variantId } = await draft({ nameVi: 'Chè giấu' });
    for (const url of [list(), at, `${at}/edit`]) expect((await get(url, 'stranger')).status).toBe(404);
    const other = await cooperativeWith(stage);
    const neighbour = await signedInAs(stage, await other.member('clerk'));
    const answer = await market.visitor().get(`/desk/${other.slug}/products/${slug}`, { cookie: neighbour });
    expect(answer.status).toBe(404);
    const own = await catalogOn(stage).products.add(await other.member('clerk'), other.id, tea());
    const theft = await market
      .visitor()
      .post(
        `/desk/${other.slug}/products/${own.slug}/variants/${variantId}`,
        { wish: 'price', price: '1' },
        { cookie: neighbour },
      );
    expect(theft.status).toBe(404);
    expect((await get('/department/products', 'clerk')).status).toBe(404);
    expect((await get(`${list()}/khong-co`, 'clerk')).status).toBe(404);
    expect((await post(`${at}/variants/khong-phai-ma`, { wish: 'withdraw' }, 'clerk')).status).toBe(404);
  });

  it('speaks English to those who chose it', async () => {
    const { at } = await draft({ nameVi: 'Chè hai tiếng' });
    const body = (await get(at, 'clerk', { cookie: `${cookies.clerk}; language=en` })).body;
    expect(body).toContain('The texts are complete');
    expect(body).not.toContain('Gửi duyệt');
  });
});
