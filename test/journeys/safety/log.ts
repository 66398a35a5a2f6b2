import { cast } from '../../../apps/local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../../support/market.js';
import { Person } from '../../support/person.js';
import { StripeStandIn } from '../../support/stripe/stripe-stand-in.js';
import { buys } from '../shopping.js';

const BUYER = cast.people[0].login;
const TEA = 'che-shan-tuyet-co-thu-ta-leng';

export function theLogIsSafe(): void {
  describe('the log', () => {
    let market: TestMarket;
    let stripe: StripeStandIn;
    const PHONE = '912345678';
    const EMAIL = 'hanh.rieng@example.vn';

    beforeAll(async () => {
      stripe = await StripeStandIn.open({ webhookSecret: 'whsec_of_the_log', clock: () => market.clock.now() });
      market = await openMarket('market', {
        LOG_LEVEL: 'trace',
        STRIPE_SECRET_KEY: stripe.secretKey,
        STRIPE_WEBHOOK_SECRET: 'whsec_of_the_log',
        STRIPE_API_URL: stripe.url,
      });
    }, 120_000);
    afterAll(async () => {
      await market.close();
      await stripe.close();
    });

    const knows = (secret: string): string[] => market.log.filter(line => line.includes(secret));

    it('tells of an order and its payment, but not whose', async () => {
      const { buyer, key, code } = await buys(market, {
        goods: [[TEA, 1]],
        payment: 'Thẻ quốc tế',
        email: EMAIL,
        name: 'Trần Thị Hạnh',
      });
      await buyer.opens(`/pay/${key}`);
      await buyer.presses('Trả ');
      await buyer.opens(`/follow/${key}`);
      await buyer.signsIn(BUYER);
      expect(market.log.some(line => line.includes('"/follow/:key"'))).toBe(true);
      for (const secret of [
        key,
        code,
        PHONE,
        EMAIL,
        'Hạnh',
        'Hàng Chè',
        BUYER,
        cast.password,
        stripe.secretKey,
        'whsec_',
        'session=',
        'basket=',
      ])
        expect(knows(secret)).toEqual([]);
    });

    it('tells what went wrong in the database, but not with whose data', async () => {
      const guest = new Person(market.visitor());
      await market.ask('ALTER TABLE identity_person RENAME COLUMN full_name TO broken_name');
      const answer = await guest.visitor.post('/register', {
        fullName: 'Trần Thị Hạnh',
        login: EMAIL,
        password: 'nương chè buổi sớm',
      });
      await market.ask('ALTER TABLE identity_person RENAME COLUMN broken_name TO full_name');
      expect(answer.status).toBe(500);
      const [told] = market.log.filter(line => line.includes('"level":50'));
      expect(told).toContain('full_name');
      expect(told).toContain('"code":"42703"');
      for (const secret of [EMAIL, 'Hạnh', 'argon2', 'nương chè']) expect(knows(secret)).toEqual([]);
      const [, id = ''] = /"requestId":"([\w-]+)"/.exec(told ?? '') ?? [];
      expect(answer.body).toContain(id);
      expect(answer.body).not.toMatch(/full_name|INSERT|at .*\.ts/);
    });
  });
}
