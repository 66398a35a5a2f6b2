// A partner's program subscribes to what a query finds and is told it, as the standard has it (EPCIS 2.0 REST bindings, E43).
import { Ajv } from 'ajv';
import formats from 'ajv-formats';
import { newSecret, secretHash } from '#platform/ids';
import { openMarket, type TestMarket } from '../support/market.js';
import { eventsOf, isSigned, openReceiver, type Receiver } from '../support/receiver.js';
import { readJson, sharedData } from '../support/shared-data.js';
import { aKey } from '../support/telling.js';
import { openWork, type Work } from '../support/work.js';

type Json = Record<string, unknown>;

const TOKEN = '13df38d8275b13f05704629e5f1cf3d45d6132d5';
const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const HOUR_MS = 3_600_000;
let counter = 0;

describe('a program that subscribes', () => {
  let market: TestMarket;
  let work: Work;
  let receiver: Receiver;
  let key: string;
  let other: string;
  let path: string;

  beforeAll(async () => {
    market = await openMarket('bare', { SUBSCRIBERS_LOCAL: 'true' });
    work = await openWork(market);
    [key, other] = [await keyOf('Kho Thử'), await keyOf('Kho Khác')];
  }, 120_000);
  afterAll(async () => {
    await work.close();
    await market.close();
  });
  beforeEach(async () => {
    receiver = await openReceiver();
    const name = `query ${++counter}`;
    path = `/queries/${encodeURIComponent(name)}/subscriptions`;
    expect((await ask('POST', '/queries', { name, query: {} })).status).toBe(201);
  });
  afterEach(async () => {
    await ask('DELETE', path.replace('/subscriptions', ''));
    await receiver.close();
  });

  async function keyOf(partner: string): Promise<string> {
    const token = `cpk_${newSecret()}`;
    const { keyId } = await aKey(market.ask, partner);
    await market.ask(`UPDATE identity_api_key SET token_hash = $2, scopes = '{capture,query}' WHERE id = $1`, [
      keyId,
      secretHash(token),
    ]);
    return token;
  }
  async function anotherKeyOf(token: string): Promise<string> {
    const fresh = `cpk_${newSecret()}`;
    await market.ask(
      `INSERT INTO identity_api_key (id, token_hash, name, partner_id, scopes, created_by, created_at, expires_at)
       SELECT gen_random_uuid(), $2, 'mới', partner_id, scopes, created_by, created_at, expires_at FROM identity_api_key WHERE token_hash = $1`,
      [secretHash(token), secretHash(fresh)],
    );
    return fresh;
  }
  async function ask(method: string, url: string, body?: unknown, as = key) {
    const answer = await market.app.inject({
      method: method as 'GET',
      url: `/epcis${url}`,
      headers: { authorization: `Bearer ${as}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    const json = (answer.body === '' ? {} : JSON.parse(answer.body)) as Json;
    return { status: answer.statusCode, headers: answer.headers as Record<string, string | undefined>, json };
  }
  /** Subscribes, and gives the address of the subscription. */
  async function subscribe(wish: Json): Promise<string> {
    const { status, headers } = await ask('POST', path, { dest: receiver.url, signatureToken: TOKEN, ...wish });
    expect(status).toBe(201);
    return String(headers['location']).replace('/epcis', '');
  }
  async function capture(epc: string, as = key, change: Json = {}): Promise<string> {
    const { status, headers } = await ask(
      'POST',
      '/events',
      {
        '@context': [CONTEXT],
        type: 'ObjectEvent',
        eventTime: new Date(Date.UTC(2026, 9, 1, 0, 0, ++counter)).toISOString(),
        eventTimeZoneOffset: '+07:00',
        action: 'OBSERVE',
        epcList: [epc],
        ...change,
      },
      as,
    );
    expect(status).toBe(201);
    return decodeURIComponent(String(headers['location']).replace('/epcis/events/', ''));
  }
  const anEpc = () => `urn:epc:id:sgtin:9521234.056789.T${++counter}`;
  const sweep = () => work.run('tell-subscribers');
  const stateOf = async (subscription: string, as = key) => (await ask('GET', subscription, undefined, as)).json;
  /** What a receiver has taken is written down a moment later. */
  async function settles(subscription: string, isSo: (state: Json) => boolean): Promise<Json> {
    let now: Json = {};
    for (let looks = 0; looks < 500; looks++) {
      now = await stateOf(subscription);
      if (isSo(now)) return now;
      await sweep();
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(`it stays so: ${JSON.stringify(now)}`);
  }
  const becomes = (subscription: string, wanted: string) => settles(subscription, ({ state }) => state === wanted);

  it('is given the subscription back without its secret, finds it in the list, and ends it', async () => {
    const wish = { dest: receiver.url, signatureToken: TOKEN, schedule: { hour: '1', minute: 5 }, reportIfEmpty: true };
    const { status, headers, json } = await ask('POST', path, {
      ...wish,
      initialRecordTime: '2026-11-01T07:00:00+07:00',
    });
    expect(status).toBe(201);
    expect(headers).toMatchObject({
      location: `/epcis${path}/${String(json['subscriptionID'])}`,
      'gs1-epcis-version': '2.0',
    });
    expect(json).toEqual({
      subscriptionID: expect.any(String),
      queryName: decodeURIComponent(path.split('/')[2] ?? ''),
      dest: receiver.url,
      createdAt: '2026-11-24T02:00:00.000Z',
      initialRecordTime: '2026-11-01T00:00:00.000Z',
      minRecordTime: '2026-11-01T00:00:00.000Z',
      epcFormat: 'Always_GS1_Digital_Link',
      schedule: { hour: '1', minute: '5' },
      reportIfEmpty: true,
      state: 'active',
      nextAttemptAt: '2026-11-25T01:05:00.000Z',
    });
    const stream = await subscribe({ stream: true });
    const first = await ask('GET', `${path}?perPage=1`);
    expect(first.json).toEqual([json]);
    const [, next = ''] = /<\/epcis(.*)>; rel="next"/.exec(String(first.headers['link'])) ?? [];
    expect((await ask('GET', next)).json).toEqual([await stateOf(stream)]);
    expect((await ask('DELETE', stream)).status).toBe(204);
    for (const method of ['GET', 'DELETE'])
      expect(await ask(method, stream)).toMatchObject({
        status: 404,
        json: { type: 'epcisException:NoSuchNameException' },
      });
    expect((await ask('GET', path)).json).toEqual([json]);
    // Of others nobody learns anything.
    for (const url of [path, `${path}/${String(json['subscriptionID'])}`])
      expect((await ask('GET', url, undefined, other)).status).toBe(404);
  });

  it.each<[wish: unknown, type: string]>([
    [{}, 'ValidationException'],
    [[], 'ValidationException'],
    [{ dest: 5, stream: true }, 'ValidationException'],
    [{ stream: true }, 'ValidationException'],
    [{ dest: 'https://example.com/', stream: true, signatureToken: '' }, 'ValidationException'],
    [{ dest: 'https://example.com/', stream: true, signatureToken: 'a\0' }, 'ValidationException'],
    [{ dest: 'https://example.com/', stream: true, signatureToken: '\ud800' }, 'ValidationException'],
    [{ dest: 'nowhere', stream: true }, 'InvalidURIException'],
    [{ dest: 'ftp://example.com/', stream: true }, 'InvalidURIException'],
    [{ dest: 'https://a:b@example.com/', stream: true }, 'InvalidURIException'],
    [{ dest: 'https://example.com/' }, 'SubscriptionControlsException'],
    [{ dest: 'https://example.com/', stream: false }, 'SubscriptionControlsException'],
    [{ dest: 'https://example.com/', stream: 'true' }, 'SubscriptionControlsException'],
    [{ dest: 'https://example.com/', stream: true, schedule: { hour: '1' } }, 'SubscriptionControlsException'],
    [{ dest: 'https://example.com/', schedule: { hour: '24' } }, 'SubscriptionControlsException'],
    [{ dest: 'https://example.com/', schedule: '* * * * *' }, 'SubscriptionControlsException'],
    ...['soon', 5, '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '2026-02-30T00:00:00Z'].map(
      (initialRecordTime): [unknown, string] => [
        { dest: 'https://example.com/', stream: true, initialRecordTime },
        'SubscriptionControlsException',
      ],
    ),
  ])('cannot with %j', async (wish, type) => {
    const { status, json, headers } = await ask('POST', path, wish);
    expect([status, json['type'], json['status']]).toEqual([400, `epcisException:${type}`, 400]);
    expect(headers['content-type']).toContain('application/problem+json');
    expect(typeof json['detail']).toBe('string');
  });

  it('cannot subscribe to a query that is not there, nor to the first so many of a moment', async () => {
    expect((await ask('POST', '/queries/none/subscriptions', { dest: receiver.url, stream: true })).status).toBe(404);
    await ask('POST', '/queries', { name: 'last', query: { orderBy: 'eventTime', eventCountLimit: 1 } });
    expect(await ask('POST', '/queries/last/subscriptions', { dest: receiver.url, stream: true })).toMatchObject({
      status: 400,
      json: { type: 'epcisException:SubscribeNotPermittedException' },
    });
  });

  it('is told what it may see, signed, as a document of the standard', async () => {
    const subscription = await subscribe({ stream: true });
    const hidden = await capture(anEpc(), other);
    const own = await capture(anEpc());
    await receiver.until(() => receiver.events().includes(own));
    expect(receiver.events()).not.toContain(hidden);
    const [received] = receiver.received;
    expect(received && isSigned(received, TOKEN)).toBe(true);
    expect(received?.headers).toMatchObject({ 'content-type': 'application/json', 'gs1-epcis-version': '2.0' });
    expect(received?.document.epcisBody.queryResults).toMatchObject({
      subscriptionID: subscription.split('/').at(-1),
      queryName: decodeURIComponent(path.split('/')[2] ?? ''),
    });
    expect(received && eventsOf(received)[0]).toMatchObject({
      epcList: [expect.stringMatching(/^https:\/\/id\.gs1\.org\/01\/09521234567899\/21\/T/)],
    });
    const told = await settles(subscription, state => state['lastNotifiedAt'] !== undefined);
    expect(Date.parse(String(told['minRecordTime']))).toBeGreaterThan(Date.parse(String(told['initialRecordTime'])));
    expect(told['lastNotifiedAt']).toBe('2026-11-24T02:00:00.000Z');
    const file = sharedData('epcis/schema/epcis-json-schema-2.0.1.json');
    if (!file) return;
    const ajv = new Ajv({ strict: false });
    (((formats as unknown as { default?: unknown }).default ?? formats) as (one: Ajv) => void)(ajv);
    const validate = ajv.compile(readJson<object>(file));
    expect([validate(received?.document), validate.errors]).toEqual([true, null]);
  });

  it('is told the past too, from the time that it names', async () => {
    const before = [await capture(anEpc()), await capture(anEpc())];
    await subscribe({ stream: true, initialRecordTime: '2020-01-01T00:00:00Z' });
    await receiver.until(() => before.every(id => receiver.events().includes(id)));
    expect(new Set(receiver.events()).size).toBe(receiver.events().length);
  });

  it('is told at its hour, and that there is nothing only when it wants to hear that', async () => {
    const quiet = await subscribe({ schedule: { hour: '3' } });
    const daily = await subscribe({ schedule: { hour: '4' }, reportIfEmpty: true });
    const first = await capture(anEpc());
    await sweep();
    expect(receiver.received).toEqual([]);
    market.clock.moveBy(HOUR_MS);
    await sweep();
    await receiver.until(() => receiver.received.length === 1);
    expect(receiver.events()).toEqual([first]);
    await settles(quiet, state => state['nextAttemptAt'] === '2026-11-25T03:00:00.000Z');
    market.clock.moveBy(HOUR_MS);
    await sweep();
    await receiver.until(() => receiver.received.length === 2);
    await settles(daily, state => state['nextAttemptAt'] === '2026-11-25T04:00:00.000Z');
    market.clock.moveBy(24 * HOUR_MS);
    await sweep();
    await receiver.until(() => receiver.received.length === 3);
    expect(receiver.received.map(eventsOf).map(events => events.map(event => event.eventID))).toEqual([
      [first],
      [first],
      [],
    ]);
    await settles(quiet, state => state['nextAttemptAt'] === '2026-11-26T03:00:00.000Z');
  });

  it('tells by OPTIONS, to its own key, from which record time on it is still to be told (E43)', async () => {
    const subscription = await subscribe({ stream: true, initialRecordTime: '2026-01-02T03:04:05Z' });
    const { json } = await ask('GET', subscription);
    const { status, headers } = await ask('OPTIONS', subscription);
    expect([status, headers['allow']]).toEqual([204, 'OPTIONS, GET, DELETE']);
    expect(headers['gs1-query-min-record-time']).toBe(json['minRecordTime']);
    expect((await ask('OPTIONS', subscription, undefined, other)).status).toBe(404);
    const anybody = await market.app.inject({ method: 'OPTIONS', url: `/epcis${subscription}` });
    expect([anybody.statusCode, anybody.headers['gs1-query-min-record-time']]).toEqual([204, undefined]);
  });

  it('that takes nothing is tried less and less often, then paused, and goes on where it stopped', async () => {
    receiver.answer = () => 500;
    const subscription = await subscribe({ stream: true });
    const events = [await capture(anEpc())];
    const failing = await becomes(subscription, 'failing');
    expect(failing).toMatchObject({ failures: 1, lastError: 'it answered 500' });
    expect(Date.parse(String(failing['nextAttemptAt'])) - market.clock.now().getTime()).toBe(5000);
    events.push(await capture(anEpc()));
    market.clock.moveBy(72 * HOUR_MS);
    const paused = await becomes(subscription, 'paused');
    expect(paused).toMatchObject({ failures: 2, pauseReason: 'failing' });
    await work.done();
    const [letter] = await market.ask<{ subject: string; body: string }>(
      `SELECT subject, body FROM notifications_letter WHERE kind = 'subscription-paused'`,
    );
    expect(letter?.body).toContain(`${subscription}/resumption`);
    expect(letter?.body).toContain('/operator/keys/subscriptions\n');
    receiver.answer = () => 200;
    await sweep();
    expect(receiver.events()).toEqual([]);
    expect((await ask('POST', `${subscription}/resumption`)).json).toMatchObject({ state: 'active' });
    await receiver.until(() => receiver.events().length === 2);
    expect(receiver.events()).toEqual(events);
  });

  it('whose key is revoked is told nothing more, until another key of its owner takes over', async () => {
    const leaving = await anotherKeyOf(key);
    const { headers } = await ask('POST', path, { dest: receiver.url, stream: true }, leaving);
    const subscription = String(headers['location']).replace('/epcis', '');
    await market.ask('UPDATE identity_api_key SET revoked_at = now() WHERE token_hash = $1', [secretHash(leaving)]);
    const event = await capture(anEpc());
    expect(await becomes(subscription, 'paused')).toMatchObject({ pauseReason: 'key' });
    expect(receiver.received).toEqual([]);
    expect((await ask('POST', `${subscription}/resumption`, undefined, other)).status).toBe(404);
    expect((await ask('POST', `${subscription}/resumption`)).status).toBe(200);
    await receiver.until(() => receiver.events().includes(event));
  });

  it('that cannot take so much at once gets less', async () => {
    receiver.answer = one => (eventsOf(one as never).length > 2 ? 413 : 200);
    const start = '2020-01-01T00:00:00Z';
    for (let events = 0; events < 6; events++) await capture(anEpc());
    await subscribe({ stream: true, initialRecordTime: start });
    await receiver.until(() => receiver.events().length >= 6);
    const sizes = receiver.received.map(one => eventsOf(one).length);
    expect(Math.max(...sizes)).toBeGreaterThan(2);
    expect(Math.max(...receiver.taken().map(one => eventsOf(one).length))).toBeLessThanOrEqual(2);
  });

  it('is not followed to where its receiver sends us', async () => {
    receiver.answer = () => 307;
    const subscription = await subscribe({ stream: true });
    await capture(anEpc());
    expect(await becomes(subscription, 'failing')).toMatchObject({ lastError: 'it answered 307' });
    // Its Location leads to itself: a client that follows would have come again.
    expect(receiver.received.map(one => one.status)).toEqual([307]);
  });

  it('is told nothing more when its query goes', async () => {
    const subscription = await subscribe({ stream: true });
    const there = () => market.ask('SELECT id FROM epcis_subscription WHERE id = $1', [subscription.split('/').at(-1)]);
    expect(await there()).toHaveLength(1);
    expect((await ask('DELETE', path.replace('/subscriptions', ''))).status).toBe(204);
    await capture(anEpc());
    await sweep();
    expect(await there()).toEqual([]);
    expect(receiver.received).toEqual([]);
  });
});
