import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { EventBook } from '#libs/epcis';
import { Log } from '#libs/transparency';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { InsideCodes } from '../inside/inside-codes.service.js';
import { changeContent, type ChangeContent, type LabelState, type PlacedSerial } from './change-content.js';
import {
  commissioning,
  decommissioning,
  MOST_SERIALS_IN_EVENT,
  shipping,
  takingBack,
  type LabelsTold,
} from './label-events.js';
import { asMultirange } from './positions.js';
import { addChange, labelledBatch, type LabelledBatch } from './roll-statements.js';

export interface StateChange {
  /** The id the form was given when it was shown: the act has it for good. */
  changeId?: string;
  rollId: string;
  gtin: string;
  state: LabelState;
  batchId: string | null;
  labels: readonly PlacedSerial[];
  /** When it happened; now when left out. It is recorded in the public log as of now in either case. */
  at?: Date;
}

type Recorder = Pick<Actor, 'personId'>;

/** The book of what happened to labels. A step of the verb that changes them: the same transaction, or nothing of either. */
@Injectable()
export class LabelChanges {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly log: Log,
    private readonly events: EventBook,
    private readonly inside: InsideCodes,
  ) {}

  /** Writes down that labels of one roll are in a state from now on: in the book, in the public log, and as an event. Nothing to write when there are none. */
  async record(tx: Tx, actor: Recorder, change: StateChange): Promise<void> {
    if (change.labels.length === 0) return;
    const { changeId: id = newId(), rollId: roll, gtin, state, at = this.clock.now() } = change;
    const [batch] = change.batchId ? await this.db.run(tx, labelledBatch, [change.batchId]) : [];
    const content = changeContent({ change: id, roll, gtin, state, lot: batch?.lot ?? null, at }, change.labels);
    await this.write(tx, actor, { ...change, changeId: id, at }, content);
    // On a pack, or waste paper: nobody prints the code under its seal any more.
    if (state !== 'issued' && state !== 'sold') await this.inside.forget(tx, roll, positionsOf(change.labels));
    if (batch) await this.tell(tx, actor, batch, { change: id, gtin, lot: batch.lot, at, ...content }, state);
  }

  /** Packs that were sold are back. By name in any case: a number of them would count as goods that somebody else made. */
  async tellReturned(
    tx: Tx,
    actor: Recorder,
    gtin: string,
    batchId: string,
    serials: readonly string[],
  ): Promise<void> {
    const [batch] = await this.db.run(tx, labelledBatch, [batchId]);
    if (!batch) return;
    const told = { gtin, lot: batch.lot, at: this.clock.now(), place: placeOf(batch) };
    const by = { party: batch.cooperativeId, actor: actor.personId };
    for (let at = 0; at < serials.length; at += MOST_SERIALS_IN_EVENT)
      await this.events.append(
        tx,
        [takingBack({ ...told, serials: serials.slice(at, at + MOST_SERIALS_IN_EVENT) })],
        by,
      );
  }

  /** Each label of a fresh roll gets a second code, which is printed under the seal. */
  addInsideCodes(tx: Tx, rollId: string, gtin: string, labels: readonly PlacedSerial[]): Promise<void> {
    const serials = labels.map(label => label.serial);
    return this.inside.make(tx, rollId, gtin, serials);
  }

  private async write(
    tx: Tx,
    actor: Recorder,
    change: StateChange & { changeId: string; at: Date },
    { bytes, positions }: ChangeContent,
  ): Promise<void> {
    const { changeId: id, rollId, state, batchId, labels, at } = change;
    const salt = randomBytes(32);
    const multirange = asMultirange(positions);
    await this.db.run(tx, addChange, [
      id,
      rollId,
      state,
      batchId,
      multirange,
      labels.length,
      actor.personId,
      at,
      salt,
      bytes,
    ]);
    const recordTime = await this.log.recordTime(tx);
    await this.log.add(tx, [{ kind: 'label', subject: id, salt, content: bytes, recordTime, actor: actor.personId }]);
  }

  /** A serial lives from the moment it is on a pack: paper that never got there was never commissioned. */
  private async tell(
    tx: Tx,
    actor: Recorder,
    batch: LabelledBatch,
    told: LabelsTold,
    state: LabelState,
  ): Promise<void> {
    const make = { active: commissioning, sold: shipping, void: decommissioning }[state as 'active' | 'sold' | 'void'];
    if (!make) return;
    const by = { party: batch.cooperativeId, actor: actor.personId };
    await this.events.append(tx, [make({ ...told, place: placeOf(batch) })], by);
  }
}

const placeOf = ({ gln, extension }: LabelledBatch): LabelsTold['place'] =>
  gln && extension ? { gln, extension } : undefined;

const positionsOf = (labels: readonly PlacedSerial[]): number[] => labels.map(label => label.position);
