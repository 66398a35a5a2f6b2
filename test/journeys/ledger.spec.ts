import { run } from '../../prove/ledger.mjs';
import { cloneDatabase } from '../support/database.js';

/** `npm run prove -- ledger`, smaller. It throws where something is not as it should be. */
describe('the books in a storm', () => {
  it('are exact, whoever was killed and whatever was told late, twice or in another order', async () => {
    const { url, drop } = await cloneDatabase('bare');
    try {
      expect(await run({ url, size: 'small' })).toContain('no order earned twice');
    } finally {
      await drop();
    }
  }, 180_000);
});
