import { Injectable } from '@nestjs/common';
import { Flags, Packs } from '#libs/balance';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, dayOf } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import {
  MOST_LABELS_PER_ROLL,
  MoreLabelsThanAllowed,
  MoreLabelsThanPacks,
  NoLabelsForRecalled,
  NotACountOfLabels,
} from '../refusals.js';
import { allowanceLeft } from './allowance-statements.js';
import { LabelChanges } from './changes.service.js';
import type { PlacedSerial } from './change-content.js';
import * as sql from './roll-statements.js';
import { newSerials } from './serial.js';

export interface RollOrder {
  variantId: string;
  /** The packed goods they are for; without it the roll is free, and its strips are bound when something is packed. */
  batchId?: string;
  /** 1 to MOST_LABELS_PER_ROLL. */
  quantity: number;
  /** With a second code for each label, to be printed under the seal of its pack. */
  hasInsideCodes?: boolean;
  /** An id the form was given when it was shown: sent twice, it is still one roll. */
  rollId?: string;
}

/** Rolls of fresh labels. Nobody gets more of them than there are packs, or than the department allows: a spare genuine label makes a genuine fake. */
@Injectable()
export class Rolls {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly changes: LabelChanges,
    private readonly flags: Flags,
    private readonly packs: Packs,
  ) {}

  /** Makes fresh labels. Throws MoreLabelsThanPacks, MoreLabelsThanAllowed, NotACountOfLabels, NoLabelsForRecalled. */
  issue(actor: Actor, order: RollOrder): Promise<{ rollId: string }> {
    const rollId = order.rollId ?? newId();
    return this.db.transaction(async tx => {
      const { cooperativeId, isRecalled } = await this.lockOwner(tx, order);
      requireSeat(actor, cooperativeId, 'clerk');
      if (await this.wasIssued(tx, rollId, order)) return { rollId };
      if (isRecalled) throw new NoLabelsForRecalled();
      requireCount(order.quantity);
      if (order.batchId) await this.flags.requireFree(tx, order.batchId);
      await this.requireRoom(tx, cooperativeId, order);
      await this.addRoll(tx, actor, { ...order, rollId, cooperativeId });
      await this.outbox.add(tx, { name: 'roll.issued', rollId });
      return { rollId };
    });
  }

  /** Locks the batch, or for a free roll the co-op, so that what is counted next stays true. */
  private async lockOwner(tx: Tx, { batchId, variantId }: RollOrder): Promise<sql.BatchToLabel> {
    const [owner] = batchId
      ? await this.db.run(tx, sql.lockBatch, [batchId])
      : await this.db.run(tx, sql.lockCooperativeOf, [variantId]);
    if (!owner) throw new HiddenFromActor();
    return owner;
  }

  private async wasIssued(tx: Tx, rollId: string, { batchId, variantId }: RollOrder): Promise<boolean> {
    const [roll] = await this.db.run(tx, sql.rollOf, [rollId]);
    if (roll && (roll.batchId !== (batchId ?? null) || roll.variantId !== variantId)) throw new HiddenFromActor();
    return roll !== undefined;
  }

  private async requireRoom(tx: Tx, cooperativeId: string, order: RollOrder): Promise<void> {
    const { batchId, variantId, quantity } = order;
    const left = batchId
      ? await this.packs.withoutLabel(tx, { batchId, variantId })
      : await this.allowanceLeft(tx, cooperativeId);
    if (quantity > left) throw batchId ? new MoreLabelsThanPacks(left) : new MoreLabelsThanAllowed(left);
  }

  private async allowanceLeft(tx: Tx, cooperativeId: string): Promise<number> {
    const [room] = await this.db.run(tx, allowanceLeft, [cooperativeId, dayOf(this.clock.now())]);
    return Math.max(0, room?.left ?? 0);
  }

  private async addRoll(
    tx: Tx,
    actor: Actor,
    order: RollOrder & { rollId: string; cooperativeId: string },
  ): Promise<void> {
    const { rollId, cooperativeId, batchId = null, variantId, quantity } = order;
    const now = this.clock.now();
    const [roll] = await this.db.run(tx, sql.addRoll, [
      rollId,
      cooperativeId,
      batchId,
      variantId,
      quantity,
      actor.personId,
      now,
    ]);
    // Somebody used the same id for another batch a moment ago: no honest form does.
    if (!roll) throw new HiddenFromActor();
    const labels = await this.addLabels(tx, { rollId, gtin: roll.gtin, batchId, quantity });
    if (order.hasInsideCodes) await this.changes.addInsideCodes(tx, rollId, roll.gtin, labels);
    await this.changes.record(tx, actor, { rollId, gtin: roll.gtin, state: 'issued', batchId, labels });
  }

  /** A serial the product had before is left out by the key and drawn again: once in 2^80, but then it must not fail. */
  private async addLabels(
    tx: Tx,
    { rollId, gtin, batchId, quantity }: { rollId: string; gtin: string; batchId: string | null; quantity: number },
  ): Promise<PlacedSerial[]> {
    const labels = new Map<number, string>();
    let missing = Array.from({ length: quantity }, (_, at) => at + 1);
    while (missing.length > 0) {
      const serials = newSerials(missing.length);
      const added = await this.db.run(tx, sql.addLabels, [rollId, gtin, batchId, missing, serials]);
      const isAdded = new Set(added.map(row => row.position));
      for (const [at, position] of missing.entries())
        if (isAdded.has(position)) labels.set(position, serials[at] ?? '');
      missing = missing.filter(position => !isAdded.has(position));
    }
    return [...labels].map(([position, serial]) => ({ position, serial }));
  }
}

function requireCount(quantity: number): void {
  if (!Number.isInteger(quantity) || quantity < 1 || quantity > MOST_LABELS_PER_ROLL) throw new NotACountOfLabels();
}
