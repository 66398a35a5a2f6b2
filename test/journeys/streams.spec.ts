// A partner's program keeps a WebSocket open and is told what a query finds, as it comes (EPCIS 2.0 REST bindings, E43).
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { IncomingMessage } from 'node:http';
import { connect } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { newSecret, secretHash } from '#platform/ids';
import { buildServer } from '../../apps/server/src/open-server.js';
import { openMarket, type TestMarket } from '../support/market.js';
import { eventsOf, type Received } from '../support/receiver.js';
import { aKey } from '../support/telling.js';

type Json = Record<string, unknown>;

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
const PATIENCE_MS = 30_000;
const HOUR_MS = 3_600_000;
let counter = 0;

interface Told {
  socket: WebSocket;
  /** Of the answer that made it a WebSocket. */
  headers: IncomingMessage['headers'];
  documents: Received['document'][];
  events(): string[];
  closed?: { code: number; reason: string };
}

async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 10) {
    if (waited > PATIENCE_MS) throw new Error('it never came to that');
    await wait(10);
  }
}

describe('a program that listens', () => {
  let market: TestMarket;
  /** Another server of the same market. */
  let second: NestFastifyApplication;
  let address: string;
  let key: string;
  let other: string;
  let query: string;
  let open: Told[];

  beforeAll(async () => {
    market = await openMarket('bare');
    second = await buildServer(market.config, { clock: market.clock });
    await second.init();
    await second.getHttpAdapter().getInstance().ready();
    address = (await market.listen()).replace('http:', 'ws:');
    [key, other] = [await keyOf('Kho Thử'), await keyOf('Kho Khác')];
  }, 120_000);
  afterAll(async () => {
    await second.close();
    await market.close();
  });
  beforeEach(async () => {
    open = [];
    query = `query-${++counter}`;
    expect((await ask('POST', '/queries', { name: query, query: {} })).status).toBe(201);
  });
  afterEach(() => open.forEach(({ socket }) => socket.terminate()));

  async function keyOf(partner: string): Promise<string> {
    const token = `cpk_${newSecret()}`;
    const { keyId } = await aKey(market.ask, partner);
    await market.ask(`UPDATE identity_api_key SET token_hash = $2, scopes = '{capture,query}' WHERE id = $1`, [
      keyId,
      secretHash(token),
    ]);
    return token;
  }
  async function ask(method: string, url: string, body?: unknown, as = key, app = market.app) {
    const answer = await app.inject({
      method: method as 'GET',
      url: `/epcis${url}`,
      headers: { authorization: `Bearer ${as}`, ...(body !== undefined && { 'content-type': 'application/json' }) },
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    });
    return {
      status: answer.statusCode,
      headers: answer.headers as Record<string, string | undefined>,
      body: answer.body,
    };
  }
  /** Tells of so many things at once; the ids of the events in the order of the book. */
  async function capture(count = 1, as = key, app = market.app): Promise<string[]> {
    const eventList = Array.from({ length: count }, () => ({
      eventID: `urn:uuid:00000000-0000-4000-8000-${String(++counter).padStart(12, '0')}`,
      type: 'ObjectEvent',
      eventTime: new Date(Date.UTC(2026, 9, 1, 0, 0, counter)).toISOString(),
      eventTimeZoneOffset: '+07:00',
      action: 'OBSERVE',
      epcList: [`urn:epc:id:sgtin:9521234.056789.W${counter}`],
    }));
    const document = {
      '@context': [CONTEXT],
      type: 'EPCISDocument',
      schemaVersion: '2.0',
      creationDate: '2026-11-24T09:00:00Z',
    };
    const { status } = await ask('POST', '/capture', { ...document, epcisBody: { eventList } }, as, app);
    expect(status).toBe(202);
    const ids = eventList.map(event => event.eventID);
    const rows = await market.ask<{ id: string }>(
      'SELECT e.event_id AS id FROM epcis_event e WHERE e.event_id = ANY ($1) ORDER BY e.record_time, e.id',
      [ids],
    );
    return rows.map(row => row.id);
  }
  const socketAt = (path: string, as: string | null = key): WebSocket =>
    new WebSocket(`${address}/epcis${path}`, { headers: as === null ? {} : { authorization: `Bearer ${as}` } });
  async function listen(controls = 'stream=true', as = key): Promise<Told> {
    const socket = socketAt(`/queries/${query}/events?${controls}`, as);
    const documents: Told['documents'] = [];
    const told: Told = {
      socket,
      headers: {},
      documents,
      events: () => documents.flatMap(document => eventsOf({ document } as Received).map(event => event.eventID)),
    };
    open.push(told);
    socket.on('upgrade', ({ headers }) => (told.headers = headers));
    socket.on('message', (data: Buffer) => documents.push(JSON.parse(data.toString()) as never));
    socket.on('close', (code, reason) => (told.closed = { code, reason: reason.toString() }));
    await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
    return told;
  }
  /** How an attempt is refused. */
  function refused(path: string, as: string | null = key): Promise<Json & { status: number }> {
    const socket = socketAt(path, as);
    return new Promise((resolve, reject) => {
      socket.on('error', () => undefined);
      socket.on('open', () => reject(new Error('it was let in')));
      socket.on('unexpected-response', (_request, response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk: string) => (body += chunk));
        response.on('end', () => resolve({ ...(JSON.parse(body) as Json), status: response.statusCode ?? 0 }));
      });
    });
  }

  it('is told what it may see, whichever server it was told to', async () => {
    const [one, two] = [await listen(), await listen()];
    expect(one.headers).toMatchObject({ 'gs1-epcis-version': '2.0', 'gs1-query-min-record-time': expect.any(String) });
    const hidden = await capture(1, other);
    const events = [...(await capture(2)), ...(await capture(1, key, second))];
    for (const told of [one, two]) {
      await until(() => told.events().length >= 3);
      expect(told.events()).toEqual(events);
      expect(told.events()).not.toContain(hidden[0]);
    }
    expect(one.documents[0]).toMatchObject({
      type: 'EPCISQueryDocument',
      epcisBody: { queryResults: { queryName: query } },
    });
  });

  it('comes again and says from when: nothing is missed', async () => {
    const first = await listen();
    const events = await capture(3);
    await until(() => first.events().length === 3);
    const last = first.documents.flatMap(document => eventsOf({ document } as Received)).at(-1);
    first.socket.terminate();
    const missed = await capture(2);
    const again = await listen(`stream=true&initialRecordTime=${String(last?.recordTime)}`);
    await until(() => missed.every(id => again.events().includes(id)));
    // What has the same record time as the last one may come again.
    expect(again.events().filter(id => !events.includes(id))).toEqual(missed);
  });

  it('reads slowly and gets all of it, once and in order', async () => {
    const start = new Date().toISOString();
    const events = [...(await capture(90)), ...(await capture(90)), ...(await capture(90))];
    const told = await listen(`stream=true&initialRecordTime=${start}`);
    told.socket.pause();
    const more = await capture(10);
    await wait(100);
    told.socket.resume();
    await until(() => told.events().length >= 280);
    expect(told.events()).toEqual([...events, ...more]);
    expect(told.documents.every(document => eventsOf({ document } as Received).length <= 100)).toBe(true);
  });

  it('is told at its hours, also that there is nothing', async () => {
    const told = await listen('minute=30&reportIfEmpty=true');
    const events = await capture(1);
    await wait(100);
    expect(told.documents).toEqual([]);
    // What a stranger tells of makes it look at the clock at once.
    market.clock.moveBy(HOUR_MS);
    await capture(1, other);
    await until(() => told.documents.length === 1);
    expect(told.events()).toEqual(events);
    market.clock.moveBy(HOUR_MS);
    await capture(1, other);
    await until(() => told.documents.length === 2);
    expect(told.events()).toEqual(events);
  });

  it('whose key is revoked hears nothing more', async () => {
    const leaving = await keyOf('Kho Cũ');
    const staying = `cpk_${newSecret()}`;
    await market.ask(
      `INSERT INTO identity_api_key (id, token_hash, name, partner_id, scopes, created_by, created_at, expires_at)
       SELECT gen_random_uuid(), $2, 'mới', partner_id, scopes, created_by, created_at, expires_at FROM identity_api_key WHERE token_hash = $1`,
      [secretHash(leaving), secretHash(staying)],
    );
    await ask('POST', '/queries', { name: query, query: {} }, leaving);
    const told = await listen('stream=true', leaving);
    const [event] = await capture(1, leaving);
    await until(() => told.events().length === 1);
    await market.ask('UPDATE identity_api_key SET revoked_at = now() WHERE token_hash = $1', [secretHash(leaving)]);
    await capture(1, staying);
    await until(() => told.closed !== undefined);
    expect(told.closed).toEqual({ code: 1008, reason: 'the key holds no more' });
    expect(told.events()).toEqual([event]);
  });

  it('is sent away when its query goes', async () => {
    const told = await listen();
    expect((await ask('DELETE', `/queries/${query}`)).status).toBe(204);
    await capture(1);
    await until(() => told.closed !== undefined);
    expect(told).toMatchObject({ documents: [], closed: { code: 1008, reason: 'the query has been removed' } });
  });

  it.each<[why: string, path: (query: string) => string, status: number, type: string]>([
    ['neither stream nor an hour', name => `/queries/${name}/events`, 400, 'SubscriptionControlsException'],
    ['both', name => `/queries/${name}/events?stream=true&hour=1`, 400, 'SubscriptionControlsException'],
    ['no hour', name => `/queries/${name}/events?hour=24`, 400, 'SubscriptionControlsException'],
    ['something unknown', name => `/queries/${name}/events?stream=true&x=1`, 400, 'SubscriptionControlsException'],
    ['a query that nobody has', () => '/queries/none/events?stream=true', 404, 'NoSuchNameException'],
  ])('is refused before it listens: %s', async (_why, path, status, type) => {
    expect(await refused(path(query))).toMatchObject({ status, type: `epcisException:${type}` });
  });

  it('is refused without a key, with a wrong one, and beyond ten of one key', async () => {
    const path = `/queries/${query}/events?stream=true`;
    expect(await refused(path, null)).toMatchObject({ status: 401, type: 'epcisException:SecurityException' });
    expect(await refused(path, 'cpk_wrong')).toMatchObject({ status: 401, type: 'epcisException:SecurityException' });
    expect(await refused(path, other)).toMatchObject({ status: 404 });
    const many = await keyOf('Kho Đông');
    await ask('POST', '/queries', { name: query, query: {} }, many);
    for (let streams = 0; streams < 10; streams++) await listen('stream=true', many);
    expect(await refused(path, many)).toMatchObject({
      status: 400,
      type: 'epcisException:SubscribeNotPermittedException',
    });
  });

  it('may offer another protocol with any request, and is answered in this one', async () => {
    const body = JSON.stringify({ name: `${query}-h2c`, query: {} });
    const { hostname, port } = new URL(address);
    const socket = connect(Number(port), hostname);
    socket.write(
      `POST /epcis/queries HTTP/1.1\r\nHost: ${hostname}\r\nConnection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAEAAEAAAAIAAAAB\r\n` +
        `Authorization: Bearer ${key}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    let answer = '';
    socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
    await wait(50);
    socket.write(body.slice(5));
    await until(() => answer.includes('\r\n\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 201 /);
    // The connection lives on.
    answer = '';
    socket.write(
      `GET /epcis/queries/${query}-h2c HTTP/1.1\r\nHost: ${hostname}\r\nAuthorization: Bearer ${key}\r\n\r\n`,
    );
    await until(() => answer.includes(`${query}-h2c`));
    expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    socket.destroy();
    expect(await refused('/events')).toMatchObject({ status: 200 });
  });

  it('is told that the server goes down', async () => {
    const third = await buildServer(market.config, { clock: market.clock });
    await third.listen(0, '127.0.0.1');
    const before = address;
    address = (await third.getUrl()).replace('[::1]', 'localhost').replace('http:', 'ws:');
    const told = await listen();
    address = before;
    await third.close();
    await until(() => told.closed !== undefined);
    expect(told.closed?.code).toBe(1001);
  });
});
