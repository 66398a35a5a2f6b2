import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#platform/database';
import type { LabelState, PlacedSerial } from './change-content.js';
import { LabelChanges } from './changes.service.js';
import * as sql from './old-roll-statements.js';
import { lockRoll } from './roll-statements.js';

/** Labels that were issued before there was a book of changes, told afterwards: from then on every state follows from the book, as of all others. */
@Injectable()
export class OldRolls {
  constructor(
    private readonly db: Database,
    private readonly changes: LabelChanges,
  ) {}

  /** Roll by roll, each in a transaction of its own. Running it again, or twice at once, tells nothing twice. Returns how much was told. */
  async tellAll(): Promise<{ rolls: number; labels: number }> {
    const told = { rolls: 0, labels: 0 };
    for (const { id } of await this.db.write(sql.untoldRolls, [])) {
      const labels = await this.db.transaction(tx => this.tell(tx, id));
      told.rolls += labels > 0 ? 1 : 0;
      told.labels += labels;
    }
    return told;
  }

  private async tell(tx: Tx, rollId: string): Promise<number> {
    await this.db.run(tx, lockRoll, [rollId]);
    const [roll] = await this.db.run(tx, sql.untoldRoll, [rollId]);
    if (!roll) return 0;
    const labels = await this.db.run(tx, sql.labelsOf, [rollId]);
    const record = (state: LabelState, which: readonly PlacedSerial[], at?: Date) =>
      this.changes.record(tx, roll, { rollId, gtin: roll.gtin, state, batchId: roll.batchId, labels: which, at });
    const now = (...states: LabelState[]) => labels.filter(label => states.includes(label.state));
    await record('issued', labels, roll.issuedAt);
    await record('active', now('active', 'void'), roll.activatedAt ?? undefined);
    // When labels were voided nobody wrote down in those days: it is told as of now.
    await record('void', now('void'));
    await record('spoiled', now('spoiled'));
    return labels.length;
  }
}
