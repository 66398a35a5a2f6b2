import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireOffice, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, isOfNobody } from '#platform/database';
import { newId } from '#platform/ids';
import { Outbox } from '#platform/outbox';
import { AllowanceOfThePast, MOST_LABELS_ALLOWED, NotAnAllowance } from '../refusals.js';
import { addAllowance } from './allowance-statements.js';

export interface Allowance {
  /** Null: every co-op that has none of its own. */
  cooperativeId: string | null;
  /** 0 to MOST_LABELS_ALLOWED unbound labels of free rolls; 0: nothing is printed ahead. */
  labels: number;
  /** Today when left out; never a day that is over. */
  from?: Day;
  /** For the co-op to read, 3 to 300 characters. */
  reason: string;
  /** An id the form was given when it was shown: sent twice, it is one row of the history. */
  allowanceId?: string;
}

/** What the department lets co-ops hold of labels that are on no pack. The orders of labels are measured by it (`Rolls.issue`). */
@Injectable()
export class Allowances {
  constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly clock: Clock,
  ) {}

  /**
   * From a day on a co-op may hold so many. Who holds more keeps them, and gets no new ones until enough are on packs or written off.
   * Throws NotAnAllowance, AllowanceOfThePast; HiddenFromActor for a co-op that is none.
   */
  async set(officer: Actor, allowance: Allowance): Promise<void> {
    requireOffice(officer, 'officer');
    const { cooperativeId, labels, reason, from = this.clock.today(), allowanceId = newId() } = allowance;
    if (!Number.isInteger(labels) || labels < 0 || labels > MOST_LABELS_ALLOWED) throw new NotAnAllowance();
    if (from < this.clock.today()) throw new AllowanceOfThePast();
    const row = [allowanceId, cooperativeId, labels, from, reason, officer.personId, this.clock.now()] as const;
    const written = this.db.transaction(async tx => {
      const [added] = await this.db.run(tx, addAllowance, [...row]);
      if (added) await this.outbox.add(tx, { name: 'labels.allowance-set', allowanceId });
    });
    await written.catch((error: unknown) => {
      throw isOfNobody(error, 'labels_allowance_cooperative_id_fkey') ? new HiddenFromActor() : error;
    });
  }
}
