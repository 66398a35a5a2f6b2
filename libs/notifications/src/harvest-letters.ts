import type { Day } from '#platform/clock';
import { statement } from '#platform/database';
import { formatDay, type Locale } from '#platform/language';
import { letterTo, type LetterDraft } from './letter.js';
import { links } from './links.js';

export interface PreorderFacts {
  id: string;
  state: 'waiting' | 'filled' | 'released';
  orderId: string;
  number: string;
  key: string;
  locale: Locale;
  personId: string | null;
  name: string;
  phone: string;
  email: string | null;
  cooperative: string;
  waitsUntil: Day;
}

/** Of an order that is paid, or paid at the door; nothing where its buyer is forgotten. */
export const preorderFacts = statement<PreorderFacts, [preorderId: string]>(
  'notifications.preorder-facts',
  `SELECT x.id, x.state, o.id AS "orderId", o.number, g.key, g.locale, g.person_id AS "personId", g.buyer_name AS name, g.buyer_phone AS phone,
     g.buyer_email AS email, c.name AS cooperative, h.waits_until AS "waitsUntil"
   FROM inventory_preorder x JOIN inventory_harvest h ON h.id = x.harvest_id JOIN ordering_line l ON l.id = x.line_id
   JOIN ordering_order o ON o.id = l.order_id JOIN ordering_group g ON g.id = o.group_id JOIN cooperatives_cooperative c ON c.id = o.cooperative_id
   WHERE x.id = $1 AND o.state NOT IN ('placed', 'cancelled') AND g.erased_at IS NULL`,
);

/** To the buyer: it is harvested. */
export function preorderFilledLetters(facts: PreorderFacts, origin: string): LetterDraft[] {
  const { id, state, number, cooperative } = facts;
  if (state !== 'filled') return [];
  const follow = origin + links.follow(facts.key);
  return letterTo(facts, 'preorder-filled', `preorder-filled:${id}`, words => ({
    subject: words.preorderFilled.subject(number),
    paragraphs: [words.preorderFilled.text(cooperative, number), words.follow(follow)],
    short: words.preorderFilled.short(number, follow),
  }));
}

/** To the buyer: it is late or less, until when they may wait, and the way out. */
export function preorderShortLetters(facts: PreorderFacts, origin: string): LetterDraft[] {
  const { id, state, number, cooperative, locale } = facts;
  if (state !== 'waiting') return [];
  const follow = origin + links.follow(facts.key);
  const until = formatDay(locale, facts.waitsUntil);
  return letterTo(facts, 'preorder-short', `preorder-short:${id}`, words => ({
    subject: words.preorderShort.subject(number),
    paragraphs: [
      words.preorderShort.text(cooperative, number),
      words.preorderShort.choose(until),
      words.follow(follow),
    ],
    short: words.preorderShort.short(number, until, follow),
  }));
}
