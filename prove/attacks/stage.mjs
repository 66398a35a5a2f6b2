import pg from 'pg';
import { must } from './counting.mjs';

export const built = path => import(new URL(`../../dist/${path}`, import.meta.url).href);

/** A co-op of its own in the seeded market, and how its goods are called. */
export async function setUp(url) {
  const { aFarm } = await built('test/support/builders/traceability.js');
  const { lotsOf, events } = await built('test/support/builders/balance.js');
  const client = new pg.Client(url);
  await client.connect();
  const ask = async (sql, values = []) => (await client.query(sql, values)).rows;
  const clock = { now: () => new Date() };
  const farm = await aFarm({ ask, clock });
  const neighbour = await aFarm({ ask, clock });
  const lots = await lotsOf({ ask }, farm);
  let number = 0;
  const next = () => `A${++number}`;
  const aBatch = async () => {
    const lot = next();
    const [{ id }] = await ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, created_by, created_at)
       VALUES (uuidv7(), $1, $2, $3, 'g', $4, now()) RETURNING id`,
      [farm.cooperativeId, farm.productId, lot, farm.clerk.personId],
    );
    return { id, lot };
  };
  return { ask, farm, neighbour, lots, events, next, aBatch, close: () => client.end() };
}

/** Packs of a new batch: 200 g each. */
export async function packed({ gang, lots, events, farm, aBatch }, packs) {
  const batch = await aBatch();
  const kilograms = packs / 5;
  const own = told => must(gang.tell('capture', [told], farm.cooperativeId));
  await own(events.pluck(lots.stage(batch.lot), kilograms));
  const making = events.pack(lots.stage(batch.lot), kilograms, lots.pack(batch.lot), packs);
  const [{ eventId }] = await own(making);
  return { batchId: batch.id, variantId: farm.variantId, lot: batch.lot, making, eventId };
}
