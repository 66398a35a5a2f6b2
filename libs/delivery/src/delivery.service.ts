import { Injectable } from '@nestjs/common';
import { LRUCache } from 'lru-cache';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { dong } from '#platform/money';
import type { BusRoute } from './bus/bus-terms.js';
import type { Zone } from './fee-for.js';
import { isInTimeFor } from './pickup/cut-off.js';
import { isSame, type Pickup } from './pickup/pickup.js';
import { pickupChoices, type PickupChoice } from './pickup/pickups.query.js';
import { holidaysFrom, type HolidayRule } from './promise/holidays.js';
import { USUAL_RHYTHM, type PackingRhythm } from './promise/promised-days.js';
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

interface TermsRow {
  provinces: Record<string, string> | null;
  list: ListRow | null;
  holidays: HolidayRule[];
  rhythms: (PackingRhythm & { id: string; slug: string })[];
  routes: { id: string; weekdays: number[]; daysOnWay: number; steps: { upToGrams: number; fee: string }[] }[];
}

const termsOfDay = statement<TermsRow, [day: Day]>(
  'delivery.terms',
  `SELECT
     (SELECT json_object_agg(code, parent_code) FROM places_unit
      WHERE parent_code IS NOT NULL AND (valid_to IS NULL OR valid_to >= $1)) AS provinces,
     (SELECT json_build_object('isDemo', l.is_demo, 'divisor', l.divisor, 'remoteFee', l.remote_fee::text, 'codFee', l.cod_fee::text,
        'codBasisPoints', l.cod_basis_points, 'codBorneBy', l.cod_borne_by, 'daysNear', l.days_near, 'daysFar', l.days_far,
        'remoteCommunes', (SELECT COALESCE(json_agg(commune_code), '[]') FROM delivery_remote WHERE list_id = l.id),
        'steps', (SELECT COALESCE(json_agg(json_build_object('zone', zone, 'upToGrams', up_to_grams, 'fee', fee::text)), '[]') FROM delivery_step WHERE list_id = l.id))
      FROM delivery_list l WHERE l.valid_from <= $1 AND (l.valid_to IS NULL OR l.valid_to >= $1)) AS list,
     (SELECT COALESCE(json_agg(json_build_object('calendar', calendar, 'month', month, 'day', day, 'daysBefore', days_before, 'daysAfter', days_after,
        'validFrom', valid_from, 'validTo', valid_to) ORDER BY code, valid_from), '[]') FROM delivery_holiday) AS holidays,
     (SELECT COALESCE(json_agg(json_build_object('id', c.id, 'slug', c.slug, 'weekdays', COALESCE(p.weekdays, ARRAY[${USUAL_RHYTHM.weekdays.join()}]),
        'cutOffHour', COALESCE(p.cut_off_hour, ${USUAL_RHYTHM.cutOffHour}), 'packingDays', COALESCE(p.packing_days, ${USUAL_RHYTHM.packingDays}),
        'closed', COALESCE(d.days, '[]'))), '[]')
      FROM cooperatives_cooperative c LEFT JOIN delivery_packing p ON p.cooperative_id = c.id
      LEFT JOIN (SELECT cooperative_id, json_agg(json_build_object('from', first_day, 'to', last_day)) AS days
        FROM delivery_closed WHERE last_day >= $1 AND reopened_at IS NULL GROUP BY cooperative_id) d ON d.cooperative_id = c.id
      WHERE p.cooperative_id IS NOT NULL OR d.cooperative_id IS NOT NULL) AS rhythms,
     (SELECT COALESCE(json_agg(json_build_object('id', r.id, 'weekdays', r.weekdays, 'daysOnWay', r.days_on_way,
        'steps', (SELECT json_agg(json_build_object('upToGrams', s.up_to_grams, 'fee', s.fee::text) ORDER BY s.up_to_grams)
          FROM delivery_route_step s WHERE s.route_id = r.id))), '[]')
      FROM delivery_route r WHERE r.valid_from <= $1 AND (r.valid_to IS NULL OR r.valid_to >= $1)) AS routes`,
);

@Injectable()
export class Delivery {
  private readonly kept = new LRUCache<Day, Terms>({ max: 2, ttl: KEPT_FOR_MS, fetchMethod: day => this.read(day) });
  /** The moon is asked once for a day and its rules, not with each reading of the terms. */
  private readonly holidays = new LRUCache<string, ReadonlySet<Day>>({ max: 2 });

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

  /**
   * Where buyers may come instead, now: points that are open today, market days on which the co-op has a stall, until the cut-off before each, and
   * stations of buses whose price is known.
   */
  async choicesOf(cooperativeIds: readonly string[]): Promise<PickupChoice[]> {
    const found = await this.db.read(pickupChoices, [[...cooperativeIds], this.clock.today()]);
    const now = this.clock.now();
    const { routes } = await this.terms();
    return found.filter(({ way, placeId, day }) =>
      way === 'bus' ? routes.has(placeId) : day === null || isInTimeFor(day, now),
    );
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
    const holidays = this.holidaysOf(day, found?.holidays ?? []);
    const rhythms = new Map(
      found?.rhythms.flatMap(({ id, slug, ...rhythm }) => [[id, rhythm] as const, [slug, rhythm] as const]),
    );
    const routes = new Map(found?.routes.map(({ id, ...route }) => [id, routeFrom(route)]));
    return { day, list, provinceOf: new Map(Object.entries(found?.provinces ?? {})), holidays, rhythms, routes };
  }

  private holidaysOf(day: Day, rules: readonly HolidayRule[]): ReadonlySet<Day> {
    const key = `${day} ${JSON.stringify(rules)}`;
    const known = this.holidays.get(key) ?? holidaysFrom(day, rules);
    this.holidays.set(key, known);
    return known;
  }
}

const routeFrom = ({ steps, ...route }: Omit<TermsRow['routes'][number], 'id'>): BusRoute => ({
  ...route,
  steps: steps.map(step => ({ ...step, fee: dong(step.fee) })),
});

const listFrom = ({ remoteFee, codFee, remoteCommunes, steps, ...row }: ListRow): PriceList => ({
  ...row,
  remoteFee: dong(remoteFee),
  codFee: dong(codFee),
  remoteCommunes: new Set(remoteCommunes),
  steps: steps.map(step => ({ ...step, fee: dong(step.fee) })),
});
