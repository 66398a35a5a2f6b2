import { Injectable } from '@nestjs/common';
import { requireSeat, type Actor } from '#libs/identity';
import { Clock } from '#platform/clock';
import { Database } from '#platform/database';
import { sha256 } from './device-key.js';
import { typeOfEnclosure } from './enclosure-rules.js';
import { insertEnclosure, isEnclosed } from './items.query.js';
import { EnclosureUnreadable, NotEnclosed } from './refusals.js';

/** Photos and voice notes: they come after the items that name them, and are known by their content. */
@Injectable()
export class Enclosures {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Keeps a file that some item of the co-op names; sent twice, kept once. Throws EnclosureUnreadable, NotEnclosed. */
  async keep(actor: Actor, cooperativeId: string, bytes: Buffer): Promise<{ hash: string }> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    const mediaType = typeOfEnclosure(bytes);
    if (!mediaType) throw new EnclosureUnreadable();
    const hash = sha256(bytes);
    if ((await this.db.write(isEnclosed, [cooperativeId, hash])).length === 0) throw new NotEnclosed();
    await this.db.write(insertEnclosure, [cooperativeId, hash, mediaType, bytes, this.clock.now()]);
    return { hash: hash.toString('hex') };
  }
}
