import { cast } from '../../../apps/local/src/seed/cast.js';
import { openMarket, type Answer, type TestMarket } from '../../support/market.js';

const DAY = 86_400_000;
const BUYER = cast.people[0].login;

export function sessionsAreSafe(): void {
  describe('a session', () => {
    let market: TestMarket;
    beforeAll(async () => void (market = await openMarket('market')), 120_000);
    afterAll(() => market.close());

    const signIn = (headers: Record<string, string> = {}, login: string = BUYER) =>
      market.visitor().post('/sign-in', { login, password: cast.password }, headers);
    const tokenIn = ({ headers }: Answer): string => /session=([^;]+)/.exec(String(headers['set-cookie']))?.[1] ?? '';
    const isIn = async (token: string): Promise<boolean> =>
      (await market.visitor().get('/account', { cookie: `session=${token}` })).status === 200;

    it('begins with a token of its own, whatever the browser brought', async () => {
      const planted = 'a-token-that-somebody-else-knows';
      const token = tokenIn(await signIn({ cookie: `session=${planted}` }));
      expect(token).toMatch(/^[\w-]{27}$/);
      expect(await isIn(token)).toBe(true);
      expect(await isIn(planted)).toBe(false);
      expect(tokenIn(await signIn())).not.toBe(token);
    });

    it('ends when somebody signs out, for whoever has its token', async () => {
      const token = tokenIn(await signIn());
      const answer = await market.visitor().post('/sign-out', {}, { cookie: `session=${token}` });
      expect(String(answer.headers['set-cookie'])).toContain('session=;');
      expect(await isIn(token)).toBe(false);
    });

    it('ends everywhere else when the password is changed', async () => {
      const { login } = cast.people[1];
      const [here, elsewhere] = [tokenIn(await signIn({}, login)), tokenIn(await signIn({}, login))];
      const form = { current: cast.password, next: 'sương trên nương chè' };
      const change = await market.visitor().post('/account/password', form, { cookie: `session=${here}` });
      expect(change.status).toBe(303);
      expect([await isIn(here), await isIn(elsewhere)]).toEqual([true, false]);
    });

    it('is over after thirty days', async () => {
      const token = tokenIn(await signIn());
      market.clock.moveBy(31 * DAY);
      expect(await isIn(token)).toBe(false);
      market.clock.moveBy(-31 * DAY);
    });

    it('is kept in the database as a hash', async () => {
      const token = tokenIn(await signIn());
      const rows = await market.ask<{ all: string }>('SELECT s::text AS all FROM identity_session s');
      expect(rows.filter(row => row.all.includes(token))).toEqual([]);
    });

    it('lets nobody guess for long: not from one address, and not one account from many', async () => {
      const guess = (login: string, remoteAddress: string) =>
        market.visitor().send({
          method: 'POST',
          url: '/sign-in',
          remoteAddress,
          payload: new URLSearchParams({ login, password: 'sai mật khẩu' }).toString(),
          headers: { 'content-type': 'application/x-www-form-urlencoded', 'sec-fetch-site': 'same-origin' },
        });
      const answers: number[] = [];
      for (let at = 0; at < 31; at++) answers.push((await guess(`nguoi-${at}@example.com`, '192.0.2.1')).status);
      expect(answers.filter(status => status === 422)).toHaveLength(30);
      expect(answers.at(-1)).toBe(429);
      expect((await guess('nguoi@example.com', '192.0.2.2')).status).toBe(422);

      for (let at = 0; at < 12; at++) await guess(BUYER, `192.0.2.${100 + at}`);
      const right = await market.visitor().post('/sign-in', { login: BUYER, password: cast.password });
      expect(right.status).toBe(422);
      expect(right.headers['set-cookie'] ?? '').not.toContain('session=');
    }, 120_000);
  });
}
