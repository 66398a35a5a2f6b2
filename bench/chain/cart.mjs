// A basket of 200 lines: what one change of a quantity takes, with the page that shows it, as a buyer without script sends it.
import { ask, built, fillBaskets, ROOT } from '../grow.mjs';
import { total } from '../measure.mjs';
import { startProcess } from '../processes.mjs';

export const part = 'cart';

const LINES = 200;
const WARM_UP = 150;
const CHANGES = 300;

export async function measure({ url, env }) {
  const { secretHash } = await built('libs/platform/src/ids/index.js');
  const [key] = await fillBaskets(url, 1);
  const hash = secretHash(key).toString('hex');
  const added = await ask(
    url,
    `INSERT INTO ordering_basket_line (basket_id, variant_id, quantity, added_at)
     SELECT k.basket_id, v.id, 1, now() FROM ordering_basket_key k, catalog_variant v WHERE k.hash = '\\x${hash}' AND v.position = 0
       AND NOT EXISTS (SELECT FROM ordering_basket_line l WHERE l.basket_id = k.basket_id AND l.variant_id = v.id)
     ORDER BY v.gtin LIMIT ${LINES - 2} RETURNING variant_id`,
  );
  const server = await startProcess(`${ROOT}dist/apps/server/src/main.js`, env);
  try {
    const headers = { cookie: `basket=${key}`, 'sec-fetch-site': 'same-origin' };
    const change = at => changeOf(server.url, headers, added[at % added.length].variant_id, 1 + (at % 7));
    for (let at = 0; at < WARM_UP; at++) await change(at);
    const taken = [];
    for (let at = 0; at < CHANGES; at++) taken.push(await change(at));
    const alone = summed(taken.map(([changed]) => changed));
    const shown = summed(taken.map(([changed, page]) => changed + page));
    return [
      {
        what: `a change in a basket of ${LINES} lines`,
        found: said(alone),
        goal: 'p95 < 50 ms',
        isMet: alone.p95 < 50,
      },
      {
        what: 'the same with the page of all lines that follows it',
        found: said(shown),
        goal: 'p50 < 50 ms',
        isMet: shown.p50 < 50,
      },
    ];
  } finally {
    await server.stop();
  }
}

async function changeOf(url, headers, variant, quantity) {
  const started = performance.now();
  const sent = await fetch(`${url}/basket/lines/${variant}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
    body: `quantity=${quantity}`,
  });
  await sent.arrayBuffer();
  const changed = performance.now();
  const page = await fetch(`${url}/basket`, { headers });
  const text = await page.text();
  const shown = performance.now();
  const lines = text.split('/basket/lines/').length - 1;
  if (sent.status !== 303 || page.status !== 200 || lines < LINES)
    throw new Error(`a change was answered with ${sent.status}, the page with ${page.status} and ${lines} lines`);
  return [changed - started, shown - changed];
}

const summed = latencies =>
  total([
    { answers: CHANGES, latencies, seconds: latencies.reduce((sum, one) => sum + one, 0) / 1000, cpu: 0, wrong: 0 },
  ]);

const said = ({ p50, p95, p99 }) => `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, p99 ${p99.toFixed(1)} ms`;
