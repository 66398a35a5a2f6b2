import { aWorkshop, labelVerbs } from '../../../../test/support/builders/labels.js';
import { testDatabase, type TestDatabase } from '../../../../test/support/database.js';
import { guessSerials } from '../../../../test/support/guess-serials.js';

describe('guessing serials (L03, L04)', () => {
  let market: TestDatabase;
  beforeAll(async () => {
    market = await testDatabase();
  });
  afterAll(() => market.drop());

  it('finds nothing, though a serial that is real would be seen', async () => {
    const { rolls } = labelVerbs(market);
    for (let shops = 0; shops < 2; shops++) {
      const shop = await aWorkshop(market, { packs: 1000 });
      await rolls.issue(shop.clerk, { ...shop, quantity: 1000 });
    }
    expect(await guessSerials(market.url, 30_000)).toEqual({
      tried: 30_000,
      hits: 0,
      products: 2,
      labels: 2000,
      found: 2,
    });
  });
});
