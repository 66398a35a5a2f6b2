import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Batches, type PackingInput } from '#libs/traceability';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { newId } from '#platform/ids';
import { HarvestPromises } from './harvest-promises.service.js';
import { addPacked } from './shelves.query.js';

@Injectable()
export class Packings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly batches: Batches,
    private readonly promises: HarvestPromises,
  ) {}

  /** Packs goods of a batch: its balance falls and the packs stand on the shelf, for who ordered them ahead first, in one transaction. Throws what Batches.recordPacking throws. */
  pack(actor: Actor, batchId: string, input: PackingInput): Promise<{ taskId: string }> {
    return this.db.transaction(async tx => {
      const { taskId, bestBefore, isRepeated } = await this.batches.recordPacking(tx, actor, batchId, input);
      if (isRepeated) return { taskId };
      const { variantId, siteId, packs } = input;
      const now = this.clock.now();
      await this.promises.shelve(tx, variantId, batchId, () =>
        this.db.run(tx, addPacked, [newId(), variantId, batchId, siteId, bestBefore, packs, taskId, now]),
      );
      return { taskId };
    });
  }
}
