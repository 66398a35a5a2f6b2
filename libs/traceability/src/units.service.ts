import { Injectable } from '@nestjs/common';
import { requireSeat, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { newId } from '#platform/ids';
import type { BatchUnit } from './recipes/recipe.js';
import { AmountNeeded, UnitNameTaken } from './refusals.js';
import { isCommonUnit, type OwnUnit } from './units.js';

export interface UnitInput {
  id?: string;
  name: string;
  /** Base units in one of it. */
  holds: bigint;
  base: Exclude<BatchUnit, 'night'>;
  /** Tasks of that day and later are read with it. */
  validFrom: Day;
}

export const ownUnits = statement<OwnUnit & { id: string }, [cooperativeId: string]>(
  'traceability.own-units',
  `SELECT id, name, holds, base, valid_from AS "validFrom" FROM traceability_unit WHERE cooperative_id = $1 ORDER BY f_fold(name), valid_from`,
);

/** Set again from the same day, the later word counts. */
const setUnit = statement<
  never,
  [id: string, cooperativeId: string, name: string, holds: bigint, base: string, validFrom: Day, by: string, at: Date]
>(
  'traceability.set-unit',
  `INSERT INTO traceability_unit (id, cooperative_id, name, holds, base, valid_from, created_by, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
   ON CONFLICT (cooperative_id, f_fold(name), valid_from) DO UPDATE SET holds = excluded.holds, base = excluded.base, name = excluded.name`,
);

/** What a co-op's basket, sack and load hold. A change begins on a day; tasks before it keep their meaning, since they are stored in base units. */
@Injectable()
export class Units {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  list(actor: Actor, cooperativeId: string): Promise<(OwnUnit & { id: string })[]> {
    requireSeat(actor, cooperativeId, 'clerk', 'packer');
    return this.db.read(ownUnits, [cooperativeId]);
  }

  /** Throws UnitNameTaken for a word that means the same in the whole country, AmountNeeded. */
  async set(actor: Actor, cooperativeId: string, unit: UnitInput): Promise<void> {
    requireSeat(actor, cooperativeId, 'clerk');
    const { id = newId(), name, holds, base, validFrom } = unit;
    if (isCommonUnit(name)) throw new UnitNameTaken();
    if (holds <= 0n) throw new AmountNeeded('holds');
    await this.db.write(setUnit, [id, cooperativeId, name, holds, base, validFrom, actor.personId, this.clock.now()]);
  }
}
