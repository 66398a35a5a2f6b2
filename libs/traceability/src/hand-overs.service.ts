import { Injectable } from '@nestjs/common';
import { Flags } from '#libs/balance';
import { checkDigit } from '#libs/gs1';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, isTaken, type Tx } from '#platform/database';
import { newId, randomCode } from '#platform/ids';
import { batchActions } from './batch-actions.js';
import { Batches } from './batches.service.js';
import { lockBatches, recordedBefore, type LockedBatch } from './batches.query.js';
import { Corrections } from './corrections.service.js';
import * as sql from './hand-overs.query.js';
import {
  AlreadyTakenOver,
  AmountNeeded,
  GivenGoodsHeld,
  HandOverCodeTaken,
  HandOverTakenBack,
  MoreThanGiven,
  NoSuchHandOver,
  NotIntoThisBatch,
} from './refusals.js';
import { TaskBook } from './task-book.service.js';
import { allowedTask } from './task-rules.js';
import type { Typed } from './typed-task.js';

interface Side {
  /** Of the task to be: a form sent twice records it once. */
  id?: string;
  /** Whole base units as weighed on this side. */
  amount: bigint;
  siteId: string;
  happenedAt: Date;
  note?: string;
  typed?: Typed;
}

export interface Giving extends Side {
  /** Of the hand-over to be. */
  handOverId?: string;
  /** Drawn by a phone without a network, whose screen the receiver has scanned; drawn here when it is left out. */
  code?: string;
}

export interface TakingOver extends Side {
  cooperativeId: string;
  /** Into a batch in work; or into a new one of this product. */
  batchId?: string;
  productId?: string;
  /** Of the new batch to be. */
  newBatchId?: string;
  /** Written down by another clock than the giving, without a network: it happened after the giving even if that clock is behind. */
  isByOtherClock?: boolean;
}

/** 16 of 32 symbols: 80 bits. */
const CODE_LENGTH = 16;
const MAY_GIVE = batchActions.ship.roles;
const MAY_TAKE = batchActions.receive.roles;

/**
 * Goods between two parties: the giver's paper and the receiver's scales, and a loss where they differ. Whoever is handed goods has bought
 * them as far as the law of flags goes: nothing of a held batch is given or taken over. That is asked once the task's events stand in the book,
 * since the book has locked the lots by then: a flag that was raised while we waited for them is seen. One that comes later comes after the
 * hand-over, and holds the taking over.
 */
