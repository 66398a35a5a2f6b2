import { statement } from '#platform/database';
import type { SiteKind } from '#libs/traceability';

export interface SiteRow {
  id: string;
  kind: SiteKind;
  name: string;
  commune: string;
  extension: string;
}

export const siteList = statement<SiteRow, [cooperativeId: string]>(
  'traceability.site-list',
  `SELECT s.id, s.kind, s.name, u.full_name AS commune, s.extension
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
