import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, dayOf, type Day } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { batchActions } from './batch-actions.js';
import {
  fixDates,
  insertBatch,
  insertTask,
  lockBatch,
  lotsStartingWith,
  ownProduct,
  packOfProduct,
  recordedBefore,
  siteOf,
  startedBefore,
  wasEverBelowZero,
  type LockedBatch,
} from './batches.query.js';
import { lotPrefix, nextLot, readLot } from './lots.js';
import type { RecipeTask } from './recipes/recipe.js';
import { recipeOf } from './recipes/recipes.js';
import {
  AmountNeeded,
  BeforeTheGoods,
  LotTaken,
  LotUnreadable,
  NoSuchPack,
  NoSuchProduct,
  NoSuchSite,
  NotEnoughInBatch,
  OtherUnit,
} from './refusals.js';
import { allowedTask, amountsOf, refuseOtherTimes, type Amounts } from './task-rules.js';

export interface BatchStart {
  /** Of the batch to be: a form sent twice starts one batch. */
  id?: string;
  productId: string;
  /** Proposed when left out: the day and the next number. */
  lot?: string;
}

interface TaskInput {
  /** Of the task to be: a form sent twice, or a phone that found no network at first, records it once. */
  id?: string;
  happenedAt: Date;
  siteId: string;
  note?: string;
}

export interface WorkInput extends TaskInput {
  kind: string;
  /** Whole base units (g, ml, pieces, nights) taken from the batch; none for gathering. */
  input?: bigint;
  /** Whole base units that came out of the work. */
  output?: bigint;
}

export interface PackingInput extends TaskInput {
  variantId: string;
  packs: number;
}

export interface Packed {
  taskId: string;
  batchId: string;
  cooperativeId: string;
  bestBefore: Day | null;
  /** It was recorded before: nothing happened this time. */
  isRepeated: boolean;
}

/** What stands in the row besides the recipe's task and the amounts. */
interface TaskParts {
  variantId?: string;
  packs?: number;
}

/** How often a proposed lot that somebody else has just taken is replaced by the next one. */
const LOT_TRIES = 20;

/** Batches and the work on them, in the co-op's words, with the law that nothing comes from nothing. */
@Injectable()
export class Batches {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Throws NoSuchProduct, LotUnreadable, LotTaken. */
  async start(actor: Actor, cooperativeId: string, start: BatchStart): Promise<{ id: string; lot: string }> {
    requireSeat(actor, cooperativeId, 'clerk');
    const id = start.id ?? newId();
    const [before] = await this.db.write(startedBefore, [id, cooperativeId]);
    if (before) return { id, lot: before.lot };
    const [product] = await this.db.write(ownProduct, [start.productId, cooperativeId]);
    if (!product) throw new NoSuchProduct();
    const unit = recipeOf(product.line)?.unit ?? 'g';
    const insert = (lot: string) =>
      this.db.write(insertBatch, [id, cooperativeId, start.productId, lot, unit, actor.personId, this.clock.now()]);
    const lot = await this.firstFreeLot(start, insert);
    return { id, lot };
  }

  /** Gathering and making. Throws what task-rules.ts says, NotEnoughInBatch, BeforeTheGoods, NoSuchSite. */
  recordTask(actor: Actor, batchId: string, input: WorkInput): Promise<{ taskId: string }> {
    return this.db.transaction(async tx => {
      const batch = await this.locked(tx, batchId);
      requireSeat(actor, batch.cooperativeId, ...batchActions.make.roles);
      const taskId = input.id ?? newId();
      if (await this.isRecorded(tx, taskId, batchId)) return { taskId };
      const task = allowedTask(batch, input.kind, ['gather', 'make']);
      const amounts = amountsOf(task, batch.unit, input);
      await this.record(tx, actor, batch, task, amounts, { ...input, id: taskId });
      return { taskId };
    });
  }

