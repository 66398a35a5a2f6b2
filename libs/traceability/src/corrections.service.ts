import { Injectable } from '@nestjs/common';
import { EventBook, eventHash, hashId, type EpcisEvent } from '#libs/epcis';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { batchActions } from './batch-actions.js';
import type { WorkInput } from './batches.service.js';
import { lockBatches, type LockedBatch } from './batches.query.js';
import * as sql from './corrections.query.js';
import { taskOf } from './recipes/recipes.js';
import { AlreadyCorrected, BatchRecalled, GoodsGoneOn, HandOverStands } from './refusals.js';
import { stagesEverBelowZero } from './stages.js';
import { TaskBook } from './task-book.service.js';
import { addEventIds, stageMoves } from './task-book.query.js';
import { declaredWrong } from './task-events.js';
import { amountsOf } from './task-rules.js';

export interface CorrectionInput {
  note?: string;
  /** As it should have been written; without it, the task did not happen at all. */
  instead?: Omit<WorkInput, 'kind' | 'from'>;
}

/** What a correction of packing gives back to whoever keeps the shelves. */
export interface Undone {
  variantId: string | null;
  packs: number | null;
  siteId: string;
  batchId: string;
  /** It was corrected before: nothing happened this time. */
  isRepeated: boolean;
}

/**
 * "This was wrong": nothing is edited, nothing deleted. The task stays and no longer counts, its events are declared wrong (EPCIS 2.0
 * §7.4.1.4), and another task may take its place.
 */
@Injectable()
export class Corrections {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly book: TaskBook,
    private readonly events: EventBook,
  ) {}

  /** Of all but packings. Throws what undo throws, and for the task in its place what recordTask throws. */
  correct(actor: Actor, taskId: string, input: CorrectionInput): Promise<{ batchId: string }> {
    return this.db.transaction(tx => this.undo(tx, actor, taskId, input));
  }

  /**
   * A step that others join: the shelves for a packing, hand-overs for a shipping (`isOurs`). By a clerk of the co-op.
   * Throws AlreadyCorrected, HandOverStands, BatchRecalled, GoodsGoneOn.
   */
  async undo(tx: Tx, actor: Actor, taskId: string, input: CorrectionInput, isOurs = false): Promise<Undone> {
    const [before] = await this.db.run(tx, sql.taskToCorrect, [taskId]);
    if (!before) throw new HiddenFromActor();
    const locked = await this.db.run(tx, lockBatches, [before.touched]);
    const [task] = await this.db.run(tx, sql.taskToCorrect, [taskId]);
    const batch = locked.find(one => one.id === before.batchId);
    if (!task || !batch) throw new HiddenFromActor();
    requireSeat(actor, batch.cooperativeId, ...batchActions.destroy.roles);
    const undone = { ...task, isRepeated: task.isCorrected };
    if (task.isCorrected) {
      if (task.replacedBy === (input.instead?.id ?? null)) return undone;
      throw new AlreadyCorrected();
    }
    if (!isOurs && (task.step === 'ship' || task.step === 'receive')) throw new HandOverStands();
    if (batch.recalledAt) throw new BatchRecalled();
    await this.replace(tx, actor, batch, taskId, task, input);
    await this.requireNothingBelowZero(tx, task.touched);
    return undone;
  }

  private async replace(
    tx: Tx,
    actor: Actor,
    batch: LockedBatch,
    taskId: string,
    task: sql.TaskToCorrect,
    { note = '', instead }: CorrectionInput,
  ): Promise<void> {
    const now = this.clock.now();
    const wrong = await this.book.eventsOfTask(tx, taskId);
    const ids = (await this.db.run(tx, sql.eventIdsOf, [taskId])).map(row => row.eventId);
    // Lent while the goods that came of the task are between its undoing and the task in its place.
    const grace = instead ? task.output : 0n;
    const undone = await this.db.run(tx, sql.undoTask, [
      taskId,
      'did_not_occur',
      note,
      actor.personId,
      now,
      null,
      grace,
    ]);
    if (undone.length === 0) throw new GoodsGoneOn();
    const declare = (corrective: readonly EpcisEvent[]): EpcisEvent[] =>
      declaredWrong(wrong.events, ids, {
        at: now,
        reason: instead ? 'incorrect_data' : 'did_not_occur',
        correctiveEventIds: corrective.map(event => hashId(eventHash(event))),
      });
    if (instead) await this.writeInstead(tx, actor, { ...batch, balance: batch.balance }, task, instead, declare);
    else await this.events.append(tx, declare([]), { party: batch.cooperativeId, actor: actor.personId });
    await this.db.run(tx, addEventIds, [taskId, ids, true]);
    if (!instead) return;
    if (grace > 0n) await this.takeBack(tx, batch.id, grace);
    await this.db.run(tx, sql.nameReplacement, [taskId, instead.id ?? '']);
  }

  private async writeInstead(
    tx: Tx,
    actor: Actor,
    batch: LockedBatch,
    { kind, stage }: sql.TaskToCorrect,
    instead: NonNullable<CorrectionInput['instead']>,
    before: (corrective: readonly EpcisEvent[]) => EpcisEvent[],
  ): Promise<void> {
    const task = taskOf(batch.line, kind, batch.recipeVersion);
    if (!task) throw new HiddenFromActor();
    const amounts = amountsOf(task, batch.unit, instead);
    instead.id ??= newId();
    await this.book.write(tx, actor, batch, {
      ...instead,
      id: instead.id,
      task,
      amounts,
      stage: stage ?? undefined,
      before,
    });
  }

  private async takeBack(tx: Tx, batchId: string, grace: bigint): Promise<void> {
    try {
      await this.db.run(tx, sql.takeGrace, [batchId, grace]);
    } catch (error) {
      if ((error as { code?: string }).code === '23514') throw new GoodsGoneOn();
      throw error;
    }
  }

  /** Somebody made or packed something of it: then that comes first. */
  private async requireNothingBelowZero(tx: Tx, batchIds: readonly string[]): Promise<void> {
    if (stagesEverBelowZero(await this.db.run(tx, stageMoves, [[...batchIds]]))) throw new GoodsGoneOn();
  }
}
