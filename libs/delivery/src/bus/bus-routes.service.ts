import { Injectable } from '@nestjs/common';
import { HiddenFromActor, requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, isOfNobody, statement } from '#platform/database';
import { newId } from '#platform/ids';
import { PickupCommuneUnknown, RouteStepsUnusable } from '../refusals.js';
import { isUsable } from './bus-route.js';
import type { BusRoute } from './bus-terms.js';

export interface NewBusRoute extends BusRoute {
  name: string;
  /** In E.164. */
  phone: string;
  communeCode: string;
  place: string;
  hours: string;
  validFrom: Day;
  validTo?: Day;
}

const openRoute = statement<never, [route: string, steps: string, by: string, at: Date]>(
  'delivery.open-route',
  `WITH opened AS (
     INSERT INTO delivery_route (id, cooperative_id, name, phone, commune_code, place, hours, weekdays, days_on_way, valid_from, valid_to, opened_by, opened_at)
     SELECT id, "cooperativeId", name, phone, "communeCode", place, hours, weekdays, "daysOnWay", "validFrom", "validTo", $3, $4
     FROM jsonb_to_record($1::jsonb) AS r(id uuid, "cooperativeId" uuid, name text, phone text, "communeCode" text, place text, hours text,
       weekdays smallint[], "daysOnWay" int, "validFrom" date, "validTo" date)
     RETURNING id
   )
   INSERT INTO delivery_route_step (route_id, up_to_grams, fee)
   SELECT opened.id, s."upToGrams", s.fee FROM opened, jsonb_to_recordset($2::jsonb) AS s("upToGrams" int, fee bigint)`,
);

/** From the day after on nobody can choose it. One that is to begin later ends with its first day. */
const endRoute = statement<{ id: string }, [id: string, cooperativeId: string, lastDay: Day]>(
  'delivery.end-route',
  `WITH ended AS (
     UPDATE delivery_route SET valid_to = GREATEST(valid_from, $3::date)
     WHERE id = $1 AND cooperative_id = $2 AND (valid_to IS NULL OR valid_to > $3)
   )
   SELECT id FROM delivery_route WHERE id = $1 AND cooperative_id = $2`,
);

/** Buses that take the parcels of a co-op along (gửi xe khách): out of many communes the only way on most days. */
@Injectable()
export class BusRoutes {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** Throws RouteStepsUnusable, PickupCommuneUnknown. */
  async open(actor: Actor, cooperativeId: string, { steps, ...route }: NewBusRoute): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    if (!isUsable(steps)) throw new RouteStepsUnusable();
    const row = JSON.stringify({ id: newId(), cooperativeId, ...route });
    const prices = JSON.stringify(steps.map(({ upToGrams, fee }) => ({ upToGrams, fee: fee.toString() })));
    try {
      await this.db.write(openRoute, [row, prices, actor.personId, this.clock.now()]);
    } catch (error) {
      if (isOfNobody(error, 'delivery_route_commune')) throw new PickupCommuneUnknown();
      throw error;
    }
  }

  /** Today is its last day; orders that go by it stay as they are. Again, it changes nothing. */
  async end(actor: Actor, cooperativeId: string, routeId: string): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const [route] = await this.db.write(endRoute, [routeId, cooperativeId, this.clock.today()]);
    if (!route) throw new HiddenFromActor();
  }
}
