import { Database } from '#platform/database';
import { TEST_PASSWORD } from '../../../../../test/support/builders/identity.js';
import { openMarket, type TestMarket, type Visitor } from '../../../../../test/support/market.js';

let market: TestMarket;
let officer: Visitor;
let counter = 0;
const ask = async <Row>(sql: string, values: unknown[] = []) =>
  (await market.app.get(Database).source.query(sql, values)) as Row[];

async function newcomer(fullName = 'Lò Thị Chấm') {
  const [visitor, login] = [market.visitor(), `nguoi-${++counter}@example.com`];
  await visitor.post('/register', { fullName, login, password: TEST_PASSWORD });
  return { visitor, login };
}
beforeAll(async () => {
  market = await openMarket('bare');
  const { visitor, login } = await newcomer('Nguyễn Văn Sở');
  await ask(
    `INSERT INTO identity_appointment (person_id, office, appointed_at) SELECT id, 'officer', now() FROM identity_person WHERE email = $1`,
    [login],
  );
  officer = visitor;
});
afterAll(() => market.close());

const filledIn = (change: Record<string, string> = {}): Record<string, string> => ({
  legalForm: 'HTX',
  name: `HTX Chè Bản Mẫu ${++counter}`,
  sector: 'agriculture',
  taxCode: String(6_300_000_000 + counter),
  registeredOn: '2021-05-04',
  foundedByUnion: 'women',
  members: '12',
  communeCode: '03390',
  addressLine: 'Bản Mẫu',
  phone: '02133 798 799',
  email: '',
  gs1Prefix: `952${String(counter).padStart(5, '0')}`,
  ...change,
});

async function registered(change: Record<string, string> = {}) {
  const director = await newcomer();
  const answer = await director.visitor.post('/cooperatives/new', filledIn(change));
  expect(answer.status).toBe(303);
  const slug = /^\/desk\/([^/]+)$/.exec(answer.location ?? '')?.[1] ?? '';
  return { ...director, slug };
}

describe('registering a seller', () => {
  it('asks strangers to sign in first', async () => {
    expect(await market.visitor().get('/cooperatives/new')).toMatchObject({
      status: 303,
      location: '/sign-in?back=%2Fcooperatives%2Fnew',
    });
  });

  it('offers the communes of Lai Châu and tells where a GS1 prefix comes from', async () => {
    const { visitor } = await newcomer();
    const page = await visitor.get('/cooperatives/new');
    expect(page.status).toBe(200);
    expect(page.body).toContain('Xã Bình Lư');
    expect(page.body).not.toContain('Hoàn Kiếm');
    expect(page.body).toContain('Trung tâm Mã số, mã vạch Quốc gia');
  });

  it('keeps what was typed and says what is wrong, field by field', async () => {
    const { visitor } = await newcomer();
    const page = await visitor.post('/cooperatives/new', filledIn({ members: '3', name: 'HTX Ba Người' }));
    expect(page.status).toBe(422);
    expect(page.body).toContain('Loại hình này cần ít nhất 5 thành viên.');
    expect(page.body).toContain('value="HTX Ba Người"');
    const empty = await visitor.post('/cooperatives/new', {});
    expect(empty.status).toBe(422);
    expect(empty.body).toContain('href="#f-communeCode"');
  });

  it('opens the desk of the director and waits in the department’s list', async () => {
    const { visitor, slug } = await registered({ name: 'HTX Đông Trùng Mẫu' });
    expect((await visitor.get(`/desk/${slug}/products`)).body).toContain('Đã gửi đăng ký.');
    const list = await officer.get('/department/cooperatives');
    expect(list.body).toContain('HTX Đông Trùng Mẫu');
    expect((await officer.get('/department/cooperatives?tab=all&q=dong+trung')).body).toContain('HTX Đông Trùng Mẫu');
    expect((await officer.get('/department/cooperatives?tab=verified&q=dong+trung')).body).not.toContain(
      'HTX Đông Trùng Mẫu',
    );
    expect((await officer.get('/department/cooperatives?tab=nonsense&page=-3&q=%25')).status).toBe(200);
  });
});

