import supertest from 'supertest';
import { openMarket, type TestMarket } from '../support/market.js';

const CARDS = { STRIPE_SECRET_KEY: 'sk_test_door', STRIPE_WEBHOOK_SECRET: 'whsec_door' };

describe('the door', () => {
  let market: TestMarket;
  beforeAll(async () => void (market = await openMarket('bare', CARDS)));
  afterAll(() => market.close());

  it('tells a lost visitor what to do, in their language', async () => {
    const visitor = market.visitor();
    const lost = await visitor.get('/nowhere');
    expect(lost.status).toBe(404);
    expect(lost.body).toContain('Không tìm thấy trang này');
    const english = await visitor.get('/nowhere', { cookie: 'language=en' });
    expect(english.body).toContain('This page cannot be found');
  });

  it('tells a program in its own words', async () => {
    const answer = await market.visitor().get('/api/v1/nowhere');
    expect(answer.status).toBe(404);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(JSON.parse(answer.body)).toMatchObject({ status: 404, title: 'Not Found' });
  });

  it('sends strangers to sign in and back', async () => {
    expect(await market.visitor().get('/desk/some-coop?x=1')).toMatchObject({
      status: 303,
      location: '/sign-in?back=%2Fdesk%2Fsome-coop%3Fx%3D1',
    });
  });

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site' }, 403],
    ['a neighbouring site', { 'sec-fetch-site': 'same-site' }, 403],
    ['an old browser on another site', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }, 403],
    ['an old browser on our page', { 'sec-fetch-site': undefined, origin: 'http://localhost:3000' }, 404],
    ['a program with a stolen cookie', { 'sec-fetch-site': undefined, cookie: 'session=x' }, 403],
  ])('knows a form sent by %s', async (_who, headers, status) => {
    const answer = await market.visitor().post('/nowhere', {}, headers);
    expect(answer.status).toBe(status);
    if (status === 403) expect(answer.body).toContain('Biểu mẫu được gửi từ một trang khác');
  });

  it('turns away addresses with a NUL, broken escapes and huge bodies', async () => {
    const visitor = market.visitor();
    expect((await visitor.get('/products/a%00b')).status).toBe(400);
    expect((await visitor.get('/products/%E0%A4%A')).status).toBe(400);
    expect((await visitor.post('/sign-in', { login: 'x'.repeat(300_000) })).status).toBe(413);
  });

  it('says it is live and ready, and keeps its numbers for operators', async () => {
    const visitor = market.visitor();
    expect((await visitor.get('/health/live')).status).toBe(200);
    expect((await visitor.get('/health/ready')).status).toBe(200);
    expect((await visitor.get('/metrics')).status).toBe(404);
  });

  it('lets only its own styles, scripts and forms in', async () => {
    const { headers } = await market.visitor().get('/nowhere');
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(headers['content-security-policy']).not.toContain('unsafe-inline');
    expect(headers).not.toHaveProperty('x-powered-by');
  });

  describe('over a real wire', () => {
    const wire = () => supertest(market.app.getHttpServer() as never);

    it('sends pages compressed to browsers and plain to those who did not ask', async () => {
      const plain = await wire().get('/about/ranking').set('accept-encoding', 'identity').expect(200);
      expect(plain.headers).not.toHaveProperty('content-encoding');
      const packed = await wire().get('/about/ranking').set('accept-encoding', 'br').buffer(false).expect(200);
      expect(packed.headers).toHaveProperty('content-encoding', 'br');
      expect(packed.headers['vary']).toContain('accept-encoding');
    });

    it('lets files with their content in the name be kept for a year, and nothing that is personal', async () => {
      const { text } = await wire()
        .get('/sign-in')
        .expect(200)
        .expect('cache-control', /no-cache|no-store/);
      const style = /href="(\/static\/site\.[0-9a-f]+\.css)"/.exec(text)?.[1] ?? '';
      await wire()
        .get(style)
        .expect(200)
        .expect('cache-control', /immutable/)
        .expect('content-type', /css/);
    });

    it('answers a webhook with a broken signature, and one without any, with 400', async () => {
      const hook = wire().post('/webhooks/stripe').set('content-type', 'application/json');
      await hook.set('stripe-signature', 't=1,v1=00').send('{"id":"evt_1"}').expect(400);
      await wire().post('/webhooks/stripe').set('content-type', 'application/json').send('{}').expect(400);
    });
  });
});
