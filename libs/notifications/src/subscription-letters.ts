import { statement } from '#platform/database';
import { links } from './links.js';
import { letterTo, type LetterDraft, type Reader } from './letter.js';

export interface SubscriptionFacts {
  id: string;
  queryName: string;
  dest: string;
  keyName: string;
  pausedAt: Date;
  reason: 'failing' | 'key';
  lastError: string | null;
  /** Of the co-operative whose key it is. */
  cooperativeSlug: string | null;
  readers: (Reader & { personId: string; isOfficer: boolean })[];
}

/** To who made the key under which it was subscribed, and to the directors of its co-operative. */
export const subscriptionFacts = statement<SubscriptionFacts, [subscriptionId: string]>(
  'notifications.subscription-facts',
  `SELECT s.id, q.name AS "queryName", s.dest, k.name AS "keyName", s.paused_at AS "pausedAt", s.pause_reason AS reason, s.last_error AS "lastError",
     (SELECT c.slug FROM cooperatives_cooperative c WHERE c.id = k.cooperative_id) AS "cooperativeSlug",
     COALESCE((
       SELECT json_agg(json_build_object('personId', d.id, 'name', d.full_name, 'email', d.email, 'phone', d.phone, 'locale', d.locale,
         'isOfficer', EXISTS (SELECT FROM identity_appointment a WHERE a.person_id = d.id AND a.office = 'officer')) ORDER BY d.id)
       FROM identity_person d WHERE d.erased_at IS NULL AND (d.id = k.created_by
         OR d.id IN (SELECT m.person_id FROM cooperatives_membership m WHERE m.cooperative_id = k.cooperative_id AND m.role = 'director'))), '[]') AS readers
   FROM epcis_subscription s JOIN epcis_query q ON q.id = s.query_id JOIN identity_api_key k ON k.id = s.key_id
   WHERE s.id = $1 AND s.paused_at IS NOT NULL`,
);

/** Nothing is sent any more, nothing is lost either: what is to be done is up to them. */
export function subscriptionLetters(facts: SubscriptionFacts, origin: string): LetterDraft[] {
  const { id, queryName, reason, pausedAt } = facts;
  const resume = `POST ${origin}/epcis/queries/${encodeURIComponent(queryName)}/subscriptions/${id}/resumption`;
  return facts.readers.flatMap(reader =>
    letterTo(
      reader,
      'subscription-paused',
      `subscription-paused:${id}:${pausedAt.toISOString()}:${reader.personId}`,
      words => ({
        subject: words.subscriptionPaused.subject(queryName),
        paragraphs: [
          reason === 'key'
            ? words.subscriptionPaused.key(queryName, facts.keyName)
            : words.subscriptionPaused.failing(queryName, facts.dest, facts.lastError ?? ''),
          words.subscriptionPaused.whatToDo(origin + pageOf(facts, reader.isOfficer), resume),
        ],
        short: words.subscriptionPaused.short(queryName),
      }),
    ),
  );
}

/** Where the reader may look: those of partners are seen by the department and by the operator. */
function pageOf({ cooperativeSlug }: SubscriptionFacts, isOfficer: boolean): string {
  if (cooperativeSlug !== null) return links.deskSubscriptions(cooperativeSlug);
  return isOfficer ? links.departmentSubscriptions : links.operatorSubscriptions;
}
