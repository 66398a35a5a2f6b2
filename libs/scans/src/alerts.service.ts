import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { AlertNoteNeeded } from './refusals.js';

export type AlertDecision = 'suspect' | 'dismissed';

const ownerOf = statement<{ cooperativeId: string | null }, [alertId: string]>(
  'scans.owner-of-alert',
  'SELECT cooperative_id AS "cooperativeId" FROM scans_alert WHERE id = $1',
);

const decide = statement<{ id: string }, [alertId: string, state: string, personId: string, now: Date, note: string]>(
  'scans.decide-alert',
  `UPDATE scans_alert SET state = $2, decided_by = $3, decided_at = $4, note = $5, updated_at = $4 WHERE id = $1 RETURNING id`,
);

@Injectable()
export class Alerts {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Says that a label is under suspicion (its page says so at once) or that there is nothing to it. By the co-op's director or an officer; either may
   * decide again, the last word stands with its author and reason. Throws AlertNoteNeeded.
   */
  async decide(actor: Actor, alertId: string, decision: AlertDecision, note: string): Promise<void> {
    const [alert] = await this.db.read(ownerOf, [alertId]);
    if (!alert) throw new HiddenFromActor();
    if (!actor.offices.includes('officer')) {
      if (alert.cooperativeId === null) throw new HiddenFromActor();
      requireSeat(actor, alert.cooperativeId, 'director');
    }
    if (note.trim() === '') throw new AlertNoteNeeded();
    await this.db.write(decide, [alertId, decision, actor.personId, this.clock.now(), note.trim()]);
  }
}
