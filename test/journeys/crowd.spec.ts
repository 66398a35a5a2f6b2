import { run as crash } from '../../prove/crash.mjs';
import { run as merge } from '../../prove/merge.mjs';
import { run as oversell } from '../../prove/oversell.mjs';
import { run as replay } from '../../prove/replay.mjs';
import { cloneDatabase } from '../support/database.js';

/** The proofs of the market (`npm run prove`), smaller. They throw where something is not as it should be. */
describe('a market full of people', () => {
  const on = async (from: 'bare' | 'market', run: typeof oversell) => {
    const { url, drop } = await cloneDatabase(from);
    try {
      return await run({ url, size: 'small' });
    } finally {
      await drop();
    }
  };

  it('sells exactly what there is', async () => {
    expect(await on('bare', oversell)).toContain('20 sold, 60 told that it is sold out');
  }, 180_000);

  it('makes one basket of two, however often people sign in', async () => {
    expect(await on('bare', merge)).toContain('merged twice = merged once');
  }, 180_000);

  it('counts a payment once, however often it is told', async () => {
    expect(await on('market', replay)).toContain('6 card payments');
  }, 180_000);

  it('loses nothing when everything is killed', async () => {
    expect(await crash({ url: '', size: 'small' })).toMatch(/kill -9 PostgreSQL.*each there once/);
  }, 300_000);
});
