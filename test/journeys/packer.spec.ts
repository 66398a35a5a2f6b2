import { digitalLink } from '#libs/gs1';
import { openBrowser, openWindow } from '../support/browser.js';
import { filmOf } from '../support/camera.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { PAST_PAYMENTS, type PastPayment } from '../support/stripe/past-payments.js';
import { cookieOf } from '../support/roles.js';
import { StripeStandIn } from '../support/stripe/stripe-stand-in.js';
import { aRoll, picturesOf } from '../support/symbol-outputs.js';
import { openWork, type Work } from '../support/work.js';
import { buys, type Placed } from './shopping.js';

const DESK = '/desk/che-suong-may';
const TEA = 'hong-tra-shan-tuyet';
const TEA_NAME = 'Hồng trà Shan tuyết';

// One order on its way from the list of the morning to the door.
describe('a packer', () => {
  let market: TestMarket;
  let stripe: StripeStandIn;
  let work: Work;
  let packer: Person;
  let order: Placed;
  let older: string;

  beforeAll(async () => {
    stripe = await StripeStandIn.open({ webhookSecret: 'whsec_thu', clock: () => market.clock.now() });
    market = await openMarket('market', {
      LOCAL_APP: 'true',
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: stripe.webhookSecret,
      STRIPE_API_URL: stripe.url,
    });
    stripe.remember(await market.ask<PastPayment>(PAST_PAYMENTS));
    work = await openWork(market);
    order = await buys(market, { goods: [[TEA, 3]], email: 'hanh@example.vn' });
    await work.done();
    packer = await new Person(market.visitor()).signsIn('goi@demo.test');
  });
  afterAll(async () => {
    expect(work.errors).toEqual([]);
    await work.close();
    await market.close();
    await stripe.close();
  });

  const number = () => `${order.code}-1`;

  it('begins the day with a sheet that says what to fetch and for whom', async () => {
    await packer.opens(`${DESK}/orders/today`);
    expect(packer.sees).toMatch(/Ngày 24\/11\/2026: \d+ đơn cần đóng gói\./);
    const row = packer.part(number(), ['tr']);
    expect(row).toContain(`3 × ${TEA_NAME}`);
    expect(row).toContain('Trần Thị Hạnh');
    [, older = ''] = /\((\d{6}-\d{2})\)/.exec(row) ?? [];
    expect(packer.part('Lấy từ kho', ['section'])).toContain(older);
  });

  it('is offered the batch that expires first, also when a fresher one stands beside it', async () => {
    const clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(`${DESK}/batches/new`);
    await clerk.presses('Mở lô', { [TEA_NAME]: true });
    await clerk.presses('Ghi vào sổ', { 'Thu được': '10', 'Ở đâu': 'Nương chè cổ thụ' });
    await clerk.follows('Đóng gói');
    await clerk.presses('Đóng gói và nhập kho', { 'Số gói': '5', 'Ở đâu': 'Kho thành phẩm' });
    expect(clerk.sees).toContain('Đã đóng gói.');

    await packer.follows(number());
    const choices = packer.part('cần 3', ['fieldset']);
    expect(choices.indexOf(older)).toBeLessThan(choices.indexOf('241126-01'));
    expect([packer.field(`Lô ${older}`), packer.field('Lô 241126-01')]).toEqual(['3', '0']);
  });

  it('takes from another batch, if the sum is right', async () => {
    await packer.presses('Đã đóng gói xong', { [`Lô ${older}`]: 1, 'Lô 241126-01': 1 });
    expect(packer.status).toBe(422);
    expect(packer.sees).toContain(`${TEA_NAME}: cần 3, đang chọn 2.`);
    await packer.presses('Đã đóng gói xong', { [`Lô ${older}`]: 1, 'Lô 241126-01': 2 });
    expect(packer.sees).toContain('Đã ghi: đóng gói xong.');
    expect(packer.part('Hàng trong đơn', ['section'])).toMatch(new RegExp(`Lô ${older}, 1 gói.*Lô 241126-01, 2 gói`));
  });

  it('has taken exactly that from the shelves', async () => {
    const clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(`${DESK}/stock`);
    const fresh = clerk.part(`${TEA_NAME}, 100 g`, ['section']);
    expect(fresh).toMatch(/241126-01 Kho thành phẩm Tả Lèng \S+ 3 0/);
    const [taken] = await market.ask<{ taken: number }>(
      `SELECT sum(p.quantity)::int AS taken FROM ordering_packing p JOIN ordering_line l ON l.id = p.line_id JOIN ordering_order o ON o.id = l.order_id
       WHERE o.number = $1`,
      [number()],
    );
    expect(taken?.taken).toBe(3);
  });

  let serials: string[];
  let gtin: string;
  it('scans the labels of the packs into the parcel, if they like', async () => {
    const clerk = await new Person(market.visitor()).signsIn('ghi@demo.test');
    await clerk.opens(`${DESK}/labels`);
    const [batch] = await market.ask<{ id: string; lot: string }>(
      `SELECT b.id, b.lot FROM traceability_batch b JOIN cooperatives_cooperative c ON c.id = b.cooperative_id WHERE b.lot = '241126-01' AND c.slug = 'che-suong-may'`,
    );
    await clerk.presses('Tạo tem', { 'Số tem cần in': '5' }, 'Lô 241126-01');
    await clerk.presses('Kích hoạt');
    const labels = await market.ask<{ gtin: string; serial: string }>(
      'SELECT gtin, serial FROM labels_label WHERE batch_id = $1 ORDER BY position',
      [batch?.id],
    );
    serials = labels.map(label => label.serial);
    gtin = labels[0]?.gtin ?? '';
    const [first = '', second = '', third = ''] = serials;

    await packer.opens(`${DESK}/orders/${number()}`);
    expect(packer.part('Tem trong kiện', ['section'])).toContain('Chưa quét tem nào.');
    const scan = (text: string) => packer.presses('Cho vào kiện', { 'Tem của gói hàng': text });
    await scan(`https://cho.example/01/${gtin}/21/${first}`);
    await scan(second);
    expect(packer.sees).toContain('2 tem trên 3 gói trong kiện');
    expect(packer.html).toMatch(/<input[^>]*name="label"[^>]*autofocus/i);
    await scan(third);
    expect(packer.status).toBe(422);
    expect(packer.sees).toContain('Kiện chỉ có 2 gói của lô 241126-01 và đã quét đủ.');
    await packer.opens(`/scanner?to=${DESK}/orders/${number()}&code=AAAABBBBCCCCDDDD`);
    expect(packer.field('Tem của gói hàng')).toBe('AAAABBBBCCCCDDDD');
    await packer.presses('Cho vào kiện');
    expect(packer.sees).toContain('Không có tem nào mang số đó cho hàng trong đơn này.');
    await packer.presses('Lấy ra', {}, first.slice(0, 4));
    expect(packer.sees).toContain('1 tem trên 3 gói trong kiện');
  });

  it('reads a label with the camera of a phone and is back at the parcel, without the buyer’s first look being used up', async () => {
    const [, , serial = ''] = serials;
    const label = { serial, uri: digitalLink({ origin: 'https://cho.example', gtin, serial }) };
    const [printed] = await picturesOf(aRoll(1, { gtin, labels: [label] }), {
      form: 'png',
      size: 'standard',
      dpi: 203,
    });
    const film = await filmOf(printed?.png ?? Buffer.alloc(0));
    const [url, browser] = await Promise.all([market.listen(), openBrowser({ film: film.path })]);
    try {
      const phone = await openWindow(browser, url);
      await phone.addCookies([
        { name: 'session', value: (await cookieOf(market, 'packer')).replace('session=', ''), url },
      ]);
      const page = await phone.newPage();
      await page.goto(`${DESK}/orders/${number()}`);
      await page.getByRole('link', { name: 'Quét bằng máy ảnh' }).click();
      await page.locator('#scan-start').click();
      await page.waitForURL(`**${DESK}/orders/${number()}?label=**`);
      expect(await page.getByLabel('Tem của gói hàng').inputValue()).toBe(label.uri);
      await page.getByRole('button', { name: 'Cho vào kiện' }).click();
      await page.getByText('2 tem trên 3 gói trong kiện').waitFor();
    } finally {
      await Promise.all([browser.close(), film.remove()]);
    }
    const [seen] = await market.ask<{ scans: number }>('SELECT scans FROM labels_label WHERE serial = $1', [serial]);
    expect(seen?.scans).toBe(0);
  }, 120_000);

  it('sends the parcel off, and the buyer reads it in a letter', async () => {
    await packer.presses('Đã gửi đi', { 'Đơn vị vận chuyển': 'VNPost', 'Mã vận đơn': 'EH123456789VN' });
    expect(packer.sees).toContain('Đã ghi: đã gửi đi.');
    await work.done();
    const reader = await new Person(market.visitor()).opens('/demo/mailbox');
    await reader.follows(`Đơn hàng ${number()} đã được gửi đi`);
    expect(reader.sees).toContain('hanh@example.vn');
    expect(reader.sees).toContain('Hợp tác xã Chè Sương Mây đã gửi hàng qua VNPost, mã vận đơn EH123456789VN.');
    await reader.follows('http://localhost:3000/follow/');
    expect(reader.sees).toContain(order.code);
  });

  it('and whoever scans a pack of it reads by whom and when it was sold, not to whom', async () => {
    const [first, second] = serials;
    const reader = await new Person(market.visitor()).opens(`/01/${gtin}/21/${second}`);
    expect(reader.sees).toContain('Hợp tác xã Chè Sương Mây bán qua Chợ Phiên, tháng 11/2026');
    expect(reader.sees).not.toContain('Hạnh');
    await reader.opens(`/01/${gtin}/21/${first}`);
    expect(reader.sees).not.toContain('bán qua Chợ Phiên');
    await packer.opens(`${DESK}/orders/${number()}`);
    expect(packer.part('Tem trong kiện', ['section'])).toContain('đã bán');
  });

  it('the buyer sees which lots are in the parcel, and what happened to them', async () => {
    const { buyer, key } = order;
    await buyer.opens(`/follow/${key}`);
    expect(buyer.sees).toContain('Đang giao');
    expect(buyer.sees).toContain('EH123456789VN');
    await buyer.follows('Lô 241126-01, 2 gói');
    expect(buyer.sees).toContain('Thông tin lô hàng');
    expect(buyer.part('Đường đi của lô hàng', ['section'])).toMatch(/Hái chè .*10 kg .*Đóng gói .*5 × 100 g/);
  });

  it('hands it over, and the cash is taken', async () => {
    await packer.opens(`${DESK}/orders/${number()}`);
    await packer.presses('Đúng, đã giao');
    expect(packer.sees).toContain('Đã ghi: đã giao.');
    expect(packer.sees).toContain('Không còn việc gì với đơn này.');
    await order.buyer.opens(`/follow/${order.key}`);
    expect(order.buyer.sees).toContain('Đã giao đến nơi');
    expect(order.buyer.sees).toContain('Đã thu tiền');
  });

  it('cannot pack the goods of a batch that was recalled meanwhile; its buyers are told', async () => {
    const later = await buys(market, { goods: [[TEA, 2]] });
    const director = await new Person(market.visitor()).signsIn('giamdoc@demo.test');
    await director.opens(`${DESK}/batches`);
    await director.follows(older);
    await director.presses('Đề nghị thu hồi lô này', {
      'Lý do (người mua sẽ đọc)': 'Độ ẩm quá mức',
      'Tôi hiểu hàng bị giữ ngay': true,
    });
    expect(director.sees).toContain('Hàng liên quan bị giữ ngay');
    const officer = await new Person(market.visitor()).signsIn('so@demo.test');
    await officer.opens('/department/recalls');
    await officer.follows(`Thu hồi từ lô ${older}`);
    await officer.presses('Xác nhận thu hồi', {
      'Tôi đã xem phạm vi và hiểu không thể huỷ việc thu hồi': true,
    });
    expect(officer.sees).toContain('Đã thu hồi.');
    await work.done();

    await packer.opens(`${DESK}/orders/${later.code}-1`);
    expect(packer.part('cần 2', ['fieldset'])).not.toContain(older);
    expect(packer.field('Lô 241126-01')).toBe('2');
    const reader = await new Person(market.visitor()).opens('/demo/mailbox');
    expect(reader.sees).toContain(`Thu hồi sản phẩm: ${TEA_NAME}`);
    const money = await market.ask<{ method: string; state: string }>(
      `SELECT DISTINCT y.method, r.state FROM payments_refund r JOIN payments_payment y ON y.id = r.payment_id JOIN traceability_batch b ON b.id = r.batch_id
       WHERE b.lot = $1 AND y.method <> 'cod' ORDER BY 1`,
      [older],
    );
    // Cards have their money back; a transfer waits for the officer's hand.
    expect(money).toEqual([
      { method: 'card', state: 'returned' },
      { method: 'vietqr', state: 'owed' },
    ]);
  });
});
