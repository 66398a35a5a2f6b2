import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { holdPacks, lessenHolds, lockShelvesOf, releaseHolds } from './holds.query.js';
import { layOutPicks, type BatchPick } from './lay-out-picks.js';
import { lockedShelves, lockShelves, putPacksBack, takePacks, variantHeldFor } from './picks.query.js';
import { CountBelowHeld, CountReasonNeeded, NotACount, NothingHeld, OutOfStock } from './refusals.js';
import { putReturned, returnedPacks, type ReturnedPacks } from './returns.query.js';
import {
  followFlag,
  freezeShelves,
  lockFlagged,
  lockOfBatches,
  lockStock,
  setCounted,
  unbalanced,
  type Unbalanced,
} from './shelves.query.js';

/** So many packs of a variant for an order line. */
export interface Demand {
  lineId: string;
  variantId: string;
  quantity: number;
}

/** So many packs fewer for an order line. */
export interface Lessening {
  lineId: string;
  by: number;
}

/** The most packs one shelf can count. */
const MOST_PACKS = 1_000_000;

/** Packs on shelves: promised to order lines, given back, taken, counted. Each change stands in the journal. */
@Injectable()
export class Stock {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Promises packs to the lines, all or nothing, from the batches that expire first. Call it last in a transaction: it locks the shelves.
   * Throws OutOfStock for the first variant of which there are not enough.
   */
  async hold(tx: Tx, demands: readonly Demand[]): Promise<void> {
    if (demands.length === 0) return;
    const asked = demands.reduce((sum, demand) => sum + wholePacks(demand.quantity), 0);
    const [answer] = await this.db.run(tx, holdPacks, [
      demands.map(demand => demand.lineId),
      demands.map(demand => demand.variantId),
      demands.map(demand => demand.quantity),
      this.clock.today(),
      this.clock.now(),
    ]);
    const short = answer?.short[0];
    if (short) throw new OutOfStock(short.variantId, short.available);
    if (answer?.held !== asked) throw new Error(`held ${answer?.held} packs instead of ${asked}`);
  }

  /** Gives back what the lines still hold. Done again, it changes nothing. */
  async release(tx: Tx, lineIds: readonly string[]): Promise<void> {
    if (lineIds.length > 0) await this.db.run(tx, releaseHolds, [[...lineIds], this.clock.now()]);
  }

  /** The lines need fewer. Call it last in a transaction, under the lock of their order: it locks the shelves. */
  async lessen(tx: Tx, lines: readonly Lessening[]): Promise<void> {
    const asked = lines.reduce((sum, { by }) => sum + wholePacks(by), 0);
    const [answer] = await this.db.run(tx, lessenHolds, [
      lines.map(({ lineId }) => lineId),
      lines.map(({ by }) => by),
      this.clock.now(),
    ]);
    if (answer?.released !== asked) throw new Error(`gave back ${answer?.released} packs instead of ${asked}`);
  }

  /** What is held for many goes to an order that holds it in the same transaction: the shelves stay locked in between. */
  async handBack(tx: Tx, variantIds: readonly string[], lessenings: readonly Lessening[]): Promise<void> {
    await this.db.run(tx, lockShelvesOf, [[...variantIds]]);
    await this.lessen(tx, lessenings);
  }

  /**
   * Takes the packs a packer chose for a line off the shelves; whatever was promised to the line ends, here or on another batch.
   * Call it for one line after the other in the order of their variants. Throws NothingHeld, BatchNotForSale, OutOfStock.
   */
  async take(tx: Tx, lineId: string, picks: readonly BatchPick[]): Promise<void> {
    for (const { quantity } of picks) wholePacks(quantity);
    const [held] = await this.db.run(tx, variantHeldFor, [lineId]);
    if (!held) throw new NothingHeld();
    const batchIds = picks.map(pick => pick.batchId);
    const locked = await this.db.run(tx, lockShelves, [lineId, held.variantId, batchIds]);
    const stockIds = locked.map(row => row.id);
    const shelves = await this.db.run(tx, lockedShelves, [lineId, stockIds, this.clock.today()]);
    const plan = layOutPicks(held.variantId, shelves, picks);
    const [done] = await this.db.run(tx, takePacks, [
      lineId,
      plan.map(pick => pick.stockId),
      plan.map(pick => pick.own),
      plan.map(pick => pick.want),
      this.clock.now(),
    ]);
    if (done?.moved !== plan.length) throw new Error(`took from ${done?.moved} shelves instead of ${plan.length}`);
  }

