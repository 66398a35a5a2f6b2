import { Letters } from '#libs/notifications';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { openMarket, type TestMarket, type Visitor } from '../../../../../test/support/market.js';
import { TEST_PASSWORD } from '../../../../../test/support/builders/identity.js';

let market: TestMarket;
let local: TestMarket;
let operator: Visitor;
let letterId: string;
const askOf =
  (house: TestMarket) =>
  async (sql: string, values: unknown[] = []) =>
    (await house.app.get(Database).source.query(sql, values)) as { id: string; state: string }[];
const aLetter = (house: TestMarket, body: string) =>
  house.app.get(Letters, { strict: false }).write({
    occasion: newId(),
    kind: 'order-placed',
    channel: 'email',
    recipient: 'mua@example.com',
    locale: 'vi',
    subject: 'Đơn hàng mới',
    body,
  });

beforeAll(async () => {
  [market, local] = [await openMarket('bare'), await openMarket('bare', { LOCAL_APP: 'true' })];
  operator = market.visitor();
  await operator.post('/register', { fullName: 'Người Trực', login: 'truc@example.com', password: TEST_PASSWORD });
  await askOf(market)(
    `INSERT INTO identity_appointment (person_id, office, appointed_at) SELECT id, 'operator', now() FROM identity_person`,
  );
  letterId = (await aLetter(market, 'Nội dung\n')) ?? '';
  await askOf(market)(`UPDATE notifications_letter SET state = 'failed', attempts = 8, last_error = '451 hộp thư bận'`);
  const fact = newId();
  await askOf(market)(
    `INSERT INTO platform_fact (id, name, body, happened_at) VALUES ($1, 'order.placed', '{}', now())`,
    [fact],
  );
  await askOf(market)(
    `INSERT INTO platform_reaction (fact_id, reaction, attempts, last_error, last_tried_at) VALUES ($1, 'tell', 3, 'máy thư không trả lời', now())`,
    [fact],
  );
});
afterAll(async () => {
  await market.close();
  await local.close();
});

describe('the operator’s page', () => {
  it('shows what fails and why', async () => {
    const page = await operator.get('/operator');
    expect(page.status).toBe(200);
    for (const text of ['order.placed', 'máy thư không trả lời', '451 hộp thư bận', 'mua@example.com', 'MiB'])
      expect(page.body).toContain(text);
  });

  it('leads to the price lists of delivery, where another one follows the last', async () => {
    const page = await operator.get('/operator/tariffs');
    expect(page.body).toContain('hư cấu');
    const list = {
      validFrom: '2027-02-01',
      validTo: '',
      source: 'Hợp đồng số 12',
      steps: '1000 20.000 x',
      divisor: '6000',
      remoteFee: '15.000',
      remote: '',
      codFee: '9.000',
      codPercent: '0,8',
      codBorneBy: 'buyer',
      daysNear: '2',
      daysFar: '5',
    };
    const refused = await operator.post('/operator/tariffs', list);
    expect(refused.body).toContain('Mỗi dòng cần ba số');
    expect(refused.body).toContain('Hợp đồng số 12');
    const added = await operator.postAndFollow('/operator/tariffs', { ...list, steps: '1000 20.000 33.000' });
    expect(added.body).toContain('Đã lập biểu phí mới.');
    expect(added.body).toContain('Đến hết 31/01/2027.');
  });

  it('is there for operators only', async () => {
    expect((await market.visitor().get('/operator')).status).toBe(303);
    const buyer = market.visitor();
    await buyer.post('/register', { fullName: 'Người Mua', login: 'mua@example.com', password: TEST_PASSWORD });
    expect((await buyer.get('/operator')).status).toBe(404);
    expect((await buyer.post(`/operator/letters/${letterId}/sending`)).status).toBe(404);
  });

  it('sends a failed letter again', async () => {
    const page = await operator.postAndFollow(`/operator/letters/${letterId}/sending`);
    expect(page.body).toContain('Thư sẽ được gửi lại ngay.');
    expect(await askOf(market)('SELECT state FROM notifications_letter WHERE id = $1', [letterId])).toEqual([
      { state: 'written' },
    ]);
    expect((await operator.post('/operator/letters/x/sending')).status).toBe(404);
  });
});

describe('the sample mailbox', () => {
  it('is open in the local app, with links that lead on', async () => {
    const visitor = local.visitor();
    expect((await visitor.get('/demo/mailbox')).body).toContain('Chưa có thư nào');
    const id = await aLetter(local, 'Kính gửi <b>Chấm</b>,\n\nTheo dõi đơn hàng:\nhttp://localhost:3000/follow/k7\n');
    expect((await visitor.get('/demo/mailbox')).body).toContain('Đơn hàng mới');
    const letter = await visitor.get(`/demo/mailbox/${id}`);
    expect(letter.body).toContain('<a href="http://localhost:3000/follow/k7">');
    expect(letter.body).toContain('&lt;b>Chấm');
    expect((await visitor.get(`/demo/mailbox/${newId()}`)).status).toBe(404);
  });

  it('is nowhere else', async () => {
    expect((await market.visitor().get('/demo/mailbox')).status).toBe(404);
    expect((await operator.get(`/demo/mailbox/${letterId}`)).status).toBe(404);
  });
});
