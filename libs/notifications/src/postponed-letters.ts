import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { formatDay, type Locale } from '#platform/language';
import { letterTo, type LetterDraft } from './letter.js';
import { links } from './links.js';

export interface PostponementFacts {
  id: string;
  number: string;
  key: string;
  locale: Locale;
  personId: string | null;
  buyerName: string;
  buyerPhone: string;
  buyerEmail: string | null;
  cooperative: string;
  cooperativePhone: string;
  reason: string;
  from: Day;
  to: Day;
}

/** What the buyer is told instead; nothing where they are forgotten. */
export const postponementFacts = statement<PostponementFacts, [postponementId: string]>(
  'notifications.postponement-facts',
  `SELECT p.id, o.number, g.key, g.locale, g.person_id AS "personId", g.buyer_name AS "buyerName", g.buyer_phone AS "buyerPhone", g.buyer_email AS "buyerEmail",
     c.name AS cooperative, c.phone AS "cooperativePhone", p.reason, p.from_after AS "from", p.to_after AS "to"
   FROM ordering_postponement p JOIN ordering_order o ON o.id = p.order_id JOIN ordering_group g ON g.id = o.group_id
   JOIN cooperatives_cooperative c ON c.id = o.cooperative_id WHERE p.id = $1 AND g.erased_at IS NULL`,
);

export function postponedLetters(facts: PostponementFacts, origin: string): LetterDraft[] {
  const { buyerName: name, buyerEmail: email, buyerPhone: phone, locale, personId } = facts;
  const follow = origin + links.follow(facts.key);
  const days = [formatDay(locale, facts.from), formatDay(locale, facts.to)] as const;
  return letterTo(
    { name, email, phone, locale, personId },
    'order-postponed',
    `order-postponed:${facts.id}`,
    words => ({
      subject: words.orderPostponed.subject(facts.number),
      paragraphs: [
        words.orderPostponed.text(facts.cooperative, facts.number, ...days),
        words.reason(facts.reason),
        words.orderPostponed.ask(facts.cooperativePhone),
        words.follow(follow),
      ],
      short: words.orderPostponed.short(facts.number, ...days, follow),
    }),
  );
}
