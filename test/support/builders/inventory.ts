import { HarvestPromises, Harvests, Packings, Slots, Stock } from '#libs/inventory';
import { Clock, type Day } from '#platform/clock';
import { openDatabase } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import type { TestDatabase } from '../database.js';
import { traceabilityOn, type Farm, type Stage } from './traceability.js';

/** The verbs of the lib, put together by hand. */
export function inventoryOn(market: TestDatabase) {
  const { db, clock, outbox } = market;
  const promises = new HarvestPromises(db, outbox, clock);
  return {
    stock: new Stock(db, clock),
    promises,
    harvests: new Harvests(db, outbox, clock, promises),
    packings: new Packings(db, clock, traceabilityOn(market).batches, promises),
  };
}

export interface ShelfWish {
  variantId?: string;
  bestBefore?: string | null;
  siteId?: string;
  batchId?: string;
}

let lots = 0;

export interface Shelf {
  stockId: string;
  batchId: string;
  lot: string;
}

/** Packs of a batch on a shelf as packing leaves them, with their row in the journal, but without the work before. */
export async function onShelf(market: Stage, farm: Farm, packs: number, wish: ShelfWish = {}): Promise<Shelf> {
  const { variantId = farm.variantId, bestBefore = '2027-11-24', siteId = farm.workshopId } = wish;
  const shelf = { stockId: newId(), batchId: wish.batchId ?? newId(), lot: `KE-${++lots}` };
  if (!wish.batchId)
    await market.ask(
      `INSERT INTO traceability_batch (id, cooperative_id, product_id, lot, unit, packed_on, best_before, created_by, created_at)
       VALUES ($1, $2, $3, $4, 'g', '2026-11-20', $5, $6, $7)`,
      [
        shelf.batchId,
        farm.cooperativeId,
        farm.productId,
        shelf.lot,
        bestBefore,
        farm.clerk.personId,
        market.clock.now(),
      ],
    );
  await market.ask(
    'INSERT INTO inventory_stock (id, variant_id, batch_id, site_id, best_before, on_hand) VALUES ($1, $2, $3, $4, $5, $6)',
    [shelf.stockId, variantId, shelf.batchId, siteId, bestBefore, packs],
  );
  await market.ask(
    `INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, happened_at) VALUES ($1, 'packed', $2, $3, $4)`,
    [shelf.stockId, packs, newId(), market.clock.now()],
  );
  return shelf;
}

/** On hand and held, as text `10/3`: short to compare. */
export async function countersOf({ ask }: TestDatabase, { stockId }: Shelf): Promise<string> {
  const [row] = await ask<{ counters: string }>(
    `SELECT on_hand || '/' || held AS counters FROM inventory_stock WHERE id = $1`,
    [stockId],
  );
  return row?.counters ?? 'gone';
}

/** Many guests at once who each want the same two nights for one; every second one names them the other way round. As `holdOneEach`. */
export async function holdNights(url: string, guests: number, variantId: string, nights: Day[]): Promise<string[]> {
  const db = await openDatabase({ url, pool: 8 });
  const slots = new Slots(db, new Clock(), new Outbox(db, new Clock()));
  const book = async (at: number): Promise<string> => {
    const days = at % 2 === 0 ? nights : [...nights].reverse();
    try {
      await db.transaction(tx => slots.hold(tx, [{ lineId: newId(), variantId, days, quantity: 1 }]));
      return 'held';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  const outcomes = await Promise.all(Array.from({ length: guests }, (_, at) => book(at)));
  await db.close();
  return outcomes;
}

/**
 * Many buyers at once who each want one pack of each of the goods; every second one names them the other way round. Says what became of
 * each. It opens its own database, since it runs in processes of its own: see crowd.db.spec.ts.
 */
export async function holdOneEach(url: string, buyers: number, variantIds: string[]): Promise<string[]> {
  const db = await openDatabase({ url, pool: 8 });
  const stock = new Stock(db, new Clock());
  const buy = async (at: number): Promise<string> => {
    const wanted = at % 2 === 0 ? variantIds : [...variantIds].reverse();
    const demands = wanted.map(variantId => ({ lineId: newId(), variantId, quantity: 1 }));
    try {
      await db.transaction(tx => stock.hold(tx, demands));
      return 'held';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  const outcomes = await Promise.all(Array.from({ length: buyers }, (_, at) => buy(at)));
  await db.close();
  return outcomes;
}

/** Many buyers at once who each order one pack of the same harvest ahead. As `holdOneEach`. */
export async function promiseOneEach(
  url: string,
  buyers: number,
  harvestId: string,
  variantId: string,
): Promise<string[]> {
  const db = await openDatabase({ url, pool: 8 });
  const clock = new Clock();
  const promises = new HarvestPromises(db, new Outbox(db, clock), clock);
  const order = async (): Promise<string> => {
    try {
      await db.transaction(tx => promises.promise(tx, harvestId, { lineId: newId(), variantId, quantity: 1 }));
      return 'promised';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  };
  const outcomes = await Promise.all(Array.from({ length: buyers }, order));
  await db.close();
  return outcomes;
}
