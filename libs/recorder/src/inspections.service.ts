import { Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import * as sql from './inspections.query.js';
import type { Deed } from './item.js';
import type { ItemRow } from './items.query.js';
import { CooperativesToChoose, InspectionOver, NoSuchInspection, NotOnThisDevice } from './refusals.js';

/** Three days: a round of visits in the mountains and back to the network. */
export const LASTS_MS = 3 * 86_400_000;
/** What one phone takes along at once. */
export const MOST_COOPERATIVES = 5;
const SALT_BYTES = 16;

/** Officers' visits: what they take along, and what they found. */
@Injectable()
export class Inspections {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** With the same id it is prepared once. Throws CooperativesToChoose. */
  async prepare(actor: Actor, id: string, cooperativeIds: readonly string[]): Promise<void> {
    requireOffice(actor, 'officer');
    if (cooperativeIds.length === 0 || cooperativeIds.length > MOST_COOPERATIVES) throw new CooperativesToChoose();
    const now = this.clock.now();
    const expiresAt = new Date(now.getTime() + LASTS_MS);
    const salt = randomBytes(SALT_BYTES);
    await this.db.write(sql.insertInspection, [id, actor.personId, salt, now, expiresAt, cooperativeIds]);
  }

  /** What an item of a department's phone says. Throws NotOnThisDevice, NoSuchInspection, InspectionOver. */
  async perform(actor: Actor, item: ItemRow, deed: Deed): Promise<void> {
    requireOffice(actor, 'officer');
    if (deed.what === 'check') return this.check(actor, item, deed);
    if (deed.what !== 'close') throw new NotOnThisDevice();
    const closed = await this.db.write(sql.closeInspection, [deed.inspection, actor.personId, this.clock.now()]);
    if (closed.length === 0) throw new NoSuchInspection();
  }

  private async check(actor: Actor, item: ItemRow, deed: Extract<Deed, { what: 'check' }>): Promise<void> {
    const { personId } = actor;
    const { inspection, cooperative, batch = null, label, verdict = null, isInOrder, note } = deed;
    const [found] = await this.db.write(sql.inspectionFor, [inspection, personId, cooperative, batch]);
    if (!found?.hasBatch) throw new NoSuchInspection();
    if (item.happenedAt > found.expiresAt) throw new InspectionOver();
    const row: sql.NewCheck = {
      id: item.id,
      inspectionId: inspection,
      cooperativeId: cooperative,
      batchId: batch,
      label,
      verdict,
      isInOrder,
      note,
      happenedAt: item.happenedAt.toISOString(),
      recordedBy: personId,
    };
    await this.db.write(sql.insertCheck, [JSON.stringify(row)]);
  }
}
