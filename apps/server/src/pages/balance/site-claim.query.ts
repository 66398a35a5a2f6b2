import type { BaseUnit, Measure, SiteClaimKind, SiteClaimState } from '#libs/balance';
import type { SiteKind } from '#libs/traceability';
import { statement } from '#platform/database';
import type { Certainty } from './bound-source.js';

/** One claim about a place, with the place. Amounts in whole base units. */
export interface SiteClaimRow {
  id: string;
  claim: SiteClaimKind;
  state: SiteClaimState;
  measure: Measure | null;
  size: bigint | null;
  amount: bigint | null;
  unit: BaseUnit | null;
  validFrom: string;
  validTo: string | null;
  source: string;
  claimedBy: string;
  claimedAt: Date;
  decidedBy: string | null;
  decidedAt: Date | null;
  decision: string;
  /** Today. */
  isInForce: boolean;
  siteId: string;
  place: string;
  kind: SiteKind;
  commune: string;
  cooperative: string;
  cooperativeSlug: string;
}

const LINK = `'https://id.gs1.org/414/' || o.gln || '/254/' || s.extension`;

const CLAIM = `SELECT c.id, c.claim, c.state, c.measure, c.size, c.amount, c.unit, c.valid_from AS "validFrom", c.valid_to AS "validTo", c.source,
  who.full_name AS "claimedBy", c.claimed_at AS "claimedAt", officer.full_name AS "decidedBy", c.decided_at AS "decidedAt", c.decision,
  c.state = 'countersigned' AND CURRENT_DATE BETWEEN c.valid_from AND COALESCE(c.valid_to, 'infinity') AS "isInForce", s.id AS "siteId",
  s.name AS place, s.kind, u.full_name AS commune, o.name AS cooperative, o.slug AS "cooperativeSlug"
  FROM balance_site_claim c JOIN cooperatives_cooperative o ON o.id = c.cooperative_id
  JOIN traceability_site s ON s.cooperative_id = o.id AND c.site = ${LINK} JOIN places_unit u ON u.code = s.commune_code
  JOIN identity_person who ON who.id = c.claimed_by LEFT JOIN identity_person officer ON officer.id = c.decided_by`;

export const claimsOfSite = statement<SiteClaimRow, [siteId: string]>(
  'server.claims-of-site',
  `${CLAIM} WHERE s.id = $1 ORDER BY c.state = 'open' DESC, c.claimed_at DESC, c.id LIMIT 100`,
);

export const claimsWaiting = statement<SiteClaimRow>(
  'server.claims-waiting',
  `${CLAIM} WHERE c.state = 'open' ORDER BY c.claimed_at, c.id LIMIT 100`,
);

export const claimsDecided = statement<SiteClaimRow>(
  'server.claims-decided',
  `${CLAIM} WHERE c.state IN ('countersigned', 'refused') ORDER BY c.decided_at DESC, c.id LIMIT 20`,
);

export const oneClaim = statement<SiteClaimRow, [claimId: string]>('server.one-claim', `${CLAIM} WHERE c.id = $1`);

export interface ClaimedSite {
  id: string;
  name: string;
  kind: SiteKind;
  commune: string;
  measure: Measure | null;
  /** As the co-op says. */
  size: bigint | null;
}

export const siteOfDesk = statement<ClaimedSite, [siteId: string, cooperativeId: string]>(
  'server.site-of-desk',
  `SELECT s.id, s.name, s.kind, u.full_name AS commune, s.measure, s.size FROM traceability_site s
   JOIN places_unit u ON u.code = s.commune_code WHERE s.id = $1 AND s.cooperative_id = $2`,
);

/** What is believed of the place while no claim is countersigned: of each line that the co-op makes. */
export interface DefaultBound {
  line: string;
  most: bigint;
  unit: BaseUnit;
  measure: Measure;
  size: bigint;
  certainty: Certainty;
  source: string;
}

export const defaultsOfSite = statement<DefaultBound, [siteId: string]>(
  'server.defaults-of-site',
  `SELECT DISTINCT ON (b.line) b.line, b.most, b.unit, b.task AS measure, LEAST(s.size, b.usual_size) AS size, b.certainty, b.source
   FROM traceability_site s JOIN balance_bound b ON b.kind = 'capacity' AND b.task = s.measure AND b.valid_from <= CURRENT_DATE
     AND (b.valid_to IS NULL OR b.valid_to >= CURRENT_DATE) AND (b.cooperative_id IS NULL OR b.cooperative_id = s.cooperative_id)
   WHERE s.id = $1 AND b.line IN (SELECT line FROM catalog_product WHERE cooperative_id = s.cooperative_id)
     AND (s.planted_year IS NULL OR b.from_age <= GREATEST(0, extract(year FROM CURRENT_DATE) - s.planted_year))
   ORDER BY b.line, b.cooperative_id IS NULL, b.valid_from DESC, CASE WHEN s.planted_year IS NULL THEN b.most ELSE b.from_age END DESC`,
);

export interface SeasonRow {
  began: string;
  unit: BaseUnit;
  gathered: bigint;
}

export const seasonsOfSite = statement<SeasonRow, [siteId: string]>(
  'server.seasons-of-site',
  `SELECT b.began, b.unit, b.gathered FROM traceability_site s JOIN cooperatives_cooperative o ON o.id = s.cooperative_id
   JOIN balance_season b ON b.site = ${LINK} WHERE s.id = $1 AND b.gathered > 0 ORDER BY b.began DESC, b.unit LIMIT 6`,
);
