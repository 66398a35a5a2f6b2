import { Database } from '#platform/database';
import { openMarket, type TestMarket, type Visitor } from '../../../../../test/support/market.js';

const PASSWORD = 'ba con trâu qua suối';

let market: TestMarket;
beforeAll(async () => void (market = await openMarket('bare')));
afterAll(() => market.close());

let counter = 0;
/** Somebody with a browser who has just created an account. */
async function newcomer(fullName = 'Lò Thị Chấm'): Promise<{ visitor: Visitor; login: string }> {
  const [visitor, login] = [market.visitor(), `nguoi-${++counter}@example.com`];
  const answer = await visitor.post('/register', { fullName, login, password: PASSWORD });
  expect(answer).toMatchObject({ status: 303, location: '/' });
  return { visitor, login };
}
const ask = async <Row>(sql: string, values: unknown[]) =>
  (await market.app.get(Database).source.query(sql, values)) as Row[];

describe('an account', () => {
  it('is created in one step and signs in', async () => {
    const { visitor } = await newcomer();
    const home = await visitor.get('/');
    expect(home.body).toContain('Tài khoản đã được tạo.');
    expect((await visitor.get('/account')).body).toContain('Lò Thị Chấm');
  });

  it('is refused with everything kept but the password', async () => {
    const { login } = await newcomer();
    const answer = await market.visitor().post('/register', { fullName: 'Vàng A Sử', login, password: PASSWORD });
    expect(answer.status).toBe(422);
    expect(answer.body).toContain('Đã có tài khoản dùng e-mail hoặc số này.');
    expect(answer.body).toContain('value="Vàng A Sử"');
    expect(answer.body).not.toContain(PASSWORD);
    const short = await market.visitor().post('/register', { fullName: 'A', login: '0912000001', password: 'ngắn' });
    expect(short.body).toContain('Mật khẩu cần ít nhất 10 ký tự.');
    expect(short.body).toContain('href="#f-password"');
  });

  it('shows its pages to nobody else', async () => {
    expect(await market.visitor().get('/account')).toMatchObject({ status: 303, location: '/sign-in?back=%2Faccount' });
  });
});

describe('signing in', () => {
  it.each([
    ['/basket', '/basket'],
    ['//evil.example/x', '/'],
    ['https://evil.example', '/'],
    ['', '/'],
  ])('with back=%s leads to %s', async (back, location) => {
    const { login } = await newcomer();
    const visitor = market.visitor();
    expect(await visitor.post('/sign-in', { login, password: PASSWORD, back })).toMatchObject({
      status: 303,
      location,
    });
  });

  it('says the same of an unknown login and of a wrong password', async () => {
    const { login } = await newcomer();
    const wrong = await market.visitor().post('/sign-in', { login, password: 'sai mật khẩu' });
    const unknown = await market
      .visitor()
      .post('/sign-in', { login: 'khong-ai@example.com', password: 'sai mật khẩu' });
    for (const answer of [wrong, unknown]) {
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('Tên đăng nhập hoặc mật khẩu chưa đúng.');
    }
  });

  it('gives a new session and ends the one the browser came with', async () => {
    const { visitor, login } = await newcomer();
    await visitor.post('/sign-in', { login, password: PASSWORD });
    const [sessions] = await ask<{ count: number }>(
      'SELECT count(*)::int AS count FROM identity_session s JOIN identity_person p ON p.id = s.person_id WHERE p.email = $1',
      [login],
    );
    expect(sessions?.count).toBe(1);
    await visitor.post('/sign-out');
    expect((await visitor.get('/account')).status).toBe(303);
  });

  it('keeps the cookie from scripts', async () => {
    const { login } = await newcomer();
    const answer = await market.visitor().post('/sign-in', { login, password: PASSWORD });
    expect(String(answer.headers['set-cookie'])).toMatch(
      /session=[^;]+; Max-Age=2592000; Path=\/; HttpOnly; SameSite=Lax/,
    );
  });
});

describe('the language', () => {
  it('is chosen without an account, and leads back to the page', async () => {
    const visitor = market.visitor();
    expect(await visitor.post('/language', { locale: 'en', back: '/sign-in' })).toMatchObject({
      status: 303,
      location: '/sign-in',
    });
    expect((await visitor.get('/sign-in')).body).toContain('lang="en"');
    expect(await visitor.post('/language', { locale: 'fr', back: '//evil.example' })).toMatchObject({ location: '/' });
    expect((await visitor.get('/sign-in')).body).toContain('lang="en"');
  });

  it('of the account counts after it was changed', async () => {
    const { visitor } = await newcomer();
    await visitor.post('/account', { fullName: 'Chấm Lò', locale: 'en' });
    const page = await visitor.get('/account');
    expect(page.body).toContain('lang="en"');
    expect(page.body).toContain('Chấm Lò');
  });
});

describe('a new password', () => {
  it('needs the old one, and goes on in this browser', async () => {
    const { visitor, login } = await newcomer();
    const next = 'bốn con trâu về bản';
    const wrong = await visitor.post('/account/password', { current: 'không phải nó', next });
    expect(wrong.status).toBe(422);
    expect(wrong.body).toContain('href="#f-current"');
    expect(await visitor.post('/account/password', { current: PASSWORD, next })).toMatchObject({
      status: 303,
      location: '/account',
    });
    expect((await visitor.get('/account')).body).toContain('Mật khẩu đã được đổi.');
    expect((await market.visitor().post('/sign-in', { login, password: PASSWORD })).status).toBe(422);
  });
});

describe('being forgotten', () => {
  it('takes the password and a tick, and ends everything', async () => {
    const { visitor, login } = await newcomer();
    expect((await visitor.post('/account/erasure', { password: PASSWORD })).body).toContain('Xin xác nhận.');
    expect(await visitor.post('/account/erasure', { password: PASSWORD, confirmed: 'yes' })).toMatchObject({
      status: 303,
      location: '/',
    });
    expect((await visitor.get('/')).body).toContain('Tài khoản đã bị xoá.');
    expect((await visitor.get('/account')).status).toBe(303);
    expect(await ask('SELECT 1 FROM identity_person WHERE email = $1', [login])).toEqual([]);
  });
});
