import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import {
  fillAhead,
  insertPreorder,
  lockHarvestsOfLines,
  lockHarvestsOfPacking,
  promiseAhead,
  releaseAhead,
  unbalancedHarvests,
  whatIsLeftAhead,
} from './harvest-promises.query.js';
import { AheadGone, HarvestNotComing } from './refusals.js';
import type { Demand } from './stock.service.js';

/** What of harvests is promised to order lines: ordered ahead, given back, filled from the shelf when it comes. Steps of somebody's transaction. */
@Injectable()
export class HarvestPromises {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Call it last: it locks the harvest. Throws AheadGone, HarvestNotComing. */
  async promise(tx: Tx, harvestId: string, { lineId, variantId, quantity }: Demand): Promise<void> {
    const today = this.clock.today();
    const [promised] = await this.db.run(tx, promiseAhead, [harvestId, quantity, today, variantId]);
    if (promised) {
      await this.db.run(tx, insertPreorder, [newId(), harvestId, lineId, quantity, this.clock.now()]);
      return;
    }
    const [found] = await this.db.run(tx, whatIsLeftAhead, [harvestId, quantity, today]);
    throw found?.isOpen ? new AheadGone(found.left) : new HarvestNotComing();
  }

  /** Gives back what these lines were promised of harvests. `giveBackShelves` gives back what they hold by now; who waits next gets it. */
  async release(tx: Tx, lineIds: readonly string[], giveBackShelves: () => Promise<void>): Promise<void> {
    const locked = await this.db.run(tx, lockHarvestsOfLines, [[...lineIds]]);
    if (locked.length > 0) await this.db.run(tx, releaseAhead, [[...lineIds], this.clock.now()]);
    await giveBackShelves();
    for (const { id } of locked) await this.fill(tx, id);
  }

  /** Packs of a batch come onto a shelf: they go to those who ordered ahead before anybody can buy them. */
  async shelve<Result>(tx: Tx, variantId: string, batchId: string, put: () => Promise<Result>): Promise<Result> {
    const locked = await this.db.run(tx, lockHarvestsOfPacking, [variantId, batchId]);
    const result = await put();
    for (const { id } of locked) await this.fill(tx, id);
    return result;
  }

  /** Under the lock of the harvest. Done again, it changes nothing. */
  async fill(tx: Tx, harvestId: string): Promise<void> {
    const filled = await this.db.run(tx, fillAhead, [harvestId, this.clock.today(), this.clock.now()]);
    for (const { id } of filled) await this.outbox.add(tx, { name: 'preorder.filled', preorderId: id });
  }

  unbalanced(): Promise<{ code: string }[]> {
    return this.db.read(unbalancedHarvests, []);
  }
}