describe('the department', () => {
  it('sees what looks odd, verifies, suspends and lets go on', async () => {
    const { slug } = await registered({ taxCode: '0100112438' });
    const page = `/department/cooperatives/${slug}`;
    expect((await officer.get(page)).body).toContain('Chữ số kiểm tra của mã số thuế không khớp.');
    const verified = await officer.postAndFollow(`${page}/verification`, { note: 'Khớp giấy đăng ký' });
    for (const text of ['Đã xác minh đơn vị.', 'Khớp giấy đăng ký', 'Nguyễn Văn Sở'])
      expect(verified.body).toContain(text);
    const again = await officer.post(`${page}/verification`, { note: '' });
    expect(again.status).toBe(422);
    expect(again.body).toContain('Tình trạng của đơn vị vừa thay đổi');
    const silent = await officer.post(`${page}/suspension`, { note: ' ' });
    expect(silent.status).toBe(422);
    expect(silent.body).toContain('href="#f-note"');
    expect((await officer.postAndFollow(`${page}/suspension`, { note: 'Đang kiểm tra' })).body).toContain('Tạm dừng');
    expect((await officer.postAndFollow(`${page}/resumption`, { note: '' })).body).toContain(
      'Đơn vị được bán hàng trở lại.',
    );
  });

  it('is closed to sellers', async () => {
    const { visitor, slug } = await registered();
    expect((await visitor.get('/department/cooperatives')).status).toBe(404);
    expect((await visitor.post(`/department/cooperatives/${slug}/verification`, { note: '' })).status).toBe(404);
    expect((await officer.get('/department/cooperatives/khong-co')).status).toBe(404);
  });
});

describe('the members’ page', () => {
  it('adds and removes, and keeps the last director', async () => {
    const { visitor, slug } = await registered();
    const packer = await newcomer('Vàng A Sử');
    const page = `/desk/${slug}/members`;
    expect((await visitor.post(page, { login: 'nobody@example.com', role: 'packer' })).body).toContain(
      'Chưa có tài khoản nào dùng',
    );
    expect((await visitor.postAndFollow(page, { login: packer.login, role: 'packer' })).body).toContain('Vàng A Sử');
    expect((await packer.visitor.get(page)).status).toBe(403);
    const [row] = await ask<{ id: string }>('SELECT id FROM identity_person WHERE email = $1', [packer.login]);
    expect((await visitor.postAndFollow(`${page}/${row?.id}/removal`)).body).toContain('Đã xoá thành viên khỏi bàn.');
    expect((await packer.visitor.get(page)).status).toBe(404);
    const [me] = await ask<{ id: string }>(
      'SELECT person_id AS id FROM cooperatives_membership m JOIN cooperatives_cooperative c ON c.id = m.cooperative_id WHERE c.slug = $1',
      [slug],
    );
    const last = await visitor.post(`${page}/${me?.id}/removal`);
    expect(last.status).toBe(422);
    expect(last.body).toContain('giám đốc cuối cùng');
    expect((await visitor.post(`${page}/not-an-id/removal`)).status).toBe(404);
  });

  it('hinders the last director from being forgotten', async () => {
    const { visitor } = await registered();
    const answer = await visitor.post('/account/erasure', { password: TEST_PASSWORD, confirmed: 'yes' });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Hãy thêm một giám đốc khác trước.');
    expect((await visitor.get('/account')).status).toBe(200);
  });

  it('speaks English too', async () => {
    const { visitor, slug } = await registered();
    const page = await visitor.get(`/desk/${slug}/members`, { cookie: '' });
    expect(page.status).toBe(303);
    await visitor.post('/language', { locale: 'en', back: '/' });
    expect((await visitor.get(`/desk/${slug}/members`)).body).toContain('Who works at this desk');
    expect((await visitor.get('/cooperatives/new')).body).toContain('National Barcode Centre');
  });
});