  /**
   * The traceability side of packing: whole packs leave the balance, and the first packing fixes the dates of the batch.
   * Throws AmountNeeded, NoSuchPack, OtherUnit, and what recordTask throws.
   */
  async recordPacking(tx: Tx, actor: Actor, batchId: string, input: PackingInput): Promise<Packed> {
    const batch = await this.locked(tx, batchId);
    requireSeat(actor, batch.cooperativeId, ...batchActions.pack.roles);
    const taskId = input.id ?? newId();
    const isRepeated = await this.isRecorded(tx, taskId, batchId);
    if (!isRepeated) {
      const task = allowedTask(batch, 'pack', ['pack']);
      const amounts = await this.contentOf(tx, batch, input);
      await this.record(tx, actor, batch, task, amounts, { ...input, id: taskId });
    }
    const [dates] = await this.db.run(tx, fixDates, [batchId, dayOf(input.happenedAt)]);
    return {
      taskId,
      batchId,
      cooperativeId: batch.cooperativeId,
      bestBefore: dates?.bestBefore ?? null,
      isRepeated,
    };
  }

  private async firstFreeLot(start: BatchStart, insert: (lot: string) => Promise<unknown>): Promise<string> {
    for (let attempt = 1; ; attempt++) {
      const lot = await this.lotFor(start);
      try {
        await insert(lot);
        return lot;
      } catch (error) {
        if (!isTaken(error, 'traceability_batch_lot')) throw error;
        if (start.lot !== undefined || attempt === LOT_TRIES) throw new LotTaken();
      }
    }
  }

  private async lotFor({ productId, lot }: BatchStart): Promise<string> {
    if (lot !== undefined) {
      const read = readLot(lot);
      if (read === undefined) throw new LotUnreadable();
      return read;
    }
    const today = this.clock.today();
    const taken = await this.db.write(lotsStartingWith, [productId, lotPrefix(today)]);
    return nextLot(
      today,
      taken.map(row => row.lot),
    );
  }

  private async locked(tx: Tx, batchId: string): Promise<LockedBatch> {
    const [batch] = await this.db.run(tx, lockBatch, [batchId]);
    if (!batch) throw new HiddenFromActor();
    return batch;
  }

  private async isRecorded(tx: Tx, taskId: string, batchId: string): Promise<boolean> {
    const [before] = await this.db.run(tx, recordedBefore, [taskId]);
    if (before && before.batchId !== batchId) throw new HiddenFromActor();
    return before !== undefined;
  }

  private async contentOf(tx: Tx, batch: LockedBatch, { variantId, packs }: PackingInput): Promise<Amounts> {
    if (!Number.isSafeInteger(packs) || packs <= 0) throw new AmountNeeded('packs');
    const [pack] = await this.db.run(tx, packOfProduct, [variantId, batch.productId]);
    if (!pack) throw new NoSuchPack();
    if (pack.netUnit !== batch.unit) throw new OtherUnit();
    return { input: BigInt(packs) * BigInt(pack.netQuantity), output: 0n };
  }

  private async record(
    tx: Tx,
    actor: Actor,
    batch: LockedBatch,
    task: RecipeTask,
    amounts: Amounts,
    input: TaskInput & TaskParts & { id: string },
  ): Promise<void> {
    const now = this.clock.now();
    refuseOtherTimes(input.happenedAt, now);
    const [site] = await this.db.run(tx, siteOf, [input.siteId, batch.cooperativeId]);
    if (!site) throw new NoSuchSite();
    const row = {
      id: input.id,
      batchId: batch.id,
      kind: task.kind,
      step: task.step,
      happenedAt: input.happenedAt.toISOString(),
      siteId: input.siteId,
      input: amounts.input.toString(),
      output: amounts.output.toString(),
      variantId: input.variantId ?? null,
      packs: input.packs ?? null,
      note: input.note ?? '',
      recordedBy: actor.personId,
      recordedAt: now.toISOString(),
    };
    const moved = await this.db.run(tx, insertTask, [JSON.stringify(row)]);
    if (moved.length === 0)
      throw new NotEnoughInBatch(task.step === 'pack' ? 'packs' : 'input', batch.balance, batch.unit);
    const [told] = await this.db.run(tx, wasEverBelowZero, [batch.id]);
    if (told?.below) throw new BeforeTheGoods();
    await this.outbox.add(tx, { name: 'task.recorded', taskId: input.id, batchId: batch.id });
  }
}
