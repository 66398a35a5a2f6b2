import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { cookieOf } from '../../../../../test/support/roles.js';

/** As the seed gives them: ten digits that all co-ops share, and those of each. */
const ANY_NUMBER = /1900200300\d{2,3}/g;

describe('account numbers on the pages of payouts', () => {
  let market: TestMarket;
  let officer: { cookie: string };
  let run: string;
  beforeAll(async () => {
    market = await openMarket('market', { LOG_LEVEL: 'trace' });
    officer = { cookie: await cookieOf(market, 'officer') };
    const [waiting] = await market.ask<{ id: string }>(
      `SELECT id FROM settlement_payout_run WHERE state = 'proposed' ORDER BY number DESC LIMIT 1`,
    );
    run = `/payouts/${waiting?.id ?? ''}`;
  }, 120_000);
  afterAll(() => market.close());

  const show = (path: string, as = officer) => market.visitor().get(path, as);
  const numbersOn = async (path: string, as = officer) => (await show(path, as)).body.match(ANY_NUMBER) ?? [];

  it('are masked on the page of a run and of a co-op, whole where somebody checks one and for the bank, and in no log', async () => {
    expect((await market.visitor().post(`${run}/approval`, {}, officer)).status).toBe(303);
    const page = await show(run);
    expect(page.body).toMatch(/••••\d{4}/);
    expect(page.body).not.toMatch(ANY_NUMBER);
    expect((await show(`${run}/codes`)).body).toMatch(/••••\d{4}/);
    expect(await numbersOn(`${run}/codes`)).toEqual([]);
    const lines = await market.ask(`SELECT FROM settlement_payout_line WHERE run_id = $1 AND state = 'sent'`, [
      run.split('/')[2],
    ]);
    expect(new Set(await numbersOn(`${run}/bank.csv`)).size).toBe(lines.length);
    expect(await numbersOn('/payouts')).toEqual(['1900200300499']);
    const desk = { cookie: await cookieOf(market, 'neighbour') };
    const [own] = await market.ask<{ slug: string }>(
      `SELECT c.slug FROM settlement_account a JOIN cooperatives_cooperative c ON c.id = a.cooperative_id WHERE a.state = 'waiting'`,
    );
    expect((await show(`/desk/${own?.slug ?? ''}/settlement`, desk)).body).toContain('••••0499');
    expect(market.log.length).toBeGreaterThan(0);
    expect(market.log.join('')).not.toMatch(ANY_NUMBER);
  });

  it('are paid to nobody once a row was changed by hand: neither the page nor the file opens', async () => {
    await market.ask(
      `UPDATE settlement_account a SET sealed_number = (SELECT sealed_number FROM settlement_account WHERE id <> a.id LIMIT 1)
       WHERE id = (SELECT account_id FROM settlement_payout_line WHERE run_id = $1 AND state = 'sent' LIMIT 1)`,
      [run.split('/')[2]],
    );
    for (const path of [run, `${run}/bank.csv`]) expect((await show(path)).status).toBe(500);
    expect(market.log.join('')).toContain('is not what was sealed for it');
  });
});
