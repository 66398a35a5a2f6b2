import fc from 'fast-check';
import {
  insertCertificate,
  insertCooperative,
  insertGroups,
  insertPerson,
  insertProduct,
} from '../../../test/support/builders/storefront.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';

/** What is on sale, read from the catalogue itself. */
const LISTED = `
  SELECT p.id, c.commune_code, p.group_code, p.line, min(w.price) AS price, lower(p.name_vi COLLATE "und-x-icu") AS marked
  FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id JOIN catalog_variant w ON w.product_id = p.id
  WHERE p.state = 'approved' AND c.verification = 'verified' AND c.standing = 'active' AND w.withdrawn_at IS NULL
  GROUP BY p.id, c.commune_code`;

/** Rows of either side that the other does not have. */
const apart = (one: string, other: string): string =>
  `(${one} EXCEPT ALL ${other}) UNION ALL (${other} EXCEPT ALL ${one})`;

const DIFFERENCES = [
  apart(LISTED, 'SELECT product_id, commune_code, group_code, line, price, marked_text FROM catalog_listed'),
  apart(
    'SELECT cooperative_id, commune_code, group_code, line, count(*)::int FROM catalog_listed GROUP BY 1, 2, 3, 4',
    'SELECT cooperative_id, commune_code, group_code, line, products FROM catalog_listed_count WHERE products > 0',
  ),
  apart(
    `SELECT o.product_id, o.stars, o.issued_on, LEAST(o.expires_on, o.revoked_on - 1) FROM ocop_certificate o
     WHERE o.product_id IN (SELECT id FROM (${LISTED}) l) AND (o.revoked_on IS NULL OR o.revoked_on > o.issued_on)`,
    'SELECT product_id, stars, holds_from, holds_until FROM catalog_starred',
  ),
];

describe('what is listed', () => {
  let market: TestDatabase;
  const cooperatives: string[] = [];
  const products: string[] = [];

  beforeAll(async () => {
    market = await testDatabase();
    await insertGroups(market.ask);
    const personId = await insertPerson(market.ask);
    for (const communeCode of ['03390', '03478']) {
      const { id: cooperativeId } = await insertCooperative(market.ask, { communeCode });
      cooperatives.push(cooperativeId);
      for (const prices of [[50_000], [80_000, 60_000], []]) {
        const product = await insertProduct(market.ask, { cooperativeId, name: `Chè ${products.length}`, prices });
        products.push(product.id);
        await insertCertificate(market.ask, {
          productId: product.id,
          personId,
          stars: 4,
          issuedOn: '2026-01-01',
          expiresOn: '2028-12-31',
        });
      }
    }
  });
  afterAll(() => market.drop());

  const differences = async () => (await Promise.all(DIFFERENCES.map(sql => market.ask(sql)))).flat();

  it('knows what stood in the catalogue, with certificates and counts', async () => {
    expect(await market.ask('SELECT FROM catalog_listed')).toHaveLength(4);
    expect(await market.ask('SELECT FROM catalog_starred')).toHaveLength(4);
    expect(await differences()).toEqual([]);
  });

  it('follows whoever changes a product, a pack, a seller or a certificate, however many at once', async () => {
    const product = fc.integer({ min: 0, max: 5 });
    const change = fc.oneof(
      fc.tuple(
        fc.constantFrom(
          `UPDATE catalog_product SET state = 'approved' WHERE id = $1`,
          `UPDATE catalog_product SET state = 'taken-down' WHERE id = $1`,
          `UPDATE catalog_product SET line = 'honey', group_code = 'XB', name_vi = 'Mật ong' WHERE id = $1`,
          `UPDATE catalog_product SET line = 'tea', group_code = 'XA.1.a' WHERE id = $1`,
          `UPDATE catalog_variant SET withdrawn_at = now() WHERE product_id = $1 AND position = 0`,
          `UPDATE catalog_variant SET withdrawn_at = NULL, price = price + 1000 WHERE product_id = $1`,
          `UPDATE ocop_certificate SET revoked_on = '2026-06-01', revocation_reason = 'thử' WHERE product_id = $1`,
          `UPDATE ocop_certificate SET revoked_on = issued_on, revocation_reason = 'thử' WHERE product_id = $1`,
          `UPDATE ocop_certificate SET revoked_on = NULL, revocation_reason = NULL, stars = 7 - stars + 2 WHERE product_id = $1`,
        ),
        product.map(at => () => products[at]),
      ),
      fc.tuple(
        fc.constantFrom(
          `UPDATE cooperatives_cooperative SET standing = 'suspended' WHERE id = $1`,
          `UPDATE cooperatives_cooperative SET standing = 'active' WHERE id = $1`,
          `UPDATE cooperatives_cooperative SET commune_code = '03390' WHERE id = $1`,
          `UPDATE cooperatives_cooperative SET commune_code = '03478' WHERE id = $1`,
        ),
        product.map(at => () => cooperatives[at % 2]),
      ),
    );
    const property = fc.asyncProperty(fc.array(change, { minLength: 6, maxLength: 18 }), async changes => {
      await Promise.all(changes.map(([sql, id]) => market.ask(sql, [id()])));
      expect(await differences()).toEqual([]);
    });
    await fc.assert(property, { numRuns: 40 });
  }, 60_000);
});
