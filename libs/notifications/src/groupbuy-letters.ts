import { statement } from '#platform/database';
import { formatDong, formatMoment, inLocale, type Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import type { Words } from '#libs/words';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';

export interface PledgeFacts {
  id: string;
  key: string;
  state: 'live' | 'withdrawn' | 'ordered' | 'released' | 'dropped';
  packs: number;
  mostTotal: Dong;
  closesAt: Date;
  /** Why the co-op called it off. */
  callOffReason: string | null;
  nameVi: string;
  nameEn: string;
  personId: string | null;
  name: string;
  phone: string;
  email: string | null;
  locale: Locale;
}

/** A pledge; nothing where its buyer is forgotten. */
export const pledgeFacts = statement<PledgeFacts, [pledgeId: string]>(
  'notifications.pledge-facts',
  `SELECT x.id, x.key, x.state, x.packs, x.most_total AS "mostTotal", b.closes_at AS "closesAt", b.call_off_reason AS "callOffReason", p.name_vi AS "nameVi", p.name_en AS "nameEn",
     x.person_id AS "personId", x.buyer_name AS name, x.buyer_phone AS phone, x.buyer_email AS email, x.locale
   FROM groupbuys_pledge x JOIN groupbuys_buy b ON b.id = x.buy_id JOIN catalog_variant v ON v.id = b.variant_id JOIN catalog_product p ON p.id = v.product_id
   WHERE x.id = $1 AND x.erased_at IS NULL`,
);

/** To the buyer: what they pledged, what it costs at most, and the way out. */
export function pledgeMadeLetters(facts: PledgeFacts, origin: string): LetterDraft[] {
  const { id, locale, packs } = facts;
  const page = origin + links.pledge(facts.key);
  const name = inLocale(locale, facts.nameVi, facts.nameEn);
  return letterTo(facts, 'pledge-made', `pledge-made:${id}`, ({ pledgeMade: words }) => ({
    subject: words.subject(name),
    paragraphs: [
      words.text(name, packs, formatMoment(locale, facts.closesAt)),
      words.atMost(formatDong(locale, facts.mostTotal)),
      words.page(page),
    ],
    short: words.short(packs, page),
  }));
}

/** To the buyer: no order comes of it. Where one does, the letter of the order says so. */
export function pledgeEndedLetters(facts: PledgeFacts, origin: string): LetterDraft[] {
  const { id, locale, state, callOffReason } = facts;
  if (state !== 'released' && state !== 'dropped') return [];
  const page = origin + links.pledge(facts.key);
  const name = inLocale(locale, facts.nameVi, facts.nameEn);
  return letterTo(facts, 'pledge-ended', `pledge-ended:${id}`, words => ({
    subject: words.pledgeEnded.subject(name),
    paragraphs: [
      callOffReason === null ? words.pledgeEnded[state](name) : words.pledgeEnded.calledOff(name, callOffReason),
      words.open(page),
    ],
    short: words.pledgeEnded.short(page),
  }));
}

export interface ClosedFacts {
  id: string;
  code: string;
  state: 'reached' | 'missed' | 'called-off';
  callOffReason: string | null;
  pledged: number;
  price: Dong | null;
  nameVi: string;
  nameEn: string;
  readers: (Reader & { personId: string })[];
}

/** For the directors of the co-op, who opened it. */
export const closedFacts = statement<ClosedFacts, [buyId: string]>(
  'notifications.groupbuy-facts',
  `SELECT b.id, b.code, b.state, b.call_off_reason AS "callOffReason", b.pledged, b.price, p.name_vi AS "nameVi", p.name_en AS "nameEn",
     COALESCE((SELECT json_agg(json_build_object('personId', d.id, 'name', d.full_name, 'email', d.email, 'phone', d.phone, 'locale', d.locale) ORDER BY d.id)
       FROM cooperatives_membership m JOIN identity_person d ON d.id = m.person_id
       WHERE m.cooperative_id = b.cooperative_id AND m.role = 'director' AND d.erased_at IS NULL), '[]') AS readers
   FROM groupbuys_buy b JOIN catalog_variant v ON v.id = b.variant_id JOIN catalog_product p ON p.id = v.product_id
   WHERE b.id = $1 AND b.state <> 'open'`,
);

export function closedLetters(facts: ClosedFacts, origin: string): LetterDraft[] {
  const { id, code, state } = facts;
  const page = origin + links.groupBuy(code);
  const isReached = state === 'reached';
  return facts.readers.flatMap(reader =>
    letterTo(reader, 'groupbuy-closed', `groupbuy-closed:${id}:${reader.personId}`, (words, locale) => {
      const { groupBuyClosed: closed } = words;
      return {
        subject: closed.subject(inLocale(locale, facts.nameVi, facts.nameEn), isReached),
        paragraphs: [outcomeIn(facts, closed, price => formatDong(locale, price)), words.open(page)],
        short: closed.short(isReached, page),
      };
    }),
  );
}

function outcomeIn(
  { pledged, price, callOffReason }: ClosedFacts,
  words: Words['notifications']['groupBuyClosed'],
  sumOf: (amount: Dong) => string,
): string {
  if (callOffReason !== null) return words.calledOff(pledged, callOffReason);
  return price === null ? words.missed(pledged) : words.reached(pledged, sumOf(price));
}
