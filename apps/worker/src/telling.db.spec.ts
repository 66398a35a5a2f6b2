// Subscribers are told all, and nothing twice (E43): events are written by two processes at once, two others tell them, and those are killed.
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { Clock } from '#platform/clock';
import { testDatabase, type TestDatabase } from '../../../test/support/database.js';
import { eventsOf, isSigned, openReceiver, type Receiver } from '../../../test/support/receiver.js';
import { aKey, tellingOn } from '../../../test/support/telling.js';

const WRITERS = 2;
const LANES = 4;
const EVENTS_OF_A_LANE = 40;
const KILLS = 3;
/** Each of these processes takes seconds to start on a busy machine. */
const LONG_MS = 180_000;
const EVENTS = WRITERS * LANES * EVENTS_OF_A_LANE;
const program = join(import.meta.dirname, '../../../dist/test/support/fragile-telling.js');
const TOKEN = '13df38d8275b13f05704629e5f1cf3d45d6132d5';

describe('telling, by several processes', () => {
  let on: TestDatabase;
  let receiver: Receiver;
  let children: ChildProcess[];

  beforeEach(async () => {
    [on, receiver] = await Promise.all([testDatabase('bare'), openReceiver()]);
    children = [];
    const program = { ...(await aKey(on.ask)), scopes: ['query' as const] };
    const { queries, subscriptions } = tellingOn(on.db, new Clock());
    await queries.create(program.party, 'all', {}, {});
    const wish = { dest: receiver.url, signatureToken: TOKEN, stream: true };
    await subscriptions.create(program, 'all', wish, 'Always_EPC_URN');
  });
  afterEach(async () => {
    for (const child of children) child.kill('SIGKILL');
    await receiver.close();
    await on.drop();
  });

  async function start(settings: Record<string, string> = {}): Promise<ChildProcess> {
    const { NODE_OPTIONS: _, ...env } = process.env;
    const child = fork(program, { env: { ...env, DATABASE_URL: on.url, ...settings } });
    children.push(child);
    await once(child, 'message');
    return child;
  }
  async function kill(child: ChildProcess): Promise<void> {
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }
  const write = () => Promise.all(Array.from({ length: WRITERS }, () => start({ CAPTURES: String(EVENTS_OF_A_LANE) })));
  const inTheBook = async () =>
    (await on.ask<{ id: string }>('SELECT e.event_id AS id FROM epcis_event e ORDER BY e.record_time, e.id')).map(
      row => row.id,
    );

  it(
    'sends each event once and in order, to a receiver that fails at first',
    async () => {
      let asked = 0;
      receiver.answer = () => (++asked <= 3 ? 503 : 200);
      await Promise.all([start(), start()]);
      await write();
      await receiver.until(() => receiver.events().length >= EVENTS);
      const book = await inTheBook();
      expect(book).toHaveLength(EVENTS);
      // Not even twice under one key: nobody was killed.
      expect(
        receiver.received
          .filter(one => one.status === 200)
          .flatMap(eventsOf)
          .map(event => event.eventID),
      ).toEqual(book);
      expect(receiver.received.filter(one => one.status === 503)).toHaveLength(3);
      expect(receiver.received.every(one => isSigned(one, TOKEN))).toBe(true);
      const [row] = await on.ask<{ told: number; failures: number }>(
        'SELECT told_events::int AS told, failures FROM epcis_subscription',
      );
      expect(row).toEqual({ told: EVENTS, failures: 0 });
    },
    LONG_MS,
  );

  it(
    'misses nothing and doubles nothing when those who tell are killed again and again',
    async () => {
      receiver.answer = async () => {
        await wait(20);
        return 200;
      };
      const writing = write();
      for (let kills = 0; kills < KILLS; kills++) {
        const child = await start();
        const before = receiver.received.length;
        // On a busy machine all may be told, in a few full documents, before the last of them is started.
        const isAllTold = () => receiver.events().length >= EVENTS;
        await receiver.until(() => isAllTold() || receiver.received.length > before + Math.random() * 4);
        await kill(child);
      }
      await writing;
      await start();
      await receiver.until(() => receiver.events().length >= EVENTS);
      const book = await inTheBook();
      expect(book).toHaveLength(EVENTS);
      expect(receiver.events()).toEqual(book);
      // What came again was, to the last byte, what had come before.
      const bodies = new Map(receiver.received.map(one => [one.key, one.body]));
      expect(receiver.received.filter(one => bodies.get(one.key) !== one.body)).toEqual([]);
    },
    LONG_MS,
  );
});
