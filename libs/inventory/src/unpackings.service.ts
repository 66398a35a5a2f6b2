import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Corrections, GoodsGoneOn } from '#libs/traceability';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';

/** Packs of a wrong packing leave the shelf, if they are all still there and promised to nobody. Whether labels are on them, the balance says. */
const takeOffShelf = statement<
  { id: string },
  [
    batchId: string,
    variantId: string,
    siteId: string,
    packs: number,
    taskId: string,
    by: string,
    note: string,
    at: Date,
  ]
>(
  'inventory.take-off-shelf',
  `WITH moved AS (
     UPDATE inventory_stock s SET on_hand = s.on_hand - $4
     WHERE s.batch_id = $1 AND s.variant_id = $2 AND s.site_id = $3 AND s.on_hand - s.held >= $4 AND NOT s.frozen
     RETURNING s.id
   )
   INSERT INTO inventory_journal (stock_id, reason, on_hand_change, cause_id, recorded_by, note, happened_at)
   SELECT id, 'counted', -$4, $5, $6, $7, $8 FROM moved RETURNING stock_id AS id`,
);

/** "This packing was wrong": the goods go back into the batch, the packs off the shelf. */
@Injectable()
export class Unpackings {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly corrections: Corrections,
  ) {}

  /** Safe to send twice. Throws GoodsGoneOn when packs were promised, PacksGoneOn when they are sold or labelled, and what Corrections.undo throws. */
  undo(actor: Actor, taskId: string, note: string): Promise<{ batchId: string }> {
    return this.db.transaction(async tx => {
      const undone = await this.corrections.undo(tx, actor, taskId, { note });
      const { batchId, variantId, siteId, packs, isRepeated } = undone;
      if (isRepeated || variantId === null || packs === null) return { batchId };
      const why = note === '' ? 'Báo sai việc đóng gói' : note;
      const values = [batchId, variantId, siteId, packs, taskId, actor.personId, why, this.clock.now()] as const;
      const taken = await this.db.run(tx, takeOffShelf, [...values]);
      if (taken.length === 0) throw new GoodsGoneOn();
      return { batchId };
    });
  }
}
