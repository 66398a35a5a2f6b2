import { statement } from '#platform/database';
import type { SiteClaimState } from './site-claim-actions.js';

/** Whose place it is. A claim about it is named by the place's Digital Link, as events say it. */
export const siteToClaim = statement<{ cooperativeId: string; link: string; measure: string | null }, [siteId: string]>(
  'balance.site-to-claim',
  `SELECT s.cooperative_id AS "cooperativeId", s.measure, 'https://id.gs1.org/414/' || c.gln || '/254/' || s.extension AS link
   FROM traceability_site s JOIN cooperatives_cooperative c ON c.id = s.cooperative_id WHERE s.id = $1`,
);

/** Nothing when the form was sent before, or when another claim of the kind still waits. */
export const insertSiteClaim = statement<{ id: string }, [claim: string]>(
  'balance.insert-site-claim',
  `INSERT INTO balance_site_claim (id, site, claim, state, cooperative_id, measure, size, amount, unit, valid_from, valid_to, source, claimed_by, claimed_at)
   SELECT id, site, claim, 'open', "cooperativeId", measure, size, amount, unit, "from", "to", source, "claimedBy", "claimedAt"
   FROM jsonb_to_record($1::jsonb) AS c(id uuid, site text, claim text, "cooperativeId" uuid, measure text, size bigint, amount bigint, unit text,
     "from" date, "to" date, source text, "claimedBy" uuid, "claimedAt" timestamptz)
   ON CONFLICT DO NOTHING RETURNING id`,
);

export const siteClaimMade = statement<{ id: string }, [id: string, site: string, claim: string]>(
  'balance.site-claim-made',
  'SELECT id FROM balance_site_claim WHERE id = $1 AND site = $2 AND claim = $3',
);

export const lockSiteClaim = statement<
  { cooperativeId: string | null; state: SiteClaimState; claimedBy: string | null },
  [id: string]
>(
  'balance.lock-site-claim',
  'SELECT cooperative_id AS "cooperativeId", state, claimed_by AS "claimedBy" FROM balance_site_claim WHERE id = $1 FOR UPDATE',
);

export const decideSiteClaim = statement<
  never,
  [id: string, state: 'countersigned' | 'refused', by: string, at: Date, words: string]
>(
  'balance.decide-site-claim',
  'UPDATE balance_site_claim SET state = $2, decided_by = $3, decided_at = $4, decision = $5 WHERE id = $1',
);

export const withdrawSiteClaim = statement<never, [id: string]>(
  'balance.withdraw-site-claim',
  `UPDATE balance_site_claim SET state = 'withdrawn' WHERE id = $1`,
);
