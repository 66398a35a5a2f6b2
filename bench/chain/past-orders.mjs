// What an order costs when 10,000, 100,000 and 1,000,000 have been placed before it: the same.
import { ask, fillBaskets, ROOT } from '../grow.mjs';
import { addPastOrders } from '../grow-orders.mjs';
import { measure as measureRound, total } from '../measure.mjs';
import { ordersFor, shownTotal } from '../orders.mjs';
import { startProcess } from '../processes.mjs';

export const part = 'past-orders';

const SIZES = [10_000, 100_000, 1_000_000];
const CONNECTIONS = 16;
const WARM_UP = 1_200;
const ROUNDS = 3;
const ORDERS = 600;
/** Noise of two rounds after each other on a shared machine; a cost that grew with the table would be a multiple. */
const MOST_GROWTH = 1.25;

export async function measure({ url, env }) {
  const found = [];
  let from = 0;
  for (const size of SIZES) {
    await addPastOrders(url, from, size);
    from = size;
    found.push({ size, ...(await round(url, env)) });
  }
  const [few] = found;
  return found.map(({ size, p50, p95, perSecond, wrong }) => ({
    what: `an order of two lines after ${size.toLocaleString('en')} others`,
    found: `p50 ${p50.toFixed(1)} ms, p95 ${p95.toFixed(1)} ms, ${perSecond.toFixed(0)}/s at ${CONNECTIONS}; ${(p50 / few.p50).toFixed(2)} × the first`,
    goal: `≤ ${MOST_GROWTH} ×`,
    isMet: p50 / few.p50 <= MOST_GROWTH && wrong === 0,
  }));
}

async function round(url, env) {
  const server = await startProcess(`${ROOT}dist/apps/server/src/main.js`, env);
  try {
    const [key] = await fillBaskets(url, 1);
    const expected = await shownTotal(server, key);
    const orders = async amount => {
      const requests = await ordersFor(url, amount, CONNECTIONS, expected);
      return measureRound(server, { connections: CONNECTIONS, amount, requests, expect: 303 });
    };
    await orders(WARM_UP);
    const rounds = [];
    for (let at = 0; at < ROUNDS; at++) rounds.push(await orders(ORDERS));
    return total(rounds);
  } finally {
    await server.stop();
    await ask(url, 'CHECKPOINT');
  }
}
