import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { Outbox } from '#platform/outbox';
import { batchActions } from './batch-actions.js';
import { lockBatches, recallBatch } from './batches.query.js';
import { RecallReasonNeeded } from './refusals.js';

export interface RecallReason {
  reasonVi: string;
  /** Left empty, the Vietnamese reason is shown in English too. */
  reasonEn?: string;
}

@Injectable()
export class Recalls {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * Calls a batch back: nothing more is done with it, its stock freezes and its labels say so. By the co-op's director or an officer of the
   * department. It cannot be undone; done again it keeps the first day and reason. Throws RecallReasonNeeded.
   */
  async recall(actor: Actor, batchId: string, { reasonVi, reasonEn = '' }: RecallReason): Promise<void> {
    await this.db.transaction(async tx => {
      const [batch] = await this.db.run(tx, lockBatches, [[batchId]]);
      if (!batch) throw new HiddenFromActor();
      if (!actor.offices.includes('officer')) requireSeat(actor, batch.cooperativeId, ...batchActions.recall.roles);
      if (reasonVi.trim() === '') throw new RecallReasonNeeded();
      const recalled = await this.db.run(tx, recallBatch, [batchId, this.clock.now(), reasonVi, reasonEn]);
      if (recalled.length > 0) await this.outbox.add(tx, { name: 'batch.recalled', batchId });
    });
  }
}
