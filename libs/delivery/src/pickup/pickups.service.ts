import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, isOfNobody } from '#platform/database';
import { newId } from '#platform/ids';
import { PickupCommuneUnknown } from '../refusals.js';
import { endPoint, openPoint } from './pickups.query.js';

export interface NewPickupPoint {
  name: string;
  communeCode: string;
  place: string;
  hours: string;
  validFrom: Day;
  validTo?: Day;
}

/** The pickup points of a co-op: where buyers may come for their goods instead of having them brought. */
@Injectable()
export class Pickups {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws PickupCommuneUnknown. */
  async open(actor: Actor, cooperativeId: string, point: NewPickupPoint): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const { name, communeCode, place, hours, validFrom, validTo = null } = point;
    const by = [actor.personId, this.clock.now()] as const;
    try {
      await this.db.write(openPoint, [
        newId(),
        cooperativeId,
        name,
        communeCode,
        place,
        hours,
        validFrom,
        validTo,
        ...by,
      ]);
    } catch (error) {
      if (isOfNobody(error, 'delivery_pickup_point_commune')) throw new PickupCommuneUnknown();
      throw error;
    }
  }

  /** Today is its last day; orders that are to be fetched there stay as they are. Again, it changes nothing. */
  async end(actor: Actor, cooperativeId: string, pointId: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const [point] = await this.db.write(endPoint, [pointId, cooperativeId, this.clock.today()]);
    if (!point) throw new HiddenFromActor();
  }
}
