import type { CodBearer, TariffStep } from '#libs/delivery';
import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import type { Dong } from '#platform/money';

export interface PriceListRow {
  id: string;
  validFrom: Day;
  validTo: Day | null;
  source: string;
  isDemo: boolean;
  divisor: number;
  remoteFee: Dong;
  codFee: Dong;
  codBasisPoints: number;
  codBorneBy: CodBearer;
  daysNear: number;
  daysFar: number;
  remote: { code: string; name: string }[];
  /** By weight; fees in đồng as text. */
  steps: (Omit<TariffStep, 'fee'> & { fee: string })[];
}

/** All price lists, the latest first. */
export const priceLists = statement<PriceListRow>(
  'server.price-lists',
  `SELECT l.id, l.valid_from AS "validFrom", l.valid_to AS "validTo", l.source, l.is_demo AS "isDemo", l.divisor, l.remote_fee AS "remoteFee",
     l.cod_fee AS "codFee", l.cod_basis_points AS "codBasisPoints", l.cod_borne_by AS "codBorneBy", l.days_near AS "daysNear", l.days_far AS "daysFar",
     COALESCE((SELECT json_agg(json_build_object('code', u.code, 'name', u.full_name) ORDER BY u.code)
       FROM delivery_remote r JOIN places_unit u ON u.code = r.commune_code WHERE r.list_id = l.id), '[]') AS remote,
     (SELECT json_agg(json_build_object('zone', s.zone, 'upToGrams', s.up_to_grams, 'fee', s.fee::text) ORDER BY s.up_to_grams, s.zone)
      FROM delivery_step s WHERE s.list_id = l.id) AS steps
   FROM delivery_list l ORDER BY l.valid_from DESC`,
);
