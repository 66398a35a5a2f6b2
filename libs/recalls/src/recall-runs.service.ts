import { Injectable } from '@nestjs/common';
import { EventBook, type EpcisEvent } from '#libs/epcis';
import { DEPARTMENT, HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Stock } from '#libs/inventory';
import { Clock } from '#platform/clock';
import { Database, type Statement, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { batchesReached, reachNamed, reachOf, withoutJit, type OriginKind, type Reach } from './closure.query.js';
import * as sql from './recalls.query.js';
import { AnswerImpossible, NothingReached, ReasonNeeded, RecallMovedOn, SecondPersonNeeded } from './refusals.js';

export interface RecallWish {
  /** Of the recall to be: a form sent twice proposes it once. */
  id?: string;
  kind: OriginKind;
  /** A batch's id, a serial, a site's link, the name of a paper, a party's id, a certificate's decision number. */
  origin: string;
  withSiblings?: boolean;
  reasonVi: string;
  reasonEn?: string;
  /** The same run, by which nothing changes for buyers. */
  isDrill?: boolean;
}

export interface DryRun extends Reach {
  batchIds: string[];
}

/** Where packs of a batch turned out to be. */
export interface Answer {
  /** Of the answer to be: a form sent twice counts once. */
  id?: string;
  batchId: string;
  found: Found;
  packs: number;
  note?: string;
}

export type Found = 'returned' | 'destroyed' | 'consumed' | 'in-stock';

/** Recalls by two persons: one proposes, and all it reaches is held at once; another confirms, and all of it is recalled in one act. */
@Injectable()
export class RecallRuns {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
    private readonly book: EventBook,
    private readonly stock: Stock,
  ) {}

  /** What a recall would reach, in counts and sums. Nothing is written. */
  async dryRun(actor: Actor, wish: Pick<RecallWish, 'kind' | 'origin' | 'withSiblings'>): Promise<DryRun> {
    return this.db.transaction(async tx => {
      const batchIds = await this.reached(tx, wish);
      await this.requireRight(tx, actor, batchIds);
      return { batchIds, ...(await this.only(tx, reachOf, batchIds)) };
    });
  }

  /** By an officer, or by the director of the one co-op that it reaches. Throws ReasonNeeded, NothingReached. */
  propose(actor: Actor, wish: RecallWish): Promise<{ recallId: string }> {
    const recallId = wish.id ?? newId();
    return this.db.transaction(async tx => {
      if (wish.reasonVi.trim() === '') throw new ReasonNeeded();
      const batchIds = await this.reached(tx, wish);
      await this.requireRight(tx, actor, batchIds);
      const { kind, origin, withSiblings = false, reasonVi, reasonEn = '', isDrill = false } = wish;
      const now = this.clock.now();
      const added = await this.db.run(tx, sql.insertRecall, [
        recallId,
        kind,
        origin,
        withSiblings,
        reasonVi,
        reasonEn,
        isDrill,
        actor.personId,
        now,
      ]);
      if (added.length === 0) return { recallId };
      await this.db.run(tx, sql.lockBatches, [batchIds]);
      await this.db.run(tx, sql.setBatches, [recallId, batchIds]);
      if (!isDrill) await this.stock.followBatches(tx, batchIds);
      await this.outbox.add(tx, { name: 'recall.proposed', recallId });
      return { recallId };
    });
  }

  /**
   * By somebody else with the same right. In one transaction: what was made of it meanwhile comes along, batches are recalled, stock is frozen,
   * the events and the facts are written. Of a drill only the time is kept. Throws SecondPersonNeeded, RecallMovedOn.
   */
  confirm(actor: Actor, recallId: string): Promise<{ tookMs: number }> {
    return this.db.transaction(async tx => {
      const started = performance.now();
      const recall = await this.locked(tx, actor, recallId);
      if (recall.state !== 'proposed') throw new RecallMovedOn();
      if (recall.proposedBy === actor.personId) throw new SecondPersonNeeded();
      const now = this.clock.now();
      const batchIds = await this.reached(tx, recall);
      // What came along since the proposal may be somebody else's.
      await this.requireRight(tx, actor, batchIds);
      await this.db.run(tx, sql.lockBatches, [batchIds]);
      await this.db.run(tx, sql.setBatches, [recallId, batchIds]);
      const { containers, ...sums } = await this.only(tx, reachNamed, batchIds);
      const reach: Reach = { ...sums, containers: containers.length };
      if (!recall.isDrill) await this.recallAll(tx, actor, recall, batchIds, containers, now);
      const tookMs = Math.ceil(performance.now() - started);
      await this.db.run(tx, sql.confirmRecall, [recallId, actor.personId, now, tookMs, reach]);
      await this.outbox.add(tx, { name: 'recall.confirmed', recallId });
      return { tookMs };
    });
  }

  /** The proposal was a mistake: what it held is free again. */
  withdraw(actor: Actor, recallId: string): Promise<void> {
    return this.end(actor, recallId, 'proposed', 'withdrawn');
  }

  /** Everything that can be found has been found. */
  close(actor: Actor, recallId: string): Promise<void> {
    return this.end(actor, recallId, 'confirmed', 'closed');
  }

  /** So many packs of a batch were found; a negative number takes an answer back. Throws AnswerImpossible, RecallMovedOn. */
  answer(actor: Actor, recallId: string, { id = newId(), batchId, found, packs, note = '' }: Answer): Promise<void> {
    return this.db.transaction(async tx => {
      const recall = await this.locked(tx, actor, recallId);
      if (recall.state !== 'confirmed') throw new RecallMovedOn();
      if (!Number.isSafeInteger(packs) || packs === 0 || !recall.batchIds.includes(batchId))
        throw new AnswerImpossible();
      await this.db.run(tx, sql.addAnswer, [
        id,
        recallId,
        batchId,
        found,
        packs,
        note,
        actor.personId,
        this.clock.now(),
      ]);
      const [sum] = await this.db.run(tx, sql.accounted, [recallId]);
      if (sum && (sum.accounted < 0 || sum.accounted > sum.packed)) throw new AnswerImpossible();
    });
  }

  private async recallAll(
    tx: Tx,
    actor: Actor,
    recall: sql.LockedRecall,
    batchIds: string[],
    containers: string[],
    now: Date,
  ): Promise<void> {
    const recalled = await this.db.run(tx, sql.recallBatches, [batchIds, now, recall.reasonVi, recall.reasonEn]);
    await this.stock.followBatches(tx, batchIds);
    const lots = await this.db.run(tx, sql.packLots, [recalled.map(({ id }) => id)]);
    const events = recalledEvents(lots, containers, now);
    if (events.length > 0) await this.book.append(tx, events, { party: DEPARTMENT, actor: actor.personId });
    for (const { id } of recalled) await this.outbox.add(tx, { name: 'batch.recalled', batchId: id });
  }

  private end(actor: Actor, recallId: string, from: sql.RecallState, state: 'withdrawn' | 'closed'): Promise<void> {
    return this.db.transaction(async tx => {
      const recall = await this.locked(tx, actor, recallId);
      if (recall.state !== from) throw new RecallMovedOn();
      await this.db.run(tx, sql.endRecall, [recallId, state, actor.personId, this.clock.now()]);
      if (state === 'withdrawn') await this.stock.followBatches(tx, recall.batchIds);
      await this.outbox.add(tx, { name: `recall.${state}`, recallId });
    });
  }

  private async locked(tx: Tx, actor: Actor, recallId: string): Promise<sql.LockedRecall> {
    const [recall] = await this.db.run(tx, sql.lockRecall, [recallId]);
    if (!recall) throw new HiddenFromActor();
    await this.requireRight(tx, actor, recall.batchIds);
    return recall;
  }

  private async reached(
    tx: Tx,
    { kind, origin, withSiblings = false }: Pick<RecallWish, 'kind' | 'origin' | 'withSiblings'>,
  ): Promise<string[]> {
    await this.db.run(tx, withoutJit, []);
    const rows = await this.db.run(tx, batchesReached, [kind, origin.trim(), withSiblings, paperNamed(origin.trim())]);
    if (rows.length === 0) throw new NothingReached();
    return rows.map(({ batchId }) => batchId);
  }

  private async only<Row>(tx: Tx, query: Statement<Row, [batchIds: string[]]>, batchIds: string[]): Promise<Row> {
    const [reach] = await this.db.run(tx, query, [batchIds]);
    if (!reach) throw new Error('a recall reaches nothing that can be counted');
    return reach;
  }

  private async requireRight(tx: Tx, actor: Actor, batchIds: string[]): Promise<void> {
    if (actor.offices.includes('officer')) return;
    for (const { id } of await this.db.run(tx, sql.cooperativesOf, [batchIds])) requireSeat(actor, id, 'director');
  }
}

/** How the events of the house name a paper of which people know the number (libs/traceability). */
const paperNamed = (number: string): string => `urn:chophien:paper:${encodeURIComponent(number)}`;

/**
 * One event for each co-op (CBV 2.0 has no step of its own for it): the lots are seen, and are recalled from now on. One more for the containers
 * that held them: whoever has a sack and not its lot number hears of it by the event's subscription.
 */
function recalledEvents(lots: readonly { gln: string; name: string }[], containers: string[], now: Date): EpcisEvent[] {
  const glns = [...new Set(lots.map(({ gln }) => gln))];
  const seen: EpcisEvent = {
    type: 'ObjectEvent',
    eventTime: now.toISOString(),
    eventTimeZoneOffset: '+07:00',
    action: 'OBSERVE',
    bizStep: 'inspecting',
    disposition: 'recalled',
    persistentDisposition: { set: ['recalled'] },
  };
  const ofLots = glns.map(gln => ({
    ...seen,
    readPoint: { id: `https://id.gs1.org/414/${gln}` },
    quantityList: lots.filter(lot => lot.gln === gln).map(({ name }) => ({ epcClass: name })),
  }));
  return containers.length > 0 ? [...ofLots, { ...seen, epcList: containers }] : ofLots;
}
