// Documents too large to be done while somebody waits: a job says how far they are, and survives the worker (E10, E13, E14).
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { newId } from '#platform/ids';
import { openMarket, type TestMarket } from '../support/market.js';
import { programKey } from '../support/program-key.js';

interface Job {
  captureID: string;
  running: boolean;
  success: boolean;
  captureErrorBehaviour: string;
  errors: { type: string; event?: number; eventID?: string }[];
  finishedAt?: string;
}
interface Told {
  eventID: string;
  [field: string]: unknown;
}

const CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';
/** More than are written down before the answer. */
const MANY = 350;
const worker = join(import.meta.dirname, '../../dist/test/support/fragile-capture.js');
const PATIENCE_MS = 30_000;

let counter = 0;
const event = (): Told => ({
  eventID: `urn:uuid:${newId()}`,
  type: 'ObjectEvent',
  eventTime: new Date(Date.UTC(2026, 9, 1, 0, 0, counter++)).toISOString(),
  eventTimeZoneOffset: '+07:00',
  action: 'OBSERVE',
  bizStep: 'shipping',
  epcList: [`urn:epc:id:sgtin:9521234.056789.Q${counter}`],
});
const many = (): Told[] => Array.from({ length: MANY }, event);

describe('a large document', () => {
  let market: TestMarket;
  let key: string;
  let child: ChildProcess | undefined;

  beforeAll(async () => {
    market = await openMarket('bare');
    key = await programKey(market, 'Kho lớn');
  }, 120_000);
  afterAll(async () => {
    await kill();
    await market.close();
  });

  async function kill(): Promise<void> {
    if (!child) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    child = undefined;
  }
  /** One goes on from test to test, unless it was killed. */
  async function haveWorker(): Promise<void> {
    if (child) return;
    const { NODE_OPTIONS: _, ...env } = process.env;
    child = fork(worker, { env: { ...env, DATABASE_URL: market.url } });
    await once(child, 'message');
  }

  async function send(events: object[], behaviour = 'rollback'): Promise<string> {
    const answer = await market.app.inject({
      method: 'POST',
      url: '/epcis/capture',
      headers: {
        authorization: `Bearer ${key}`,
        'content-type': 'application/json',
        'gs1-capture-error-behaviour': behaviour,
      },
      payload: JSON.stringify({
        '@context': CONTEXT,
        type: 'EPCISDocument',
        schemaVersion: '2.0',
        creationDate: '2026-11-24T09:00:00+07:00',
        epcisBody: { eventList: events },
      }),
    });
    expect(answer.statusCode).toBe(202);
    return String(answer.headers.location);
  }
  const get = async <T>(url: string): Promise<T> =>
    (await market.app.inject({ url, headers: { authorization: `Bearer ${key}` } })).json() as T;
  const stored = async (events: Told[]): Promise<number> =>
    (
      await market.ask<{ n: number }>('SELECT count(*)::int AS n FROM epcis_event WHERE event_id = ANY ($1)', [
        events.map(one => one.eventID),
      ])
    )[0]?.n ?? -1;
  async function finished(location: string): Promise<Job> {
    for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
      const job = await get<Job>(location);
      if (!job.running) return job;
      await wait(50);
    }
    throw new Error('the job did not end');
  }

  /** Stands in the way of one event until it is told to go: the worker waits in the middle of its work. */
  async function inTheWayOf({ eventID }: Told) {
    const client = new pg.Client(market.url);
    await client.connect();
    await client.query('BEGIN');
    await client.query(
      `INSERT INTO epcis_event (event_id, hash, type, event_time, record_time, party, actor, canonical, salt)
       VALUES ($1, $2, 'ObjectEvent', now(), now(), 'x', 'x', '{}', $2)`,
      [eventID, Buffer.alloc(32)],
    );
    return {
      until: async () => {
        for (let waited = 0; waited < PATIENCE_MS; waited += 20) {
          const waiting = await market.ask(
            `SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`,
          );
          if (waiting.length > 0) return;
          await wait(20);
        }
        throw new Error('nobody came');
      },
      go: async () => {
        await client.query('ROLLBACK');
        await client.end();
      },
    };
  }

  it('is answered at once with a job that runs, and none of it is seen before the job is done', async () => {
    const events = many();
    const location = await send(events);
    const waiting = await get<Job>(location);
    expect(waiting).toMatchObject({ running: true, success: true, captureErrorBehaviour: 'rollback', errors: [] });
    expect(waiting.finishedAt).toBeUndefined();
    expect(await stored(events)).toBe(0);
    await haveWorker();
    const done = await finished(location);
    expect(done).toMatchObject({ running: false, success: true, errors: [] });
    expect(Date.parse(done.finishedAt ?? '')).not.toBeNaN();
    expect(await stored(events)).toBe(MANY);
    const list = await get<Job[]>('/epcis/capture?perPage=1');
    expect(list).toEqual([done]);
    expect(await market.ask('SELECT id FROM epcis_capture WHERE document IS NOT NULL')).toEqual([]);
  }, 90_000);

  it('with one event that cannot be kept: nothing of it by default, all the others when asked to proceed (E14)', async () => {
    const taken = event();
    await finished(await send([taken]));
    const bad = { ...taken, bizStep: 'packing' };
    await haveWorker();

    const none = many();
    const rolledBack = await finished(await send([...none.slice(0, 200), bad, ...none.slice(200)]));
    expect(rolledBack).toMatchObject({ running: false, success: false, captureErrorBehaviour: 'rollback' });
    expect(rolledBack.errors).toEqual([
      expect.objectContaining({ type: 'epcisException:ResourceAlreadyExistsException', eventID: taken.eventID }),
    ]);
    expect(await stored(none)).toBe(0);

    const kept = many();
    const invalid = { ...event(), action: 'DANCE' };
    const proceeded = await finished(await send([...kept.slice(0, 120), bad, invalid, ...kept.slice(120)], 'proceed'));
    expect(proceeded).toMatchObject({ running: false, success: false, captureErrorBehaviour: 'proceed' });
    expect(proceeded.errors).toEqual([
      expect.objectContaining({ type: 'epcisException:ValidationException', event: 121, eventID: invalid.eventID }),
      expect.objectContaining({ type: 'epcisException:ResourceAlreadyExistsException', event: 120 }),
    ]);
    expect(await stored(kept)).toBe(MANY);
    expect(await stored([invalid])).toBe(0);
  }, 90_000);

  it.each([
    ['rollback', 0],
    ['proceed', 300],
  ])(
    'outlives a worker that is killed in the middle (%s)',
    async (behaviour, seenBefore) => {
      const events = many();
      const stone = await inTheWayOf(events[320] as Told);
      const location = await send(events, behaviour);
      await haveWorker();
      await stone.until();
      await kill();
      expect(await stored(events)).toBe(seenBefore);
      expect(await get<Job>(location)).toMatchObject({ running: true, success: true });
      await stone.go();

      await haveWorker();
      expect(await finished(location)).toMatchObject({ running: false, success: true, errors: [] });
      expect(await stored(events)).toBe(MANY);
      const [{ lines = 0 } = {}] = await market.ask<{ lines: number }>(
        'SELECT count(DISTINCT event_id)::int AS lines FROM epcis_event WHERE capture_id = $1',
        [location.split('/').at(-1)],
      );
      expect(lines).toBe(MANY);
    },
    120_000,
  );
});
