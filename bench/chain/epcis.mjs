// Events over HTTP as partners tell and ask them: one at a time, in bulk, and by EPC among a million.
import pg from 'pg';
import { documentOf, eventOf } from '../../prove/paging.mjs';
import { keyFor } from '../epcis-key.mjs';
import { measure as load } from '../measure.mjs';
import { ROOT } from '../grow.mjs';
import { startProcess } from '../processes.mjs';

export const part = 'epcis';

const MILLION = 1_000_000;
const SECONDS = 8;

export async function measure({ url, env }) {
  const key = await keyFor(url);
  const headers = { authorization: `Bearer ${key}`, 'content-type': 'application/json' };
  const server = await startProcess(`${ROOT}dist/apps/server/src/main.js`, { ...env, DATABASE_URL: url });
  try {
    const rows = [];
    for (const one of [() => single(server, headers), () => bulk(server, headers), () => byEpc(url, server, headers)])
      rows.push(await one());
    return rows;
  } finally {
    await server.stop();
  }
}

const post = (headers, amount) => ({
  method: 'POST',
  path: '/epcis/capture',
  headers,
  body: JSON.stringify(documentOf(Array.from({ length: amount }, eventOf))),
});

async function single(server, headers) {
  // Every request another event: the same one again would only be found.
  const requests = Array.from({ length: 8_000 }, () => post(headers, 1));
  const round = amount => load(server, { connections: 8, requests: requests.splice(0, amount), amount, expect: 202 });
  await round(800);
  const found = await round(4_000);
  const p95 = percentile(found.latencies, 0.95);
  const rate = found.answers / found.seconds;
  return {
    what: 'capture of one event: validated, hashed, logged',
    found: `${rate.toFixed(0)}/s, p95 ${p95.toFixed(0)} ms`,
    goal: '300/s, p95 < 60 ms',
    isMet: rate >= 300 && p95 < 60 && found.wrong === 0,
  };
}

async function bulk(server, headers) {
  const documents = Array.from({ length: 60 }, () => post(headers, 100));
  const found = await load(server, { connections: 2, requests: documents, amount: documents.length, expect: 202 });
  const rate = (documents.length * 100) / found.seconds;
  return {
    what: 'capture in documents of 100 events',
    found: `${rate.toFixed(0)} events/s`,
    goal: '3,000 events/s',
    isMet: rate >= 3_000 && found.wrong === 0,
  };
}

async function byEpc(url, server, headers) {
  await fill(url);
  const requests = Array.from({ length: 500 }, (_, n) => ({
    method: 'GET',
    path: `/epcis/events?MATCH_anyEPC=https://id.gs1.org/01/09521234567899/21/M${(n * 1_999) % (MILLION / 10)}`,
    headers,
  }));
  await load(server, { connections: 4, requests, seconds: 2 });
  const found = await load(server, { connections: 8, requests, seconds: SECONDS });
  const p95 = percentile(found.latencies, 0.95);
  return {
    what: `events of one EPC among ${MILLION.toLocaleString('en')}, 8 connections`,
    found: `${(found.answers / found.seconds).toFixed(0)}/s, p95 ${p95.toFixed(1)} ms`,
    goal: 'p95 < 25 ms',
    isMet: p95 < 25 && found.wrong === 0,
  };
}

const percentile = (latencies, share) =>
  [...latencies].sort((a, b) => a - b)[Math.floor(latencies.length * share)] ?? 0;

/** A million events of a hundred thousand things, ten each, written by the database itself. */
async function fill(url) {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query(`
      WITH told AS (
        INSERT INTO epcis_event (event_id, hash, type, event_time, record_time, action, biz_step, party, actor, canonical, salt)
        SELECT 'urn:bench:' || n, sha256(('e' || n)::bytea), 'ObjectEvent', now() - n * interval '1 second', now() - n * interval '1 second', 'OBSERVE',
          (ARRAY['storing', 'shipping', 'receiving', 'packing'])[1 + n % 4], 'department', 'bench',
          convert_to(json_build_object('type', 'ObjectEvent', 'eventTime', '2026-01-01T00:00:00Z', 'eventTimeZoneOffset', '+07:00', 'action', 'OBSERVE',
            'epcList', json_build_array('https://id.gs1.org/01/09521234567899/21/M' || n % 100000))::text, 'UTF8'), sha256(('s' || n)::bytea)
        FROM generate_series(1, ${MILLION}) n RETURNING id, event_id)
      INSERT INTO epcis_event_epc (event, role, epc, kind)
      SELECT id, 'epc', 'https://id.gs1.org/01/09521234567899/21/M' || split_part(event_id, ':', 3)::int % 100000, 'https://id.gs1.org/01/09521234567899' FROM told`);
    await client.query('ANALYZE epcis_event; ANALYZE epcis_event_epc');
  } finally {
    await client.end();
  }
}
