import { statement } from '#platform/database';

/** Whose subscriptions: of one co-operative, or of those outside - partners, and for officers the department's own. */
export type Owner = [cooperativeId: string | null, isDepartment: boolean];

/** `k` is the key under which it was subscribed; $1 and $2 are the owner. */
export const OF_OWNER = `k.cooperative_id IS NOT DISTINCT FROM $1::uuid AND (NOT k.for_department OR $2::boolean)`;

/** Under its own key while that holds, otherwise under the newest of the same owner that may ask; no row when it is not theirs. */
export const resumeWithKey = statement<{ isResumed: boolean }, [...Owner, id: string, now: Date]>(
  'epcis.resume-with-key',
  `WITH own AS (
     SELECT s.id, k.id AS key_id, k.cooperative_id, k.partner_id, k.for_department FROM epcis_subscription s JOIN identity_api_key k ON k.id = s.key_id
     WHERE s.id = $3 AND ${OF_OWNER}
   ), good AS (
     SELECT own.id, k.id AS key_id FROM own JOIN identity_api_key k ON k.cooperative_id IS NOT DISTINCT FROM own.cooperative_id
       AND k.partner_id IS NOT DISTINCT FROM own.partner_id AND k.for_department = own.for_department
     WHERE k.revoked_at IS NULL AND k.expires_at > $4 AND 'query' = ANY (k.scopes)
     ORDER BY k.id = own.key_id DESC, k.created_at DESC LIMIT 1
   ), resumed AS (
     UPDATE epcis_subscription s SET key_id = good.key_id, paused_at = NULL, pause_reason = NULL, failing_since = NULL, failures = 0,
       due_at = CASE WHEN s.paused_at IS NOT NULL OR s.failures > 0 THEN $4 ELSE s.due_at END
     FROM good WHERE s.id = good.id RETURNING s.id
   ) SELECT EXISTS (SELECT FROM resumed) AS "isResumed" FROM own`,
);

export const endSubscription = statement<never, [...Owner, id: string]>(
  'epcis.end-subscription',
  `DELETE FROM epcis_subscription s USING identity_api_key k WHERE s.id = $3 AND k.id = s.key_id AND ${OF_OWNER}`,
);
