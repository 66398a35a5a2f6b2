import { secretHash } from '#platform/ids';
import { openMarket } from '../../support/market.js';
import { cookieOf } from '../../support/roles.js';
import { documentOf, event, exception, type EpcisProgram } from '../../support/epcis-program.js';

export function entering(program: EpcisProgram): void {
  const { ask, capture } = program;
  describe('are let in', () => {
    it('by a key that opens this (E44)', async () => {
      for (const as of [null, 'cpk_none']) {
        const told = await ask('GET', '/events', { as });
        expect(told).toMatchObject({ status: 401, json: { ...exception('SecurityException'), status: 401 } });
      }
      const reader = await program.keyOf('Chỉ đọc', ['query']);
      expect(await ask('POST', '/capture', { body: documentOf([]), as: reader })).toMatchObject({
        status: 403,
        json: exception('SecurityException'),
      });
      await program.market.ask('UPDATE identity_api_key SET revoked_at = now() WHERE token_hash = $1', [
        secretHash(reader),
      ]);
      expect((await ask('GET', '/events', { as: reader })).status).toBe(401);
    });

    it('also when a browser of another site sends the key along', async () => {
      const headers = { 'sec-fetch-site': 'cross-site', origin: 'https://partner.example' };
      expect((await ask('POST', '/capture', { body: documentOf([]), headers })).status).toBe(202);
    });

    it('to their own events and those of things they handled (E45)', async () => {
      const stranger = await program.keyOf('Người lạ');
      const one = event();
      await capture([one]);
      const epc = String((one['epcList'] as string[])[0]);
      const found = async (as: string) => (await ask('GET', `/events?MATCH_epc=${epc}`, { as })).events.length;
      expect(await found(program.key)).toBe(1);
      expect(await found(stranger)).toBe(0);
      expect((await ask('GET', '/events', { as: stranger })).events).toEqual([]);
      // Telling something of a thing that somebody else told of first opens nothing.
      await ask('POST', '/capture', { as: stranger, body: documentOf([{ ...one, bizStep: 'receiving' }]) });
      expect(await found(stranger)).toBe(1);
    });
  });

  it('are looked after by officers who are signed in, and by nobody else', async () => {
    const seeded = await openMarket('market');
    try {
      const look = async (role: 'officer' | 'director') =>
        (await seeded.app.inject({ url: '/epcis/events?perPage=2', headers: { cookie: await cookieOf(seeded, role) } }))
          .statusCode;
      expect(await look('officer')).toBe(200);
      expect(await look('director')).toBe(403);
    } finally {
      await seeded.close();
    }
  }, 120_000);
}
