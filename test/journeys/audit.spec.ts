import { mutateAndAudit } from '../support/audit-mutations.js';
import { cloneDatabase } from '../support/database.js';

describe('the auditor', () => {
  it('finds nothing in a market that nobody touched, and names every row that somebody did (T12, T13)', async () => {
    const { url, drop } = await cloneDatabase('market');
    try {
      expect(await mutateAndAudit(url, { rounds: 2, perRound: 20 })).toMatchObject({ rows: 40, rounds: 2 });
    } finally {
      await drop();
    }
  }, 300_000);
});
