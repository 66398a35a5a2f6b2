import { openMarket, type TestMarket } from '../support/market.js';
import { Person } from '../support/person.js';
import { StripeStandIn } from '../support/stripe/stripe-stand-in.js';
import { scanSvg } from '../support/scan.js';
import { VnpayStandIn } from '../support/wallet/vnpay-stand-in.js';
import { openWork, type Work } from '../support/work.js';
import { buys, type Placed, type Purchase } from './shopping.js';

const MINUTE = 60_000;
const TEA = 'che-shan-tuyet-co-thu-ta-leng';
const HONEY = 'mat-ong-hoa-thao-qua';
const PAYS = '4242 4242 4242 4242';
const NO_MONEY = '4000 0000 0000 9995';
const WEBHOOK_SECRET = 'whsec_of_the_journeys';

describe('money', () => {
  let market: TestMarket;
  let stripe: StripeStandIn;
  let vnpay: VnpayStandIn;
  let work: Work;
  let officer: Person;

  beforeAll(async () => {
    stripe = await StripeStandIn.open({ webhookSecret: WEBHOOK_SECRET, clock: () => market.clock.now() });
    vnpay = await VnpayStandIn.open({ clock: () => market.clock.now() });
    market = await openMarket('market', {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_URL: stripe.url,
      VNPAY_TMN_CODE: vnpay.code,
      VNPAY_HASH_SECRET: vnpay.secret,
      VNPAY_PAY_URL: vnpay.account.payUrl,
      VNPAY_API_URL: vnpay.account.apiUrl,
      LOCAL_APP: 'true',
    });
    const door = await market.listen();
    stripe.setWebhookUrl(`${door}/webhooks/stripe`);
    vnpay.sendNoticesTo(`${door}/webhooks/vnpay`);
    work = await openWork(market);
    officer = await new Person(market.visitor()).signsIn('so@demo.test');
  });
  afterAll(async () => {
    expect(work.errors).toEqual([]);
    await work.close();
    await market.close();
    await stripe.close();
    await vnpay.close();
  });

  const buysBy = (payment: Purchase['payment'], over: Partial<Purchase> = {}) =>
    buys(market, { goods: [[TEA, 1]], payment, ...over });
  const follows = async ({ buyer, key }: Placed) => (await buyer.opens(`/follow/${key}`)).sees;
  const digits = (text: string) => text.replace(/\D/g, '');

  /** The officer copies a line of the bank statement. */
  const arrives = (reference: string, sum: string, text: string) =>
    officer.opens('/department/payments').then(() =>
      officer.presses('Ghi tiền về', {
        'Số giao dịch của ngân hàng': reference,
        'Số tiền': sum,
        'Nội dung chuyển khoản': text,
      }),
    );

  /** To Stripe's page, by our button; the number of its form. */
  async function atStripe({ buyer, key }: Placed): Promise<string> {
    await buyer.opens(`/pay/${key}`);
    await buyer.presses('Trả ');
    expect(buyer.url).toMatch(new RegExp(`^${stripe.url}/pay/cs_`));
    return buyer.url.split('/').at(-1) ?? '';
  }

  it('comes by bank transfer: code, statement line, confirmation, letter', async () => {
    const placed = await buysBy('Chuyển khoản VietQR', { email: 'hanh@example.vn' });
    const { buyer, code } = placed;
    expect(buyer.sees).toContain('Chờ thanh toán');
    expect(buyer.sees).toContain('còn 30 phút');
    const [sum, text] = [buyer.field('Số tiền (đồng)'), buyer.field('Nội dung chuyển khoản')];
    const qr = scanSvg(buyer.html.slice(buyer.html.indexOf('class="pay-qr"'))) ?? '';
    // EMVCo: application of NAPAS, currency 704, the sum, the message.
    expect(qr).toContain('A000000727');
    expect(qr).toContain(`530370454${String(sum.length).padStart(2, '0')}${sum}`);
    expect(qr).toContain(text);

    await arrives('FT26328000001', sum, `NGUYEN VAN A chuyen tien ${text} GD 123456`);
    expect(officer.sees).toContain('Đã ghi: khớp với đơn, đơn được xác nhận.');
    // The parcels say it before the queue has run, and no longer ask for money.
    expect(await follows(placed)).toContain('Đã thanh toán, chờ xác nhận');
    expect(buyer.sees).not.toContain('Chờ thanh toán');
    await work.done();
    expect(await follows(placed)).toMatch(/Chuyển khoản VietQR Đã thanh toán/);
    expect(buyer.sees).toContain('Đã xác nhận');
    await buyer.opens('/demo/mailbox');
    expect(buyer.sees).toContain('hanh@example.vn');
    expect(buyer.sees).toContain(code);
  });

  it('is written down once for each line of the statement', async () => {
    const { buyer } = await buysBy('Chuyển khoản VietQR');
    const [sum, text] = [buyer.field('Số tiền (đồng)'), buyer.field('Nội dung chuyển khoản')];
    await arrives('FT26328000002', sum, text);
    await arrives('FT26328000002', sum, text);
    expect(officer.status).toBe(422);
    expect(officer.sees).toContain('Dòng sao kê có số giao dịch này đã được ghi rồi.');
  });

  it('that nobody understands waits for somebody to look', async () => {
    await arrives('FT26328000003', '50.000', 'tien an trua');
    expect(officer.sees).toContain('Đã ghi vào danh sách chưa rõ: cần người xem.');
    expect(officer.part('Tiền chưa rõ, cần người xem', ['section'])).toContain(
      'Nội dung không có mã thanh toán nào của chợ',
    );
  });

  it('comes by card, through Stripe’s form and its webhook', async () => {
    const placed = await buysBy('Thẻ quốc tế');
    await stripe.payHostedSession(await atStripe(placed), PAYS);
    await stripe.webhooksDelivered();
    await work.done();
    expect(await follows(placed)).toMatch(/Thẻ quốc tế Đã thanh toán/);
    expect(placed.buyer.sees).toContain('Đã xác nhận');
  });

  it('does not come from a card that has none; the next card may pay', async () => {
    const placed = await buysBy('Thẻ quốc tế');
    const session = await atStripe(placed);
    await expect(stripe.payHostedSession(session, NO_MONEY)).rejects.toThrow('insufficient');
    await stripe.webhooksDelivered();
    await work.done();
    await placed.buyer.opens(`/pay/${placed.key}`);
    expect(placed.buyer.sees).toContain('Chờ thanh toán');
    expect(placed.buyer.sees).toContain('Bạn đã mở trang nhập thẻ.');
    expect(await atStripe(placed)).toBe(session);
    await stripe.payHostedSession(session, PAYS);
    await stripe.webhooksDelivered();
    await work.done();
    expect(await follows(placed)).toContain('Đã thanh toán');
  });

  it('comes through VNPAY, whose notice races with the buyer’s way back: one order, one entry in the books', async () => {
    const placed = await buysBy('VNPAY');
    const { buyer, key } = placed;
    await buyer.opens(`/pay/${key}`);
    await buyer.presses('Trả ');
    expect(buyer.url).toMatch(vnpay.account.payUrl);
    const back = new URL(await vnpay.visit(buyer.url));
    await Promise.all([buyer.opens(back.pathname + back.search), work.done()]);
    await work.done();
    expect(buyer.sees).toContain('Đã nhận được tiền. Cảm ơn bạn!');
    expect(await follows(placed)).toMatch(/VNPAY Đã thanh toán/);
    expect(buyer.sees).toContain('Đã xác nhận');
    const books = await market.ask<{ kind: string; sum: bigint }>(
      `SELECT a.kind, sum(e.amount)::bigint AS sum FROM ledger_transaction x JOIN ledger_entry e ON e.transaction_id = x.id JOIN ledger_account a
         ON a.id = e.account_id JOIN ordering_group g ON g.id = x.group_id WHERE g.key = $1 AND x.kind = 'capture' GROUP BY 1 ORDER BY 1`,
      [key],
    );
    expect(books.map(({ kind }) => kind)).toEqual(['buyer-clearing', 'wallet-clearing']);
    const reference = new URLSearchParams(back.search).get('vnp_TxnRef') ?? '';
    await buyer.opens(`/follow/${key}`);
    await buyer.presses('Đúng, huỷ đơn');
    await work.done();
    expect(await follows(placed)).toContain('Đã hoàn tiền');
    expect(BigInt(vnpay.returnedOf(reference))).toBe(books[1]?.sum);
  });

  it('is found when the webhook is lost: the buyer’s way back asks for it', async () => {
    const placed = await buysBy('Thẻ quốc tế');
    const session = await atStripe(placed);
    stripe.pauseWebhooks();
    await stripe.payHostedSession(session, PAYS);
    await placed.buyer.opens(`/pay/${placed.key}/return`);
    expect(placed.buyer.url).toBe(`/follow/${placed.key}`);
    expect(placed.buyer.sees).toContain('Đã nhận được tiền. Cảm ơn bạn!');
    expect(placed.buyer.sees).toContain('Đã thanh toán, chờ xác nhận');
    expect(placed.buyer.sees).not.toContain('Chờ thanh toán');
    stripe.resumeWebhooks();
    await stripe.webhooksDelivered();
    await work.done();
    expect(await follows(placed)).toContain('Đã thanh toán');
    // The late news changes nothing: the order was confirmed once.
    expect(placed.buyer.sees.match(/Xác nhận đơn/g)).toHaveLength(1);
  });

  it('is awaited for a while; then the goods go back on the shelf, and late money is returned', async () => {
    const shop = await new Person(market.visitor()).opens(`/products/${HONEY}`);
    const free = () => Number(/còn (\d+)/.exec(shop.sees)?.[1]);
    const before = free();
    const placed = await buysBy('Chuyển khoản VietQR', { goods: [[HONEY, 3]] });
    const [sum, text] = [placed.buyer.field('Số tiền (đồng)'), placed.buyer.field('Nội dung chuyển khoản')];
    await shop.opens(shop.url);
    expect(free()).toBe(before - 3);

    market.clock.moveBy(31 * MINUTE);
    await work.run('expire-payments');
    expect(await follows(placed)).toContain('Hết hạn thanh toán, đơn tự huỷ');
    await placed.buyer.opens(`/pay/${placed.key}`);
    expect(placed.buyer.sees).toContain('Quá hạn thanh toán');
    expect(placed.buyer.html).not.toContain('pay-qr');
    await shop.opens(shop.url);
    expect(free()).toBe(before);

    await arrives('FT26328000009', sum, text);
    expect(officer.sees).toContain('Đã ghi: về khi đơn không còn chờ, phải hoàn lại người mua.');
    await placed.buyer.opens(`/pay/${placed.key}`);
    expect(placed.buyer.sees).toContain('Đang hoàn tiền');
    // The oldest comes first; this one is the newest.
    const owed = () => officer.part('Cần hoàn lại bằng chuyển khoản', ['section']);
    for (let page = 2; page < 50 && !owed().includes(placed.code); page++)
      await officer.opens(`/department/payments?page=${page}`);
    await officer.presses('Ghi đã trả', { 'Số giao dịch chuyển trả': 'FT26329000001' }, placed.code);
    expect(officer.sees).toContain('Đã ghi: tiền đã chuyển trả người mua.');
    await placed.buyer.opens(`/pay/${placed.key}`);
    expect(placed.buyer.sees).toContain('Đã hoàn tiền');
    expect(digits(placed.buyer.part('Số tiền', ['dl']))).toContain(sum);
  });

  it('cannot be paid on a card form whose time is over', async () => {
    const placed = await buysBy('Thẻ quốc tế');
    const session = await atStripe(placed);
    market.clock.moveBy(61 * MINUTE);
    await work.run('expire-payments');
    await expect(stripe.payHostedSession(session, PAYS)).rejects.toThrow();
    expect(await follows(placed)).toContain('Hết hạn thanh toán, đơn tự huỷ');
  });

  it('is refunded by itself when a buyer who paid by card takes the order back', async () => {
    const placed = await buysBy('Thẻ quốc tế');
    await stripe.payHostedSession(await atStripe(placed), PAYS);
    await stripe.webhooksDelivered();
    await work.done();
    await placed.buyer.opens(`/follow/${placed.key}`);
    await placed.buyer.presses('Đúng, huỷ đơn');
    await work.done();
    await stripe.webhooksDelivered();
    await work.done();
    expect(await follows(placed)).toContain('Đã hoàn tiền');
  });

  it('offers nothing to a forger: an unsigned webhook is turned away', async () => {
    const forged = await market.app.inject({
      method: 'POST',
      url: '/webhooks/stripe',
      headers: { 'content-type': 'application/json', 'stripe-signature': 't=1,v1=00' },
      payload: '{"id":"evt_1","type":"checkout.session.completed"}',
    });
    expect(forged.statusCode).toBe(400);
  });
});
