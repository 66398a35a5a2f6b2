import { Injectable } from '@nestjs/common';
import { Flags, Packs } from '#libs/balance';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import {
  AlreadyBound,
  MoreLabelsThanPacks,
  NoFreeLabels,
  NoLabelsForRecalled,
  NoSuchLabel,
  StripIsNotWhole,
} from '../refusals.js';
import { LabelChanges } from './changes.service.js';
import * as sql from './roll-statements.js';
import { plainSerial } from './serial.js';

export interface Strip {
  rollId: string;
  batchId: string;
  /** The serials at its two ends, in either order, as typed or scanned. Without them: all that is left of the roll. */
  first?: string;
  last?: string;
  /** An id the form was given when it was shown: sent twice, it binds once. */
  changeId?: string;
}

/** Labels on their way from the roll to the pack: bound to what was packed, or voided. Never bound again. */
@Injectable()
export class Strips {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly changes: LabelChanges,
    private readonly flags: Flags,
    private readonly packs: Packs,
  ) {}

  /** The labels of a roll ordered for a batch are on its packs: from now on a scan calls them genuine. Doing it twice changes nothing. */
  activate(actor: Actor, rollId: string): Promise<void> {
    return this.db.transaction(async tx => {
      const roll = await this.lockRoll(tx, actor, rollId);
      if (!roll.batchId) throw new HiddenFromActor();
      if (roll.isActivated) return;
      if (roll.isRecalled) throw new NoLabelsForRecalled();
      await this.flags.requireFree(tx, roll.batchId);
      await this.db.run(tx, sql.markActivated, [rollId, this.clock.now()]);
      await this.bindStretch(tx, actor, { rollId, roll, batchId: roll.batchId, first: 1, last: roll.quantity });
    });
  }

  /**
   * Binds a strip of a free roll to a batch: exactly its labels are on packs from now on. Answers how many.
   * Throws MoreLabelsThanPacks, AlreadyBound, NoFreeLabels, NoSuchLabel, StripIsNotWhole, NoLabelsForRecalled.
   */
  bind(actor: Actor, strip: Strip): Promise<number> {
    const changeId = strip.changeId ?? newId();
    return this.db.transaction(async tx => {
      // The batch before the roll, as everywhere: two packers at once would otherwise wait for each other.
      const [batch] = await this.db.run(tx, sql.lockBatch, [strip.batchId]);
      if (!batch) throw new HiddenFromActor();
      const roll = await this.lockRoll(tx, actor, strip.rollId);
      if (roll.batchId || roll.cooperativeId !== batch.cooperativeId) throw new HiddenFromActor();
      if (await this.wasDone(tx, changeId, strip.rollId)) return 0;
      if (batch.isRecalled) throw new NoLabelsForRecalled();
      await this.flags.requireFree(tx, strip.batchId);
      const ends = await this.endsOf(tx, strip, roll.quantity);
      await this.requireBindable(tx, strip, roll, ends);
      return this.bindStretch(tx, actor, { ...strip, ...ends, changeId, roll });
    });
  }

  /** A label that tore or was misprinted: it is worth nothing any more, and its pack may get another. The serial as people type it. */
  voidLabel(actor: Actor, rollId: string, serial: string): Promise<void> {
    return this.db.transaction(async tx => {
      const roll = await this.lockRoll(tx, actor, rollId);
      const [label] = await this.db.run(tx, sql.positionsOf, [rollId, [plainSerial(serial)]]);
      if (!label) throw new NoSuchLabel();
      await this.voidPositions(tx, actor, { rollId, roll, positions: [label.position] });
    });
  }

  /** A stretch of a free roll that was wasted in the printer, or is missing: none of its labels will ever be on a pack. Answers how many. */
  discard(actor: Actor, { rollId, first, last }: Omit<Strip, 'batchId'>): Promise<number> {
    return this.db.transaction(async tx => {
      const roll = await this.lockRoll(tx, actor, rollId);
      const ends = await this.endsOf(tx, { first, last, rollId }, roll.quantity);
      const free = await this.db.run(tx, sql.freeFrom, [rollId, ends.first, ends.last]);
      if (free.length === 0) throw new NoFreeLabels();
      return this.voidPositions(tx, actor, { rollId, roll, positions: free.map(label => label.position) });
    });
  }

  /** Somebody counted the labels left on a free roll. */
  count(actor: Actor, rollId: string, counted: number, countId = newId()): Promise<void> {
    return this.db.transaction(async tx => {
      await this.lockRoll(tx, actor, rollId);
      await this.db.run(tx, sql.addCount, [countId, rollId, counted, actor.personId, this.clock.now()]);
    });
  }

  private async bindStretch(
    tx: Tx,
    actor: Actor,
    strip: {
      rollId: string;
      roll: sql.LockedRoll;
      batchId: string;
      first: number;
      last: number;
      changeId?: string;
    },
  ): Promise<number> {
    const { rollId, roll, batchId, first, last, changeId } = strip;
    const labels = await this.db.run(tx, sql.activateStrip, [rollId, first, last, batchId]);
    await this.changes.record(tx, actor, { changeId, rollId, gtin: roll.gtin, state: 'active', batchId, labels });
    await this.outbox.add(tx, { name: 'labels.bound', rollId, batchId });
    return labels.length;
  }

  private async voidPositions(
    tx: Tx,
    actor: Actor,
    { rollId, roll, positions }: { rollId: string; roll: sql.LockedRoll; positions: number[] },
  ): Promise<number> {
    const voided = await this.db.run(tx, sql.voidLabels, [rollId, positions]);
    for (const [batchId, state] of kindsOf(voided)) {
      const labels = voided.filter(label => label.batchId === batchId && label.state === state);
      await this.changes.record(tx, actor, { rollId, gtin: roll.gtin, state, batchId, labels });
    }
    if (voided.length > 0) await this.outbox.add(tx, { name: 'labels.voided', rollId });
    return voided.length;
  }

  private async wasDone(tx: Tx, changeId: string, rollId: string): Promise<boolean> {
    const [change] = await this.db.run(tx, sql.wasChanged, [changeId]);
    if (change && change.rollId !== rollId) throw new HiddenFromActor();
    return change !== undefined;
  }

  /** From serials to positions. A strip can be held either way round. */
  private async endsOf(
    tx: Tx,
    { rollId, first = '', last = '' }: Pick<Strip, 'rollId' | 'first' | 'last'>,
    quantity: number,
  ): Promise<{ first: number; last: number }> {
    const typed = [plainSerial(first), plainSerial(last)];
    if (typed.every(serial => serial === '')) return { first: 1, last: quantity };
    if (typed.includes('')) throw new StripIsNotWhole(typed[0] === '' ? 'first' : 'last');
    const labels = await this.db.run(tx, sql.positionsOf, [rollId, typed]);
    const [a, b] = typed.map((serial, at) => {
      const label = labels.find(one => one.serial === serial);
      if (!label) throw new NoSuchLabel(at === 0 ? 'first' : 'last');
      return label.position;
    }) as [number, number];
    return { first: Math.min(a, b), last: Math.max(a, b) };
  }

  private async requireBindable(
    tx: Tx,
    strip: Strip,
    roll: sql.LockedRoll,
    ends: { first: number; last: number },
  ): Promise<void> {
    const [on] = await this.db.run(tx, sql.stripOf, [strip.rollId, ends.first, ends.last]);
    // A whole roll means "the rest of it"; a strip named by its ends must not run over one that is on other goods.
    if (on && on.bound > 0 && (strip.first || strip.last)) throw new AlreadyBound(on.bound);
    if (!on || on.free === 0) throw new NoFreeLabels();
    const left = await this.packs.withoutLabel(tx, { batchId: strip.batchId, variantId: roll.variantId });
    if (on.free > left) throw new MoreLabelsThanPacks(left, 'last');
  }

  private async lockRoll(tx: Tx, actor: Actor, rollId: string): Promise<sql.LockedRoll> {
    const [roll] = await this.db.run(tx, sql.lockRoll, [rollId]);
    if (!roll) throw new HiddenFromActor();
    requireSeat(actor, roll.cooperativeId, 'clerk', 'packer');
    return roll;
  }
}

/** A voided strip may have lain on packs of several batches, and partly on none: one change for each. */
function kindsOf(voided: readonly sql.VoidedLabel[]): [batchId: string | null, state: 'void' | 'spoiled'][] {
  const kinds = new Map(voided.map(({ batchId, state }) => [`${batchId} ${state}`, { batchId, state }]));
  return [...kinds.values()].map(({ batchId, state }) => [batchId, state]);
}