  /** A parcel is opened again: its packs are back on their shelves, promised to the lines as before. Done again, it changes nothing. */
  async putBack(tx: Tx, lineIds: readonly string[]): Promise<void> {
    await this.db.run(tx, putPacksBack, [[...lineIds], this.clock.now()]);
  }

  /** From which batches so many packs of each line went out. */
  returnedBy(tx: Tx, lines: readonly { lineId: string; quantity: number }[]): Promise<ReturnedPacks[]> {
    const ids = lines.map(({ lineId }) => lineId);
    const quantities = lines.map(({ quantity }) => wholePacks(quantity));
    return this.db.run(tx, returnedPacks, [ids, quantities]);
  }

  /** A buyer gave them back: onto their shelves, or written off. Call it last in a transaction: it locks the shelves. */
  async putReturned(tx: Tx, packs: readonly ReturnedPacks[], isSoldAgain: boolean, causeId: string): Promise<void> {
    if (packs.length === 0) return;
    const stockIds = packs.map(({ stockId }) => stockId);
    const counts = packs.map(one => one.packs);
    await this.db.run(tx, putReturned, [stockIds, counts, isSoldAgain, causeId, this.clock.now()]);
  }

  /** A recalled batch: its packs can neither be promised nor taken any more. Promises stay until their lines are packed otherwise or cancelled. */
  async freeze(tx: Tx, batchId: string): Promise<void> {
    await this.db.run(tx, freezeShelves, [batchId]);
  }

  /** The reaction to `batch.recalled`. Done again, it changes nothing. */
  async freezeBatch(batchId: string): Promise<void> {
    await this.db.write(freezeShelves, [batchId]);
  }

  /** A step of a recall: the packs of these batches are frozen or free as the batches are held, recalled or neither now. */
  async followBatches(tx: Tx, batchIds: readonly string[]): Promise<void> {
    const locked = await this.db.run(tx, lockOfBatches, [[...batchIds]]);
    await this.db.run(tx, followFlag, [locked.map(({ id }) => id)]);
  }

  /** The reaction to a flag of the balance: the packs of a held batch leave the listings, and come back when it is free. Done again, it changes nothing. */
  async followFlag(flagId: string): Promise<void> {
    await this.db.transaction(async tx => {
      const locked = await this.db.run(tx, lockFlagged, [flagId]);
      await this.db.run(tx, followFlag, [locked.map(({ id }) => id)]);
    });
  }

  /**
   * Somebody counted a shelf: `onHand` packs are there, and why that differs. By a clerk of the co-op.
   * Throws NotACount, CountReasonNeeded, and CountBelowHeld when orders were promised more.
   */
  async count(actor: Actor, stockId: string, onHand: number, reason: string): Promise<void> {
    if (!Number.isSafeInteger(onHand) || onHand < 0 || onHand > MOST_PACKS) throw new NotACount();
    await this.db.transaction(async tx => {
      const [stock] = await this.db.run(tx, lockStock, [stockId]);
      if (!stock) throw new HiddenFromActor();
      requireSeat(actor, stock.cooperativeId, 'clerk');
      if (stock.onHand === onHand) return;
      if (reason.trim() === '') throw new CountReasonNeeded();
      const now = this.clock.now();
      const counted = await this.db.run(tx, setCounted, [stockId, onHand, newId(), actor.personId, reason, now]);
      if (counted.length === 0) throw new CountBelowHeld(stock.held);
    });
  }

  /** Shelves whose counters are not what the journal adds up to: none, or somebody wrote past this lib. */
  unbalanced(): Promise<Unbalanced[]> {
    return this.db.read(unbalanced, []);
  }
}

function wholePacks(quantity: number): number {
  if (!Number.isSafeInteger(quantity) || quantity <= 0) throw new RangeError(`${quantity} is not a number of packs`);
  return quantity;
}
