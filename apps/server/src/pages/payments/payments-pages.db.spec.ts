import { Stripe } from 'stripe';
import jsQR from 'jsqr';
import sharp from 'sharp';
import { Payments, vietQrText, type PaymentMethod } from '#libs/payments';
import { openDatabase, type Database } from '#platform/database';
import { newId, newSecret, randomCode, secretHash } from '#platform/ids';
import { dong } from '#platform/money';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { StripeStandIn } from '../../../../../test/support/stripe/stripe-stand-in.js';

const PAYS = '4242 4242 4242 4242';
const ACCOUNT = { bankBin: '970436', bankAccount: '9704000000' };
const WEBHOOK_SECRET = 'whsec_of_the_pages';

interface ToPay {
  key: string;
  code: string;
  paymentId: string;
  reference: string;
}

describe('paying', () => {
  let market: TestMarket;
  let stripe: StripeStandIn;
  let db: Database;

  beforeAll(async () => {
    const clock = { now: (): Date => market.clock.now() };
    stripe = await StripeStandIn.open({ webhookSecret: WEBHOOK_SECRET, clock: () => clock.now() });
    const cards = {
      STRIPE_SECRET_KEY: stripe.secretKey,
      STRIPE_WEBHOOK_SECRET: WEBHOOK_SECRET,
      STRIPE_API_URL: stripe.url,
    };
    market = await openMarket('bare', cards);
    db = await openDatabase({ url: market.url, pool: 2 });
  });
  afterAll(async () => {
    await db.close();
    await market.close();
    await stripe.close();
  });

  const ask = async <Row>(sql: string, values: unknown[] = []) => (await db.source.query(sql, values)) as Row[];

  /** What placing an order leaves behind for this part of the house. */
  async function toPay(method: PaymentMethod, amount = 350_000): Promise<ToPay> {
    const [groupId, key, code] = [newId(), newSecret(), randomCode(8)];
    await ask(
      `INSERT INTO ordering_group (id, code, key, attempt_key, buyer_name, buyer_phone, commune_code, address_line, locale, payment_method,
         goods_total, delivery_total, total, placed_at)
       VALUES ($1::uuid, $2, $3, $1::text, 'Trần Thị Mẫu', '+84912345678', '00004', '12 phố Mẫu', 'vi', $4, $5, 0, $5, $6)`,
      [groupId, code, key, method, amount, market.clock.now()],
    );
    const payments = market.app.get(Payments);
    const opened = await db.transaction(tx => payments.open(tx, { groupId, method, amount: dong(amount) }));
    return { key, code, ...opened };
  }

  const stateOf = async ({ paymentId }: ToPay): Promise<string | undefined> =>
    (await ask<{ state: string }>('SELECT state FROM payments_payment WHERE id = $1', [paymentId]))[0]?.state;

  async function anOfficer(): Promise<{ cookie: string }> {
    const [personId, token] = [newId(), newSecret()];
    const now = market.clock.now();
    await ask(
      `INSERT INTO identity_person (id, full_name, email, password_hash, created_at) VALUES ($1, 'Vàng Thị Mẫu', $2, '-', $3)`,
      [personId, `${personId}@example.vn`, now],
    );
    await ask(`INSERT INTO identity_appointment VALUES ($1, 'officer', $2)`, [personId, now]);
    await ask(`INSERT INTO identity_session VALUES ($1, $2, $3::timestamptz, $3::timestamptz + interval '7 days')`, [
      secretHash(token),
      personId,
      now,
    ]);
    return { cookie: `session=${token}` };
  }

  describe('by transfer', () => {
    it('shows a VietQR that a banking app reads, and its lines to copy', async () => {
      const order = await toPay('vietqr');
      const { status, body } = await market.visitor().get(`/pay/${order.key}`);
      expect(status).toBe(200);
      for (const text of [order.code, '350.000', '9704000000', order.reference, 'Vietcombank', 'còn 30 phút'])
        expect(body).toContain(text);
      const svg = /<svg xmlns="[^]*?<\/svg>/.exec(body.slice(body.indexOf('pay-qr')))?.[0] ?? '';
      const { data, info } = await sharp(Buffer.from(svg)).ensureAlpha().raw().toBuffer({ resolveWithObject: true });
      const read = jsQR.default(new Uint8ClampedArray(data), info.width, info.height);
      expect(read?.data).toBe(vietQrText({ amount: dong(350_000), reference: order.reference }, ACCOUNT));
    });

    it('looks again by itself while it waits, and says what became of it', async () => {
      const order = await toPay('vietqr');
      const visitor = market.visitor();
      const refresh = `<meta http-equiv="refresh" content="10;url=/pay/${order.key}"`;
      expect((await visitor.get(`/pay/${order.key}`)).body).toContain(refresh);
      await ask(`UPDATE payments_payment SET state = 'expired' WHERE id = $1`, [order.paymentId]);
      const { body } = await visitor.get(`/pay/${order.key}`);
      expect(body).toContain('Quá hạn thanh toán');
      expect(body).not.toContain('http-equiv="refresh"');
      expect(body).not.toContain('pay-qr');
    });

    it.each(['to-collect', 'collected', 'paid', 'cancelled', 'to-refund', 'refunded'])(
      'speaks both languages when it is %s',
      async state => {
        const order = await toPay('cod');
        await ask('UPDATE payments_payment SET state = $2 WHERE id = $1', [order.paymentId, state]);
        const [vi, en] = [
          await market.visitor().get(`/pay/${order.key}`),
          await market.visitor().get(`/pay/${order.key}`, { cookie: 'language=en' }),
        ];
        expect([vi.status, en.status]).toEqual([200, 200]);
        expect(vi.body).toContain(`Thanh toán đơn ${order.code}`);
        expect(en.body).toContain(`Pay for order ${order.code}`);
      },
    );

    it('is nobody’s business without the key', async () => {
      for (const path of ['/pay/none', '/pay/none/return']) expect((await market.visitor().get(path)).status).toBe(404);
      expect((await market.visitor().post('/pay/none/card')).status).toBe(404);
    });
  });

  describe('by card', () => {
    it('goes to Stripe’s form and comes back paid', async () => {
      const order = await toPay('card');
      const visitor = market.visitor();
      const page = await visitor.get(`/pay/${order.key}`);
      expect(page.body).toContain('Trả 350.000');
      expect(page.headers['content-security-policy']).toContain(stripe.url);
      const { status, location = '' } = await visitor.post(`/pay/${order.key}/card`);
      expect(status).toBe(303);
      expect(new URL(location).origin).toBe(stripe.url);
      expect((await visitor.get(`/pay/${order.key}/return`)).location).toBe(`/pay/${order.key}`);
      await stripe.payHostedSession(location.split('/').at(-1) ?? '', PAYS);
      expect((await visitor.get(`/pay/${order.key}/return`)).location).toBe(`/follow/${order.key}`);
      expect(await stateOf(order)).toBe('paid');
      expect((await visitor.post(`/pay/${order.key}/card`)).location).toBe(
        `http://localhost:3000/pay/${order.key}/return`,
      );
    });

    it('says what to do when Stripe is down', async () => {
      const order = await toPay('card');
      stripe.breakDown(3);
      const answer = await market.visitor().post(`/pay/${order.key}/card`);
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('cách thanh toán khác');
      stripe.breakDown(3);
      expect((await market.visitor().get(`/pay/${order.key}/return`)).location).toBe(`/pay/${order.key}`);
    });

    it('is refused for an order that is over', async () => {
      const order = await toPay('card');
      await ask(`UPDATE payments_payment SET state = 'expired' WHERE id = $1`, [order.paymentId]);
      const answer = await market.visitor().post(`/pay/${order.key}/card`);
      expect(answer.status).toBe(422);
      expect(answer.body).toContain('không còn chờ trả bằng cách ấy');
    });
  });

  describe('Stripe’s webhook', () => {
    const send = (payload: string, headers: Record<string, string>) =>
      market.visitor().send({
        method: 'POST',
        url: '/webhooks/stripe',
        payload,
        headers: { 'content-type': 'application/json', 'sec-fetch-site': 'cross-site', ...headers },
      });
    const stored = async (id: string) => (await ask('SELECT 1 FROM payments_event WHERE event_id = $1', [id])).length;

    it('is taken from anywhere with Stripe’s signature over the bytes as sent, and answered with 200', async () => {
      // Spaces that no JSON printer of ours would write again.
      const payload = '{ "id":  "evt_page_1", "object": "event","type": "customer.created" }';
      const signature = Stripe.webhooks.generateTestHeaderString({ payload, secret: WEBHOOK_SECRET });
      const answers = [
        await send(payload, { 'stripe-signature': signature }),
        await send(payload, { 'stripe-signature': signature }),
      ];
      expect(answers.map(answer => answer.status)).toEqual([200, 200]);
      expect(await stored('evt_page_1')).toBe(1);
    });

    it.each([
      ['no signature', {}],
      ['nonsense for one', { 'stripe-signature': 'x' }],
      [
        'somebody else’s',
        {
          'stripe-signature': Stripe.webhooks.generateTestHeaderString({
            payload: '{"id":"evt_page_2"}',
            secret: 'whsec_other',
          }),
        },
      ],
    ])('is refused with %s', async (_what, headers) => {
      expect((await send('{"id":"evt_page_2"}', headers as Record<string, string>)).status).toBe(400);
      expect(await stored('evt_page_2')).toBe(0);
    });
  });

  describe('the department’s books', () => {
    it('are for officers', async () => {
      expect((await market.visitor().get('/department/payments')).location).toContain('/sign-in');
    });

    it('take a line of the bank and pay the order it belongs to', async () => {
      const order = await toPay('vietqr');
      const officer = await anOfficer();
      const before = await market.visitor().get('/department/payments', officer);
      expect(before.status).toBe(200);
      expect(before.body).toContain(order.reference);
      const line = {
        bankReference: 'FT-PAGE-1',
        amount: '350.000',
        transferText: `MB ${order.reference.toLowerCase()} ck`,
      };
      const answer = await market.visitor().post('/department/payments/credits', line, officer);
      expect(answer.location).toBe('/department/payments');
      expect(await stateOf(order)).toBe('paid');
      const again = await market.visitor().post('/department/payments/credits', line, officer);
      expect(again.status).toBe(422);
      expect(again.body).toContain('đã được ghi rồi');
      expect(again.body).toContain('value="FT-PAGE-1"');
    });

    it('show what nobody understands, and why', async () => {
      const officer = await anOfficer();
      const line = { bankReference: 'FT-PAGE-2', amount: '1.000', transferText: 'tiền chè <b>' };
      await market.visitor().post('/department/payments/credits', line, officer);
      const { body } = await market.visitor().get('/department/payments', officer);
      expect(body).toContain('Nội dung không có mã thanh toán nào của chợ');
      expect(body).toContain('tiền chè &lt;b>');
    });

    it('close what was returned', async () => {
      const order = await toPay('vietqr');
      await ask(`UPDATE payments_payment SET state = 'to-refund' WHERE id = $1`, [order.paymentId]);
      const officer = await anOfficer();
      const sent = { owed: order.paymentId, returnReference: 'FT-PAGE-3' };
      expect(
        (await market.visitor().post('/department/payments/returns', { ...sent, owed: 'x' }, officer)).status,
      ).toBe(422);
      expect((await market.visitor().post('/department/payments/returns', sent, officer)).location).toBe(
        '/department/payments',
      );
      expect(await stateOf(order)).toBe('refunded');
      const again = await market.visitor().post('/department/payments/returns', sent, officer);
      expect(again.status).toBe(422);
    });

    it('keep the number beside the sum it was written for, and list what is owed page by page', async () => {
      const officer = await anOfficer();
      const orders = [];
      for (let count = 0; count < 21; count++) orders.push(await toPay('vietqr'));
      await ask(`UPDATE payments_payment SET state = 'to-refund' WHERE id = ANY ($1)`, [
        orders.map(({ paymentId }) => paymentId),
      ]);
      const show = async (query: string) => (await market.visitor().get(`/department/payments${query}`, officer)).body;
      const owedIn = (body: string) => body.match(/name="owed" value="([^"]+)"/g) ?? [];
      const [first, second] = [owedIn(await show('')), owedIn(await show('?page=2'))];
      expect([first.length, second.length]).toEqual([20, 1]);
      expect(new Set([...first, ...second]).size).toBe(21);
      expect(owedIn(await show('?page=x'))).toEqual(first);
      const [, id = ''] = /value="([^"]+)"/.exec(first[0] ?? '') ?? [];
      const short = await market
        .visitor()
        .post('/department/payments/returns', { owed: id, returnReference: 'FT' }, officer);
      expect(short.status).toBe(422);
      expect(short.body.match(/value="FT"/g)).toHaveLength(1);
      expect(short.body.match(/id="f-returnReference"/g)).toHaveLength(1);
    });

    it('refuse what is not filled in', async () => {
      const answer = await market.visitor().post('/department/payments/credits', {}, await anOfficer());
      expect(answer.status).toBe(422);
    });
  });
});
