import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, type Tx } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { canFlag, type FlagAction, type FlagState } from './flag-actions.js';
import { decideFlag, explainFlag, heldBatch, lockFlag, raiseFlags, withdrawFlags } from './flags.query.js';
import type { RaisedFlag } from './books.js';
import { BatchHeld, DecisionNeeded, ExplanationNeeded, FlagMovedOn } from './refusals.js';

/** What does not add up, from the capture to the department's countersignature. */
@Injectable()
export class Flags {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /** Whether some number of the batch waits for a countersigned explanation: then none of it is labelled or sold. */
  async isHeld(tx: Tx, batchId: string): Promise<boolean> {
    const [row] = await this.db.run(tx, heldBatch, [batchId]);
    return row?.held ?? false;
  }

  /** Throws BatchHeld. */
  async requireFree(tx: Tx, batchId: string): Promise<void> {
    if (await this.isHeld(tx, batchId)) throw new BatchHeld();
  }

  /** A step of the capture. The same event raises the same flag once. */
  async raise(tx: Tx, flags: readonly RaisedFlag[]): Promise<void> {
    if (flags.length === 0) return;
    const raisedAt = this.clock.now();
    const rows = flags.map(({ kind, lot, event, numbers }) => ({
      id: newId(),
      kind,
      lot: lot.id.toString(),
      cooperativeId: lot.own?.cooperativeId ?? null,
      batchId: lot.own?.batchId ?? null,
      event: event.toString(),
      numbers,
      raisedAt,
    }));
    const raised = await this.db.run(tx, raiseFlags, [JSON.stringify(rows)]);
    for (const { id } of raised) await this.outbox.add(tx, { name: 'flag.raised', flagId: id });
  }

  /** A step of the capture: the events were declared wrong. */
  async withdraw(tx: Tx, events: readonly bigint[]): Promise<void> {
    const gone = await this.db.run(tx, withdrawFlags, [[...events], this.clock.now()]);
    for (const { id } of gone) await this.outbox.add(tx, { name: 'flag.countersigned', flagId: id });
  }

  /** The co-op says how it came about; again until it is decided. By a clerk. Throws ExplanationNeeded, FlagMovedOn. */
  explain(actor: Actor, flagId: string, explanation: string): Promise<void> {
    const words = explanation.trim();
    return this.db.transaction(async tx => {
      const flag = await this.locked(tx, flagId);
      if (!flag.cooperativeId) throw new HiddenFromActor();
      requireSeat(actor, flag.cooperativeId, 'clerk');
      if (words === '') throw new ExplanationNeeded();
      this.require('explain', flag.state);
      await this.db.run(tx, explainFlag, [flagId, words, actor.personId, this.clock.now()]);
      await this.outbox.add(tx, { name: 'flag.explained', flagId });
    });
  }

  /** The department has looked and agrees: the batch is free again when no other flag holds it. Throws FlagMovedOn. */
  countersign(officer: Actor, flagId: string, decision: string): Promise<void> {
    return this.decide(officer, flagId, 'countersign', decision.trim());
  }

  /** The explanation does not do; the batch stays held. The officer says what is missing. Throws DecisionNeeded, FlagMovedOn. */
  reject(officer: Actor, flagId: string, decision: string): Promise<void> {
    return this.decide(officer, flagId, 'reject', decision.trim());
  }

  private decide(officer: Actor, flagId: string, action: 'countersign' | 'reject', words: string): Promise<void> {
    return this.db.transaction(async tx => {
      requireOffice(officer, 'officer');
      const flag = await this.locked(tx, flagId);
      if (action === 'reject' && words === '') throw new DecisionNeeded();
      this.require(action, flag.state);
      const state = action === 'reject' ? 'rejected' : 'countersigned';
      await this.db.run(tx, decideFlag, [flagId, words, officer.personId, this.clock.now(), state]);
      await this.outbox.add(tx, { name: `flag.${state}`, flagId });
    });
  }

  private require(action: FlagAction, state: FlagState): void {
    if (!canFlag(action, state)) throw new FlagMovedOn();
  }

  private async locked(tx: Tx, flagId: string) {
    const [flag] = await this.db.run(tx, lockFlag, [flagId]);
    if (!flag) throw new HiddenFromActor();
    return { ...flag, state: flag.state as FlagState };
  }
}
