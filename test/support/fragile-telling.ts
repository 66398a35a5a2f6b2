// A process made to be killed. It tells subscribers what comes, or (with CAPTURES) writes so many events down itself, many at a time and some
// of them slowly. Started with DATABASE_URL; says "done" when it has written all.
import { setTimeout as wait } from 'node:timers/promises';
import { EventBook, EventRules, type EpcisEvent } from '#libs/epcis';
import { Log } from '#libs/transparency';
import { Clock } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { Queues } from '#platform/queues';
import { Telling, TELLING_QUEUE } from '../../apps/worker/src/telling.js';
import { tellingOn } from './telling.js';

const databaseUrl = process.env['DATABASE_URL'] ?? '';
const captures = Number(process.env['CAPTURES'] ?? 0);
const db = await openDatabase({ url: databaseUrl, pool: 8 });

function event(name: string): EpcisEvent {
  const eventTime = '2026-11-20T09:00:00.000+07:00';
  const epcList = [`urn:epc:id:sgtin:9521234.056789.${name}`];
  return { type: 'ObjectEvent', eventTime, eventTimeZoneOffset: '+07:00', action: 'OBSERVE', epcList };
}

/** One transaction with one to five events, which commits when it likes. */
async function lane(book: EventBook, name: string): Promise<void> {
  for (let written = 0; written < captures;) {
    const count = Math.min(captures - written, 1 + Math.floor(Math.random() * 5));
    const events = Array.from({ length: count }, (_, at) => event(`${name}x${written + at}`));
    await db.transaction(async tx => {
      await book.append(tx, events, { party: 'department', actor: 'x' });
      if (Math.random() < 0.3) await wait(Math.random() * 120);
    });
    written += count;
  }
}

if (captures > 0) {
  const book = new EventBook(db, new EventRules(), new Log(db));
  await Promise.all([1, 2, 3, 4].map(number => lane(book, `P${process.pid}L${number}`)));
  process.send?.('done');
} else {
  const queues = await Queues.open({ databaseUrl, patienceMs: 600 });
  const { subscribers } = tellingOn(db, new Clock());
  const telling = new Telling(subscribers, queues.queue(TELLING_QUEUE), databaseUrl, () => undefined);
  queues.work(TELLING_QUEUE, telling.perform, 8);
  await telling.sweep();
  process.send?.('ready');
  // The sweep, as the schedule does it.
  for (;;) {
    await wait(200);
    await telling.sweep();
  }
}
