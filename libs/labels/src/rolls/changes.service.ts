import { randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '#libs/identity';
import { Log } from '#libs/transparency';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { changeContent, type LabelState, type PlacedSerial } from './change-content.js';
import { asMultirange } from './positions.js';
import { addChange, lotOf } from './roll-statements.js';

export interface StateChange {
  /** The id the form was given when it was shown: the act has it for good. */
  changeId?: string;
  rollId: string;
  gtin: string;
  state: LabelState;
  batchId: string | null;
  labels: readonly PlacedSerial[];
}

/** The book of what happened to labels. A step of the verb that changes them: the same transaction, or nothing of either. */
@Injectable()
export class LabelChanges {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
    private readonly log: Log,
  ) {}

  /** Writes down that labels of one roll are in a state from now on. Nothing to write when there are none. */
  async record(tx: Tx, actor: Actor, change: StateChange): Promise<void> {
    if (change.labels.length === 0) return;
    const id = change.changeId ?? newId();
    const at = this.clock.now();
    const salt = randomBytes(32);
    const [batch] = change.batchId ? await this.db.run(tx, lotOf, [change.batchId]) : [];
    const { bytes, positions } = changeContent(
      { change: id, roll: change.rollId, gtin: change.gtin, state: change.state, lot: batch?.lot ?? null, at },
      change.labels,
    );
    await this.db.run(tx, addChange, [
      id,
      change.rollId,
      change.state,
      change.batchId,
      asMultirange(positions),
      change.labels.length,
      actor.personId,
      at,
      salt,
      bytes,
    ]);
    const recordTime = await this.log.recordTime(tx);
    await this.log.add(tx, [{ kind: 'label', subject: id, salt, content: bytes, recordTime, actor: actor.personId }]);
  }
}
