import { HiddenFromActor, type Actor } from '#libs/identity';
import { newId } from '#platform/ids';
import { catalogOn, cooperativeWith, officerOf, tea } from '../../../test/support/builders/catalog.js';
import { certificatesOn, fourStars } from '../../../test/support/builders/ocop.js';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { CertificateIsOver, CertificatesOverlap, holdsOn, type Certificates } from './index.js';

let market: TestDatabase;
let certificates: Certificates;
let officer: Actor;
let clerk: Actor;

beforeAll(async () => {
  market = await testDatabase();
  certificates = certificatesOn(market);
  officer = await officerOf(market);
  clerk = await (await cooperativeWith(market)).member('clerk');
});
afterAll(() => market.drop());

async function product(): Promise<string> {
  return (await catalogOn(market).products.add(clerk, clerk.seats[0]?.cooperativeId ?? '', tea())).id;
}

/** The stars of a product on a day, as every page asks for them. */
async function starsOn(productId: string, day: string): Promise<number[]> {
  const rows = await market.ask<{ stars: number }>(
    'SELECT stars FROM ocop_certificate o WHERE o.product_id = $1 AND $2::date BETWEEN o.issued_on AND LEAST(o.expires_on, COALESCE(o.revoked_on - 1, o.expires_on))',
    [productId, day],
  );
  return rows.map(row => row.stars);
}

describe('stars in the register', () => {
  it('hold from the day of issue to the last day, for SQL and for the rule alike', async () => {
    const productId = await product();
    const { id } = await certificates.record(officer, productId, fourStars({ issuedOn: '2025-08-15' }));
    const [row] = await market.ask<{ issuedOn: string; expiresOn: string; revokedOn: string | null }>(
      'SELECT issued_on AS "issuedOn", expires_on AS "expiresOn", revoked_on AS "revokedOn" FROM ocop_certificate WHERE id = $1',
      [id],
    );
    for (const day of ['2025-08-14', '2025-08-15', '2026-11-24', '2028-08-14', '2028-08-15'])
      expect([day, (await starsOn(productId, day)).length === 1]).toEqual([day, row && holdsOn(row, day)]);
    expect(await market.ask(`SELECT name FROM platform_fact WHERE body->>'certificateId' = $1`, [id])).toEqual([
      { name: 'certificate.recorded' },
    ]);
  });

  it('never come from two certificates on one day, however they arrive', async () => {
    const productId = await product();
    const tries = await Promise.allSettled(
      ['2025-08-15', '2025-09-01', '2026-01-05'].map(issuedOn =>
        certificates.record(officer, productId, fourStars({ issuedOn })),
      ),
    );
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toBeInstanceOf(CertificatesOverlap);
    expect(await starsOn(productId, '2026-11-24')).toEqual([4]);
  });

  it('follow one another without a gap', async () => {
    const productId = await product();
    await certificates.record(officer, productId, fourStars({ stars: 3, issuedOn: '2022-08-15', issuer: 'province' }));
    await certificates.record(officer, productId, fourStars({ issuedOn: '2025-08-15' }));
    expect([await starsOn(productId, '2025-08-14'), await starsOn(productId, '2025-08-15')]).toEqual([[3], [4]]);
  });

  it('go at once with a revocation and may come back by another decision', async () => {
    const productId = await product();
    const { id } = await certificates.record(officer, productId, fourStars());
    await certificates.revoke(officer, id, 'Không còn đủ điều kiện');
    expect(await starsOn(productId, '2026-11-23')).toEqual([4]);
    expect(await starsOn(productId, '2026-11-24')).toEqual([]);
    await certificates.record(officer, productId, fourStars({ stars: 3, issuedOn: '2026-11-24' }));
    expect(await starsOn(productId, '2026-11-24')).toEqual([3]);
  });

  it('that were recorded by mistake today never held', async () => {
    const productId = await product();
    const { id } = await certificates.record(officer, productId, fourStars({ issuedOn: '2026-11-24' }));
    await certificates.revoke(officer, id, 'Nhập nhầm sản phẩm');
    expect(await starsOn(productId, '2026-11-24')).toEqual([]);
    await certificates.record(officer, productId, fourStars({ issuedOn: '2026-11-24' }));
  });

  it('are revoked once', async () => {
    const { id } = await certificates.record(officer, await product(), fourStars());
    const tries = await Promise.allSettled([
      certificates.revoke(officer, id, 'Một'),
      certificates.revoke(officer, id, 'Hai'),
    ]);
    expect(tries.filter(one => one.status === 'fulfilled')).toHaveLength(1);
    expect(tries.find(one => one.status === 'rejected')).toMatchObject({ reason: expect.any(CertificateIsOver) });
    expect(
      await market.ask(
        `SELECT name FROM platform_fact WHERE body->>'certificateId' = $1 AND name = 'certificate.revoked'`,
        [id],
      ),
    ).toHaveLength(1);
  });

  it('are recorded and revoked by officers, for products that exist', async () => {
    const { id } = await certificates.record(officer, await product(), fourStars());
    await expect(certificates.record(clerk, await product(), fourStars())).rejects.toThrow(HiddenFromActor);
    await expect(certificates.revoke(clerk, id, 'Tôi muốn')).rejects.toThrow(HiddenFromActor);
    await expect(certificates.record(officer, newId(), fourStars())).rejects.toThrow(HiddenFromActor);
    await expect(certificates.revoke(officer, newId(), 'Không có')).rejects.toThrow(HiddenFromActor);
  });
});
