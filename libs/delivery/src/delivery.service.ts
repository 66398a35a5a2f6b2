import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { dong } from '#platform/money';
import type { Zone } from './fee-for.js';
import { isInTimeFor } from './pickup/cut-off.js';
import { isSame, type Pickup } from './pickup/pickup.js';
import { pickupChoices, type PickupChoice } from './pickup/pickups.query.js';
import { PickupGone } from './refusals.js';
import type { CodBearer } from './tariff/price-list.js';
import { quotesOf, type Destination, type Parcel, type PriceList, type Quote, type Terms } from './terms.js';

/**
 * How long a process goes by the terms it has read. They are dated in advance; one that is mended for today is heard of within this
 * time, and until then a buyer who saw another sum is asked to look again (TotalChanged).
 */
const KEPT_FOR_MS = 15_000;

/** JSON numbers are floats, so the fees travel as text. */
interface ListRow {
  isDemo: boolean;
  divisor: number;
  remoteFee: string;
  remoteCommunes: string[];
  codFee: string;
  codBasisPoints: number;
  codBorneBy: CodBearer;
  daysNear: number;
  daysFar: number;
  steps: { zone: Zone; upToGrams: number; fee: string }[];
}

const termsOfDay = statement<{ provinces: Record<string, string> | null; list: ListRow | null }, [day: Day]>(
  'delivery.terms',
  `SELECT
     (SELECT json_object_agg(code, parent_code) FROM places_unit
      WHERE parent_code IS NOT NULL AND (valid_to IS NULL OR valid_to >= $1)) AS provinces,
     (SELECT json_build_object('isDemo', l.is_demo, 'divisor', l.divisor, 'remoteFee', l.remote_fee::text, 'codFee', l.cod_fee::text,
        'codBasisPoints', l.cod_basis_points, 'codBorneBy', l.cod_borne_by, 'daysNear', l.days_near, 'daysFar', l.days_far,
        'remoteCommunes', (SELECT COALESCE(json_agg(commune_code), '[]') FROM delivery_remote WHERE list_id = l.id),
        'steps', (SELECT COALESCE(json_agg(json_build_object('zone', zone, 'upToGrams', up_to_grams, 'fee', fee::text)), '[]') FROM delivery_step WHERE list_id = l.id))
      FROM delivery_list l WHERE l.valid_from <= $1 AND (l.valid_to IS NULL OR l.valid_to >= $1)) AS list`,
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
  async quote(destination: Destination, parcels: readonly Parcel[]): Promise<Quote[]> {
    return quotesOf(await this.terms(), destination, parcels);
  }

  /** Where buyers may come instead, now: points that are open today, and market days on which the co-op has a stall, until the cut-off before each. */
  async choicesOf(cooperativeIds: readonly string[]): Promise<PickupChoice[]> {
    const found = await this.db.read(pickupChoices, [[...cooperativeIds], this.clock.today()]);
    const now = this.clock.now();
    return found.filter(({ day }) => day === null || isInTimeFor(day, now));
  }

  /** Throws PickupGone unless each of them may be chosen now. Who chooses none asks nothing. */
  async refuseGone(chosen: readonly Pickup[]): Promise<void> {
    if (chosen.length === 0) return;
    const choices = await this.choicesOf(chosen.map(({ cooperativeId }) => cooperativeId));
    if (!chosen.every(pickup => choices.some(choice => isSame(pickup, choice)))) throw new PickupGone();
  }

  private async read(day: Day): Promise<Terms> {
    const [found] = await this.db.read(termsOfDay, [day]);
    const list = found?.list ? listFrom(found.list) : undefined;
    return { day, list, provinceOf: new Map(Object.entries(found?.provinces ?? {})) };
  }
}

const listFrom = ({ remoteFee, codFee, remoteCommunes, steps, ...row }: ListRow): PriceList => ({
  ...row,
  remoteFee: dong(remoteFee),
  codFee: dong(codFee),
  remoteCommunes: new Set(remoteCommunes),
  steps: steps.map(step => ({ ...step, fee: dong(step.fee) })),
});
