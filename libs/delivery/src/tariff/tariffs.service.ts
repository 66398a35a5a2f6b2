import { Injectable } from '@nestjs/common';
import { requireOffice, type Actor } from '#libs/identity';
import { Clock, type Day } from '#platform/clock';
import { Database, isOfNobody, isOverlapping } from '#platform/database';
import { newId } from '#platform/ids';
import type { Dong } from '#platform/money';
import type { TariffStep } from '../fee-for.js';
import { RemoteCommuneUnknown, TariffInThePast, TariffOverlaps } from '../refusals.js';
import { refuseUnusable, type CodBearer } from './price-list.js';
import { endOpenList, insertLists } from './tariff.query.js';

export interface NewPriceList {
  validFrom: Day;
  validTo?: Day;
  source: string;
  isDemo: boolean;
  /** cm³ of a parcel that count as one kilogram. */
  divisor: number;
  remoteFee: Dong;
  remoteCommunes: readonly string[];
  codFee: Dong;
  /** Hundredths of a percent of what is collected. */
  codBasisPoints: number;
  codBorneBy: CodBearer;
  daysNear: number;
  daysFar: number;
  steps: readonly TariffStep[];
}

/** The dated prices of delivery. A list is never changed: another one follows it. */
@Injectable()
export class Tariffs {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /**
   * Adds a list; the one that goes on without an end is ended the day before. Fees of placed orders stay as they are.
   * Throws TariffInThePast, TariffUnusable, TariffOverlaps, RemoteCommuneUnknown.
   */
  async add(operator: Actor, list: NewPriceList): Promise<void> {
    requireOffice(operator, 'operator');
    if (list.validFrom < this.clock.today()) throw new TariffInThePast();
    refuseUnusable(list);
    const text = JSON.stringify([{ id: newId(), ...list }], (_key, value: unknown) =>
      typeof value === 'bigint' ? value.toString() : value,
    );
    try {
      await this.db.transaction(async tx => {
        await this.db.run(tx, endOpenList, [list.validFrom]);
        await this.db.run(tx, insertLists, [text, operator.personId]);
      });
    } catch (error) {
      if (isOverlapping(error, 'delivery_list_one_at_a_time')) throw new TariffOverlaps();
      if (isOfNobody(error, 'delivery_remote_commune_code_fkey')) throw new RemoteCommuneUnknown();
      throw error;
    }
  }
}
