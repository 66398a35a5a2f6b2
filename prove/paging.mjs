// Many walk over the events page by page while others write through another server process. Every event that was there when a walk
// began must come in it exactly once, whichever way it is ordered.
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { keyFor } from '../bench/epcis-key.mjs';
import { startProcess } from '../bench/processes.mjs';

export const name = 'paging';
export const what = 'paged walks under concurrent captures give every event of their start exactly once (E39)';

const SERVER = fileURLToPath(new URL('../dist/apps/server/src/main.js', import.meta.url));
const WALKS = [
  '',
  'orderBy=eventTime&orderDirection=ASC&',
  'orderBy=recordTime&orderDirection=ASC&',
  'orderBy=eventTime&',
];

export async function run({ url, size, say }) {
  const wish =
    size === 'full'
      ? { rounds: 3, perPage: 40, start: 2_000, writers: 2 }
      : { rounds: 1, perPage: 25, start: 200, writers: 2 };
  const key = await keyFor(url);
  const env = { DATABASE_URL: url, DATABASE_POOL: '6', HOST: '127.0.0.1', LOG_LEVEL: 'error' };
  const servers = await Promise.all(Array.from({ length: wish.writers + 1 }, () => startProcess(SERVER, env)));
  const [reader, ...writers] = servers;
  const db = new pg.Pool({ connectionString: url, max: WALKS.length });
  try {
    for (let at = 0; at < wish.start; at += 100) await capture(writers[0], key, 100);
    const walked = { walks: 0, events: 0, meanwhile: 0 };
    for (let round = 1; round <= wish.rounds; round++) {
      await oneRound({ reader, writers, db, key, perPage: wish.perPage, walked });
      say(`round ${round} of ${wish.rounds}`);
    }
    return `${walked.walks} walks over ${walked.events} events, ${walked.meanwhile} written meanwhile by ${wish.writers} processes: each of the start once`;
  } finally {
    await db.end();
    await Promise.all(servers.map(server => server.stop()));
  }
}

async function oneRound({ reader, writers, db, key, perPage, walked }) {
  let isOver = false;
  const writing = writers.map(async writer => {
    let written = 0;
    while (!isOver) written += await capture(writer, key, 3);
    return written;
  });
  try {
    await Promise.all(
      WALKS.map(async order => {
        const before = (await db.query('SELECT event_id AS id, count(*)::int AS n FROM epcis_event GROUP BY 1')).rows;
        const seen = await walk(reader, key, `${order}perPage=${perPage}`);
        const wrong = before.filter(row => seen.get(row.id) !== row.n);
        if (wrong.length > 0)
          throw new Error(`${wrong.length} events came not once, such as ${wrong[0].id} in ?${order}`);
        walked.walks++;
        walked.events += before.length;
      }),
    );
  } finally {
    isOver = true;
    for (const written of await Promise.all(writing)) walked.meanwhile += written;
  }
}

/** How often each event came. */
async function walk(server, key, query) {
  const seen = new Map();
  let path = `/epcis/events?${query}`;
  while (path) {
    const answer = await fetch(server.url + path, { headers: { authorization: `Bearer ${key}` } });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    const { epcisBody } = await answer.json();
    for (const { eventID } of epcisBody.queryResults.resultsBody.eventList)
      seen.set(eventID, (seen.get(eventID) ?? 0) + 1);
    path = /<([^>]+)>; rel="next"/.exec(answer.headers.get('link') ?? '')?.[1];
  }
  return seen;
}

let counter = 0;
export const eventOf = () => {
  const n = ++counter;
  const at = new Date(Date.UTC(2026, 0, 1) + ((n * 7919) % 300_000) * 100_000).toISOString();
  const type = { type: 'ObjectEvent', action: 'OBSERVE', bizStep: 'storing' };
  return {
    ...type,
    eventTime: at,
    eventTimeZoneOffset: '+07:00',
    epcList: [`https://id.gs1.org/01/09521234567899/21/${process.pid}-${n}`],
  };
};
export const documentOf = events => ({
  '@context': ['https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld'],
  type: 'EPCISDocument',
  schemaVersion: '2.0',
  creationDate: '2026-11-24T09:00:00+07:00',
  epcisBody: { eventList: events },
});

async function capture(server, key, amount) {
  const answer = await fetch(`${server.url}/epcis/capture`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(documentOf(Array.from({ length: amount }, eventOf))),
  });
  if (answer.status !== 202) throw new Error(`capture: ${answer.status} ${await answer.text()}`);
  return amount;
}
