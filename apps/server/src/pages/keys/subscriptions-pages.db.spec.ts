// Who is told what comes: seen, resumed and ended by whoever's programs they are.
import { OWN_COOPERATIVE } from '../../../../local/src/seed/cast.js';
import { newId } from '#platform/ids';
import { openMarket, type TestMarket } from '../../../../../test/support/market.js';
import { planOf } from '../../../../../test/support/plan.js';
import { cookieOf, type Role } from '../../../../../test/support/roles.js';
import { aKey } from '../../../../../test/support/telling.js';

interface Subscription {
  pausedAt: Date | null;
  keyId: string;
  failures: number;
}

describe('subscriptions of programs', () => {
  let market: TestMarket;
  beforeAll(async () => void (market = await openMarket('market')), 120_000);
  afterAll(() => market.close());

  const desk = `/desk/${OWN_COOPERATIVE.slug}/keys/subscriptions`;
  const look = async (role: Role, path: string) =>
    (await market.visitor().get(path, { cookie: await cookieOf(market, role) })).body;
  const send = async (role: Role, path: string) =>
    market.visitor().post(path, {}, { cookie: await cookieOf(market, role) });

  const coopId = async () =>
    (await market.ask<{ id: string }>('SELECT id FROM cooperatives_cooperative WHERE slug = $1', [OWN_COOPERATIVE.slug]))[0]?.id ?? ''; // prettier-ignore
  async function coopKey(): Promise<string> {
    const { keyId } = await aKey(market.ask);
    await market.ask('UPDATE identity_api_key SET for_department = false, cooperative_id = $2 WHERE id = $1', [
      keyId,
      await coopId(),
    ]);
    return keyId;
  }
  async function paused(name: string, keyId: string, party: string, reason = 'failing'): Promise<string> {
    const id = newId();
    await market.ask(
      `WITH q AS (INSERT INTO epcis_query (id, party, name, query, created_at) VALUES (gen_random_uuid(), $3, $4, '{}', now()) RETURNING id)
       INSERT INTO epcis_subscription (id, query_id, key_id, dest, epc_format, initial_record_time, told_time, created_at, due_at, notified_at, told_events,
         paused_at, pause_reason, failures, last_error)
       SELECT $1, q.id, $2, 'https://kho.example.com/su-kien', 'No_Preference', now(), now(), now(), now(), '2026-11-20T03:00:00Z', 7, now(), $5, 12, 'answered 503' FROM q`,
      [id, keyId, party, name, reason],
    );
    return id;
  }
  const state = async (id: string) =>
    (await market.ask<Subscription>('SELECT paused_at AS "pausedAt", key_id AS "keyId", failures FROM epcis_subscription WHERE id = $1', [id]))[0]; // prettier-ignore

  it('are none at first, and the page says how a program subscribes', async () => {
    expect(await look('director', desk)).toContain('Chưa có nơi nào đăng ký nhận');
    expect(await look('director', desk.replace('/subscriptions', ''))).toContain(`href="${desk}"`);
  });

  it('are shown to a director with what was taken last and why nothing is, and go on when resumed', async () => {
    const id = await paused('Hàng mới', await coopKey(), await coopId());
    const page = await look('director', desk);
    for (const said of ['Hàng mới', 'kho.example.com/su-kien', 'đã nhận 7 sự kiện', 'tạm ngừng từ', 'answered 503'])
      expect(page).toContain(said);
    const resume = () => send('director', `${desk}/${id}/resumption`);
    expect([(await resume()).location, (await resume()).location]).toEqual([desk, desk]);
    expect(await state(id)).toMatchObject({ pausedAt: null, failures: 0 });
  });

  it('go on under another key of the same owner when their own is over, and not without one', async () => {
    const { keyId: dead, party } = await aKey(market.ask, 'Kho Thử');
    const id = await paused('Của đối tác', dead, party, 'key');
    await market.ask('UPDATE identity_api_key SET revoked_at = now() WHERE id = $1', [dead]);
    const resume = () => send('operator', `/operator/keys/subscriptions/${id}/resumption`);
    expect(await look('operator', '/operator/keys/subscriptions')).toContain('Khoá đã bị huỷ hoặc hết hạn.');
    const refused = await resume();
    expect([refused.status, refused.body.includes('Không còn khoá nào có quyền đọc sự kiện')]).toEqual([422, true]);
    const { keyId: fresh } = await aKey(market.ask, 'Kho khác');
    await market.ask('UPDATE identity_api_key SET partner_id = $2 WHERE id = $1', [fresh, party]);
    expect((await resume()).status).toBe(303);
    expect(await state(id)).toMatchObject({ keyId: fresh, pausedAt: null });
  });

  it('end once, however often one asks', async () => {
    const id = await paused('Thôi', await coopKey(), await coopId());
    const end = () => send('director', `${desk}/${id}/removal`);
    expect([(await end()).status, (await end()).status]).toEqual([303, 303]);
    expect(await state(id)).toBeUndefined();
  });

  it('are nobody else’s to see, to resume or to end', async () => {
    const id = await paused('Riêng', await coopKey(), await coopId());
    const other = '/desk/mat-ong-hoa-ban/keys/subscriptions';
    expect(await look('neighbour', other)).not.toContain('Riêng');
    expect((await send('neighbour', `${other}/${id}/resumption`)).status).toBe(404);
    await send('neighbour', `${other}/${id}/removal`);
    await send('officer', `/department/keys/subscriptions/${id}/removal`);
    expect((await state(id))?.pausedAt).not.toBeNull();
    const { keyId, party } = await aKey(market.ask);
    const ours = await paused('Của Sở', keyId, party);
    expect(await look('operator', '/operator/keys/subscriptions')).not.toContain('Của Sở');
    expect((await send('operator', `/operator/keys/subscriptions/${ours}/resumption`)).status).toBe(404);
    expect(await look('officer', '/department/keys/subscriptions')).toContain('Của Sở');
    expect((await send('officer', `/department/keys/subscriptions/${ours}/resumption`)).status).toBe(303);
  });

  it('are found by the index of their keys', async () => {
    const plan = await planOf(
      market.url,
      `SELECT s.id FROM identity_api_key k JOIN epcis_subscription s ON s.key_id = k.id WHERE k.id = '${newId()}'`,
    );
    expect(plan).toContain('epcis_subscription_key');
  });
});
