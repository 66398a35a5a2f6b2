import { run } from '../../prove/attacks.mjs';
import { cloneDatabase } from '../support/database.js';

// `npm run prove -- attacks` runs the same at full size.
describe('whoever wants more out of the books than went in (B1–B6)', () => {
  let market: Awaited<ReturnType<typeof cloneDatabase>>;
  beforeAll(async () => {
    market = await cloneDatabase('market');
  });
  afterAll(() => market.drop());

  it('is refused or flagged, by several processes at once', async () => {
    const told: string[] = [];
    const said = await run({ url: market.url, size: 'small', say: text => void told.push(text) });
    expect(said).toContain('0 got through');
    expect(told).toHaveLength(12);
  }, 240_000);
});
