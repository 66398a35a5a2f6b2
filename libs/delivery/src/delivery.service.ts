import { Injectable } from '@nestjs/common';
import { Clock, type Day } from '#platform/clock';
import { Database, statement } from '#platform/database';
import { dong, type Dong } from '#platform/money';
import { feeFor, zoneOf, type TariffStep, type Zone } from './fee-for.js';
import { NoTariffToday, UnknownDestination } from './refusals.js';

/** One co-op's goods on their way to the buyer. */
export interface Parcel {
  cooperativeId: string;
  fromCommuneCode: string;
  grams: number;
}

/** What weighs nothing is used where it is, and stays there. */
export const isSent = ({ grams }: Pick<Parcel, 'grams'>): boolean => grams > 0;

export interface Destination {
  toCommuneCode: string;
}

interface Terms {
  /** Commune code to province code, for the communes that exist today. */
  provinces: Record<string, string> | null;
  tariff: { zone: Zone; upToGrams: number; fee: string }[] | null;
}

/** JSON numbers are floats, so the fees travel as text. */
const terms = statement<Terms, [communes: string[], today: Day]>(
  'delivery.terms',
  `SELECT
     (SELECT json_object_agg(code, parent_code) FROM places_unit
      WHERE code = ANY ($1) AND parent_code IS NOT NULL AND (valid_to IS NULL OR valid_to >= $2)) AS provinces,
     (SELECT json_agg(json_build_object('zone', zone, 'upToGrams', up_to_grams, 'fee', fee::text)) FROM delivery_tariff
      WHERE valid_from <= $2 AND (valid_to IS NULL OR valid_to >= $2)) AS tariff`,
);

@Injectable()
export class Delivery {
  constructor(
    private readonly db: Database,
    private readonly clock: Clock,
  ) {}

  /** What each parcel costs today, in the order of the parcels. What is not sent costs nothing. Throws UnknownDestination, NoTariffToday. */
  async quote({ toCommuneCode }: Destination, parcels: readonly Parcel[]): Promise<Dong[]> {
    const communes = [...new Set([toCommuneCode, ...parcels.map(parcel => parcel.fromCommuneCode)])];
    const [found] = await this.db.read(terms, [communes, this.clock.today()]);
    const provinces = found?.provinces ?? {};
    const toProvince = provinces[toCommuneCode];
    if (toProvince === undefined) throw new UnknownDestination();
    const tariff = parcels.some(isSent) ? tariffOf(found?.tariff ?? []) : [];
    return parcels.map(({ fromCommuneCode, grams }) =>
      feeFor(tariff, zoneOf(provinces[fromCommuneCode] ?? '', toProvince), grams),
    );
  }
}

function tariffOf(rows: NonNullable<Terms['tariff']>): TariffStep[] {
  if (rows.length === 0) throw new NoTariffToday();
  return rows.map(row => ({ ...row, fee: dong(row.fee) }));
}
