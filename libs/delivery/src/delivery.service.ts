import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { dong, type Dong } from '#platform/money';
import type { Zone } from './fee-for.js';
import { feesOf, type Destination, type Parcel, type Terms } from './terms.js';

/**
 * How long a process goes by the terms it has read. They are dated in advance; one that is mended for today is heard of within this
 * time, and until then a buyer who saw another sum is asked to look again (TotalChanged).
 */
const KEPT_FOR_MS = 15_000;

/** JSON numbers are floats, so the fees travel as text. */
const termsOfDay = statement<
  { provinces: Record<string, string> | null; tariff: { zone: Zone; upToGrams: number; fee: string }[] | null },
  [day: Day]
>(
  'delivery.terms',
  `SELECT
     (SELECT json_object_agg(code, parent_code) FROM places_unit
      WHERE parent_code IS NOT NULL AND (valid_to IS NULL OR valid_to >= $1)) AS provinces,
     (SELECT json_agg(json_build_object('zone', zone, 'upToGrams', up_to_grams, 'fee', fee::text)) FROM delivery_tariff
      WHERE valid_from <= $1 AND (valid_to IS NULL OR valid_to >= $1)) AS tariff`,
);

@Injectable()
export class Delivery {
  private readonly kept = new LRUCache<Day, Terms>({ max: 2, ttl: KEPT_FOR_MS, fetchMethod: day => this.read(day) });

  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** The terms of today: whoever holds them knows every fee without asking again, also in the midst of a transaction. */
  async terms(): Promise<Terms> {
    const today = this.clock.today();
    return (await this.kept.fetch(today)) ?? this.read(today);
  }

  /** What each parcel costs today, in the order of the parcels. Throws UnknownDestination, NoTariffToday. */
  async quote(destination: Destination, parcels: readonly Parcel[]): Promise<Dong[]> {
    return feesOf(await this.terms(), destination, parcels);
  }

  private async read(day: Day): Promise<Terms> {
    const [found] = await this.db.read(termsOfDay, [day]);
    const tariff = (found?.tariff ?? []).map(step => ({ ...step, fee: dong(step.fee) }));
    return { day, tariff, provinceOf: new Map(Object.entries(found?.provinces ?? {})) };
  }
}