@Injectable()
export class HandOvers {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly book: TaskBook,
    private readonly batches: Batches,
    private readonly corrections: Corrections,
    private readonly flags: Flags,
  ) {}

  /** The goods leave the batch and are on their way; the code is what the receiver scans. Throws AmountNeeded, NotEnoughInBatch, BatchHeld, HandOverCodeTaken … */
  async give(actor: Actor, batchId: string, giving: Giving): Promise<{ handOverId: string; code: string }> {
    try {
      return await this.giveOnce(actor, batchId, giving);
    } catch (error) {
      if (isTaken(error, 'traceability_hand_over_code_key')) throw new HandOverCodeTaken();
      throw error;
    }
  }

  private giveOnce(actor: Actor, batchId: string, giving: Giving): Promise<{ handOverId: string; code: string }> {
    return this.db.transaction(async tx => {
      const batch = await this.locked(tx, batchId);
      requireSeat(actor, batch.cooperativeId, ...MAY_GIVE);
      const id = giving.handOverId ?? newId();
      const [known] = await this.db.run(tx, sql.knownHandOver, [id]);
      if (known && known.fromBatchId !== batchId) throw new HiddenFromActor();
      if (known) return { handOverId: id, code: known.code };
      if (giving.amount <= 0n) throw new AmountNeeded('input');
      const task = allowedTask(batch, 'ship', ['ship']);
      await this.db.run(tx, sql.lockPrefix, [batch.cooperativeId]);
      const [load] = await this.db.run(tx, sql.nextLoad, [batch.cooperativeId]);
      if (!load) throw new HiddenFromActor();
      const [taskId, code] = [giving.id ?? newId(), giving.code ?? randomCode(CODE_LENGTH)];
      await this.book.write(tx, actor, batch, {
        ...giving,
        id: taskId,
        task,
        amounts: { input: giving.amount, output: 0n },
        settle: async () => {
          await this.db.run(tx, sql.insertHandOver, [
            id,
            code,
            batchId,
            batch.cooperativeId,
            ssccOf(load.prefix, load.number),
            load.number,
            taskId,
            giving.amount,
            batch.unit,
            actor.personId,
            this.clock.now(),
          ]);
        },
      });
      await this.flags.requireFree(tx, batchId);
      return { handOverId: id, code };
    });
  }

  /**
   * The receiver confirms what the scales say. Safe to send twice with the same id; somebody else's second confirmation is refused.
   * Throws NoSuchHandOver, HandOverTakenBack, AlreadyTakenOver, MoreThanGiven, NotIntoThisBatch, AmountNeeded; GivenGoodsHeld when
   * the giver's batch was flagged on the way.
   */
  async takeOver(actor: Actor, code: string, taking: TakingOver): Promise<{ batchId: string }> {
    requireSeat(actor, taking.cooperativeId, ...MAY_TAKE);
    const batchId = taking.batchId ?? (await this.newBatch(actor, taking));
    return this.db.transaction(async tx => {
      const taskId = taking.id ?? newId();
      const [known] = await this.db.run(tx, recordedBefore, [taskId]);
      if (known) return known;
      const [given] = await this.db.run(tx, sql.lockByCode, [code]);
      if (!given) throw new NoSuchHandOver();
      if (given.cancelledAt) throw new HandOverTakenBack();
      if (given.receiveTaskId !== null) {
        if (given.receiveTaskId === taskId) return { batchId: given.toBatchId ?? batchId };
        throw new AlreadyTakenOver();
      }
      const batch = await this.locked(tx, batchId);
      if (batch.cooperativeId !== taking.cooperativeId) throw new HiddenFromActor();
      if (batch.unit !== given.unit) throw new NotIntoThisBatch();
      if (taking.amount <= 0n) throw new AmountNeeded('output');
      if (taking.amount > given.amount) throw new MoreThanGiven(given.amount, given.unit);
      const task = allowedTask(batch, 'receive', ['receive']);
      await this.book.write(tx, actor, batch, {
        ...taking,
        happenedAt: whenTaken(taking, given),
        id: taskId,
        task,
        amounts: { input: 0n, output: taking.amount },
        settle: async () => {
          const { cooperativeId, amount } = taking;
          const now = this.clock.now();
          await this.db.run(tx, sql.takeOver, [given.id, cooperativeId, batchId, taskId, amount, actor.personId, now]);
        },
      });
      if (await this.flags.isHeld(tx, given.fromBatchId)) throw new GivenGoodsHeld();
      return { batchId };
    });
  }

  /** The giver takes the goods back while nobody has taken them over. Done again, it changes nothing. Throws AlreadyTakenOver. */
  takeBack(actor: Actor, handOverId: string): Promise<{ batchId: string }> {
    return this.db.transaction(async tx => {
      const [given] = await this.db.run(tx, sql.lockById, [handOverId]);
      if (!given) throw new HiddenFromActor();
      requireSeat(actor, given.fromCooperativeId, ...MAY_GIVE);
      if (given.receiveTaskId !== null) throw new AlreadyTakenOver();
      const cancelled = await this.db.run(tx, sql.cancelHandOver, [handOverId, this.clock.now()]);
      if (cancelled.length > 0) await this.corrections.undo(tx, actor, given.shipTaskId, {}, true);
      return { batchId: given.fromBatchId };
    });
  }

  private async newBatch(actor: Actor, { cooperativeId, productId, newBatchId }: TakingOver): Promise<string> {
    if (!productId) throw new NotIntoThisBatch();
    return (await this.batches.start(actor, cooperativeId, { id: newBatchId, productId })).id;
  }

  private async locked(tx: Tx, batchId: string): Promise<LockedBatch> {
    const [batch] = await this.db.run(tx, lockBatches, [[batchId]]);
    if (!batch) throw new HiddenFromActor();
    return batch;
  }
}

/** Two phones without a network never agree about the minute; that goods are given before they are taken is certain. */
const whenTaken = ({ happenedAt, isByOtherClock }: TakingOver, { givenAt }: sql.HandOverRow): Date =>
  isByOtherClock && happenedAt < givenAt ? givenAt : happenedAt;

/** AI 00 (GS1 General Specifications §2.2.1): extension digit, company prefix, the number of the load, check digit; 18 digits. */
export function ssccOf(prefix: string, number: number): string {
  const body = `0${prefix}${String(number).padStart(16 - prefix.length, '0')}`;
  return body + checkDigit(body);
}
