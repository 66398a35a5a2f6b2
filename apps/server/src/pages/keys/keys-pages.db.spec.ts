// Keys for programs: who hands them out, what they open, and how they are taken back.
import { gln } from '#libs/gs1';
import { newId } from '#platform/ids';
import { OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { planOf } from '../../../../../test/support/plan.js';
import { cookieOf, type Role } from '../../../../../test/support/roles.js';

describe('keys for programs', () => {
  let market: TestMarket;
  beforeAll(async () => void (market = await openMarket('market')), 120_000);
  afterAll(() => market.close());

  const desk = `/desk/${OWN_COOPERATIVE.slug}/keys`;
  const look = async (role: Role, path: string) =>
    (await market.visitor().get(path, { cookie: await cookieOf(market, role) })).body;
  const send = async (role: Role, path: string, form: Record<string, string | string[]>) =>
    market.visitor().post(path, form, { cookie: await cookieOf(market, role) });
  const keyIdOn = (body: string) => /name="keyId" value="([^"]+)"/.exec(body)?.[1] ?? '';
  const secretOn = (body: string) => /value="(cpk_[^"]+)"/.exec(body)?.[1];
  const opens = async (key: string, method: 'GET' | 'POST' = 'GET') =>
    (
      await market.app.inject({
        method,
        url: method === 'GET' ? '/epcis/events?perPage=1' : '/epcis/capture',
        headers: { authorization: `Bearer ${key}`, ...(method === 'POST' && { 'content-type': 'application/json' }) },
        ...(method === 'POST' && { payload: '{}' }),
      })
    ).statusCode;
  const issue = async (role: Role, path: string, form: Record<string, string | string[]> = {}) => {
    const keyId = newId();
    const { body, status } = await send(role, path, { keyId, name: 'Phần mềm kho', scopes: 'query', ...form });
    return { keyId, status, body, key: secretOn(body) ?? '' };
  };

  it('are issued by a director, shown once, and open what they are for', async () => {
    const blank = await look('director', desk);
    expect(blank).toContain('Chưa có khoá nào');
    const { keyId, status, key, body } = await issue('director', desk, { keyId: keyIdOn(blank) });
    expect(status).toBe(200);
    expect(body).toMatch(/data-copy="Chép"/);
    expect(await opens(key)).toBe(200);
    expect(await opens(key, 'POST')).toBe(403);
    const list = await look('director', desk);
    expect(list).toContain('Phần mềm kho');
    expect(list).not.toContain(key);
    expect(JSON.stringify(await market.ask('SELECT * FROM identity_api_key'))).not.toContain(key);
    expect(keyId).not.toBe('');
  });

  it('say when they were last used, to the minute, and are not written by each request', async () => {
    const { keyId, key } = await issue('director', desk, { name: 'Cân điện tử' });
    const used = async () =>
      (await market.ask<{ at: Date | null; row: string }>('SELECT last_used_at AS at, xmin::text AS row FROM identity_api_key WHERE id = $1', [keyId]))[0]; // prettier-ignore
    expect((await used())?.at).toBeNull();
    await opens(key);
    // The request does not wait for it.
    for (let tries = 0; tries < 100 && !(await used())?.at; tries++) await new Promise(setImmediate);
    const first = await used();
    expect(first?.at).toEqual(market.clock.now());
    await Promise.all(Array.from({ length: 5 }, () => opens(key)));
    expect(await used()).toEqual(first);
    expect(await look('director', desk)).not.toMatch(/Cân điện tử[\s\S]{0,600}chưa dùng/);
  });

  it('are one key when the form is sent twice, and the secret shown last opens', async () => {
    const first = await issue('director', desk, { name: 'Hai lần bấm' });
    const again = await issue('director', desk, { name: 'Hai lần bấm', keyId: first.keyId });
    expect(again.key).not.toBe(first.key);
    expect([await opens(first.key), await opens(again.key)]).toEqual([401, 200]);
    expect(await market.ask(`SELECT id FROM identity_api_key WHERE name = 'Hai lần bấm'`)).toHaveLength(1);
  });

  it('are not replaced once they are used, nor by anybody else', async () => {
    const { keyId, key } = await issue('director', desk, { name: 'Đang chạy' });
    const neighbour = await issue('neighbour', '/desk/mat-ong-hoa-ban/keys', { keyId });
    expect([neighbour.status, neighbour.key]).toEqual([422, '']);
    await market.ask('UPDATE identity_api_key SET last_used_at = now() WHERE id = $1', [keyId]);
    expect((await issue('director', desk, { keyId })).status).toBe(422);
    expect(await opens(key)).toBe(200);
  });

  it('stay in the list when revoked, and open nothing from that moment on', async () => {
    const { keyId, key } = await issue('director', desk, { name: 'Bị lộ' });
    expect(await look('director', desk)).toMatch(/Huỷ khoá “Bị lộ”\?/);
    const revoke = () => send('director', `${desk}/${keyId}/revocation`, {});
    expect((await revoke()).location).toBe(desk);
    expect((await revoke()).location).toBe(desk);
    expect(await opens(key)).toBe(401);
    expect(await look('director', desk)).toMatch(/Bị lộ[\s\S]{0,900}đã huỷ/);
  });

  it('are refused with a sentence at the field', async () => {
    const nothing = await send('director', desk, { keyId: newId(), name: 'Không quyền' });
    expect(nothing.status).toBe(422);
    expect(nothing.body).toContain('Hãy chọn ít nhất một quyền cho khoá.');
    expect(nothing.body).toContain('value="Không quyền"');
    const wrong = await issue('operator', '/operator/keys', { partner: 'Kho A', gln: '1234567890123' });
    expect(wrong.body).toContain('Mã GLN gồm 13 chữ số');
    const taken = gln('952900199', 5);
    const free = await issue('operator', '/operator/keys', { partner: 'Kho A', gln: taken });
    expect(free.status).toBe(200);
    const other = await issue('officer', '/department/keys', { owner: 'partner', partner: 'Kho B', gln: taken });
    expect([other.status, other.body.includes('Mã GLN này là của một đối tác khác')]).toEqual([422, true]);
  });

  it('are issued to partners by the operator and by an officer, and to the department by an officer alone', async () => {
    const partner = await issue('operator', '/operator/keys', { partner: 'Phòng thử nghiệm' });
    const own = await issue('officer', '/department/keys', { owner: 'department', name: 'Bảng theo dõi' });
    expect([await opens(partner.key), await opens(own.key)]).toEqual([200, 200]);
    const [forOfficer, forOperator] = [
      await look('officer', '/department/keys'),
      await look('operator', '/operator/keys'),
    ];
    expect(forOfficer).toContain('Phòng thử nghiệm');
    expect(forOfficer).toContain('Bảng theo dõi');
    expect(forOperator).not.toContain('Bảng theo dõi');
    expect((await send('operator', `/operator/keys/${own.keyId}/revocation`, {})).status).toBe(404);
    expect((await send('officer', `/department/keys/${partner.keyId}/revocation`, {})).status).toBe(303);
    expect([await opens(partner.key), await opens(own.key)]).toEqual([401, 200]);
  });

  it('are read by an index, whoever lists them', async () => {
    const listed = (where: string) =>
      planOf(market.url, `SELECT id FROM identity_api_key k WHERE ${where} ORDER BY created_at DESC LIMIT 200`);
    expect(await listed(`k.cooperative_id = '${newId()}'`)).toContain('identity_api_key_cooperative');
    expect(await listed('k.cooperative_id IS NULL')).toContain('identity_api_key_outside');
  });
});
