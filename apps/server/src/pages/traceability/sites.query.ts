import { statement } from '#platform/database';
import type { BatchUnit, SiteKind } from '#libs/traceability';

export interface SiteRow {
  id: string;
  kind: SiteKind;
  name: string;
  commune: string;
  communeCode: string;
  extension: string;
  crop: string;
  growingAreaCode: string | null;
  areaM2: bigint | null;
  hives: number | null;
  makers: number | null;
  plantedYear: number | null;
  latitude: string | null;
  longitude: string | null;
  seasonCapacity: bigint | null;
  capacityUnit: BatchUnit | null;
}

export const siteList = statement<SiteRow, [cooperativeId: string]>(
  'traceability.site-list',
  `SELECT s.id, s.kind, s.name, u.full_name AS commune, s.commune_code AS "communeCode", s.extension, s.crop, s.growing_area_code AS "growingAreaCode",
     s.area_m2 AS "areaM2", s.hives, s.makers, s.planted_year AS "plantedYear", s.latitude::text, s.longitude::text, s.season_capacity AS "seasonCapacity", s.capacity_unit AS "capacityUnit"
   FROM traceability_site s JOIN places_unit u ON u.code = s.commune_code WHERE s.cooperative_id = $1 ORDER BY f_fold(s.name), s.id`,
);

export interface SiteCommune {
  code: string;
  name: string;
  /** The commune of the co-op itself: most of its places lie there. */
  isHome: boolean;
}

/** The communes of the province in which the co-op lies. */
export const siteCommunes = statement<SiteCommune, [cooperativeId: string]>(
  'traceability.site-communes',
  `SELECT u.code, u.full_name AS name, u.code = c.commune_code AS "isHome"
   FROM cooperatives_cooperative c JOIN places_unit home ON home.code = c.commune_code
   JOIN places_unit u ON u.parent_code = home.parent_code AND u.valid_to IS NULL
   WHERE c.id = $1 ORDER BY f_fold(u.name), u.code`,
);
