import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, dayOf, type Day } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { batchActions } from './batch-actions.js';
import {
  fixDates,
  insertBatch,
  lockBatches,
  lotsStartingWith,
  ownProduct,
  packOfProduct,
  recordedBefore,
  startedBefore,
  type LockedBatch,
} from './batches.query.js';
import { lotPrefix, nextLot, readLot } from './lots.js';
import type { RecipeTask } from './recipes/recipe.js';
import { recipeOn, taskOf } from './recipes/recipes.js';
import {
  AmountNeeded,
  LotTaken,
  LotUnreadable,
  NoSuchPack,
  NoSuchProduct,
  NoSuchSource,
  OtherUnit,
} from './refusals.js';
import { TaskBook } from './task-book.service.js';
import { allowedTask, amountsOf, type Amounts } from './task-rules.js';
import type { Typed } from './typed-task.js';

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
  /** Answers to the task's own questions, by key, as typed. */
  answers?: Readonly<Record<string, unknown>>;
  /** The form or the item of a phone as it was typed; without it, the input itself. */
  typed?: Typed;
}

export interface WorkInput extends TaskInput {
  kind: string;
  /** Whole base units (g, ml, pieces, nights) taken from the batch; none for gathering. */
  input?: bigint;
  /** Whole base units that came out of the work. */
  output?: bigint;
  /** Goods of other batches of the co-op that went in as well. */
  from?: readonly Source[];
  /** What else came out and was weighed: bran, husk. */
  byProduct?: bigint;
}

/** So many base units of another batch. */
export interface Source {
  batchId: string;
  amount: bigint;
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

/** How often a proposed lot that somebody else has just taken is replaced by the next one. */
const LOT_TRIES = 20;

/** Batches and the work on them, in the co-op's words, with the law that nothing comes from nothing. */
@Injectable()
export class Batches {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly book: TaskBook,
  ) {}

  /** Throws NoSuchProduct, LotUnreadable, LotTaken. */
  async start(actor: Actor, cooperativeId: string, start: BatchStart): Promise<{ id: string; lot: string }> {
    requireSeat(actor, cooperativeId, 'clerk');
    const id = start.id ?? newId();
    const [before] = await this.db.write(startedBefore, [id, cooperativeId]);
    if (before) return { id, lot: before.lot };
    const [product] = await this.db.write(ownProduct, [start.productId, cooperativeId]);
    if (!product) throw new NoSuchProduct();
    const { unit, version } = recipeOn(product.line, this.clock.today()) ?? { unit: 'g', version: 1 };
    const now = this.clock.now();
    const insert = (lot: string) =>
      this.db.write(insertBatch, [id, cooperativeId, start.productId, lot, unit, actor.personId, now, version]);
    const lot = await this.firstFreeLot(start, insert);
    return { id, lot };
  }

  /**
   * Everything but packing and handing over: gathering, making (also of goods of other batches of the co-op), looking, moving, losing.
   * Throws what task-rules.ts says, and what TaskBook.write throws.
   */
  recordTask(actor: Actor, batchId: string, input: WorkInput): Promise<{ taskId: string }> {
    return this.db.transaction(async tx => {
      const { batch, from } = await this.lockedWith(tx, batchId, input.from ?? []);
      const taskId = input.id ?? newId();
      const step = taskOf(batch.line, input.kind, batch.recipeVersion)?.step ?? 'make';
      requireSeat(actor, batch.cooperativeId, ...batchActions[step].roles);
      if (await this.isRecorded(tx, taskId, batchId)) return { taskId };
      const task = allowedTask(batch, input.kind, WORK);
      const amounts = workAmounts(task, batch, input, from);
      await this.book.write(tx, actor, batch, { ...input, id: taskId, task, amounts, from });
      return { taskId };
    });
  }

  /**
   * The traceability side of packing: whole packs leave the balance, and the first packing fixes the dates of the batch.
   * Throws AmountNeeded, NoSuchPack, OtherUnit, and what recordTask throws.
   */
  async recordPacking(tx: Tx, actor: Actor, batchId: string, input: PackingInput): Promise<Packed> {
    const { batch } = await this.lockedWith(tx, batchId, []);
    requireSeat(actor, batch.cooperativeId, ...batchActions.pack.roles);
    const taskId = input.id ?? newId();
    const isRepeated = await this.isRecorded(tx, taskId, batchId);
    if (!isRepeated) {
      const task = allowedTask(batch, 'pack', ['pack']);
      const amounts = await this.contentOf(tx, batch, input);
      await this.book.write(tx, actor, batch, { ...input, id: taskId, task, amounts });
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

  /** The batch and those whose goods go in, all locked. Throws NoSuchSource for one that is not the co-op's, or counts otherwise. */
  private async lockedWith(tx: Tx, batchId: string, sources: readonly Source[]) {
    const ids = [...new Set([batchId, ...sources.map(source => source.batchId)])];
    const locked = await this.db.run(tx, lockBatches, [ids]);
    const batch = locked.find(one => one.id === batchId);
    if (!batch) throw new HiddenFromActor();
    const from = sources.map(({ batchId: id, amount }) => {
      const source = locked.find(one => one.id === id);
      if (!source || !isSource(source, batch)) throw new NoSuchSource();
      return { batch: source, amount };
    });
    return { batch, from };
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
}

/** What recordTask takes; packing moves stock as well, and handing over has two sides. */
const WORK = ['gather', 'make', 'observe', 'move', 'destroy'] as const;

const isSource = (source: LockedBatch, batch: LockedBatch): boolean =>
  source.id !== batch.id &&
  source.cooperativeId === batch.cooperativeId &&
  source.unit === batch.unit &&
  source.recalledAt === null;

/** Goods of other batches count as put in, beside what the batch itself gives. Throws as amountsOf, and NoSuchSource where nothing is made. */
function workAmounts(
  task: RecipeTask,
  batch: LockedBatch,
  { input = 0n, output }: WorkInput,
  from: readonly { amount: bigint }[],
): Amounts {
  if (from.length > 0 && task.step !== 'make') throw new NoSuchSource();
  if (from.some(({ amount }) => amount <= 0n)) throw new AmountNeeded('input');
  const others = from.reduce((sum, { amount }) => sum + amount, 0n);
  return amountsOf(task, batch.unit, { input: input + others, output });
}
