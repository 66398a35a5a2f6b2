import { statement } from '#platform/database';
import { formatDay, formatDong, type Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import type { Words } from '#libs/words';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';
import { readersAt } from './seller-letters.js';

type Side = keyof Words['complaints']['sides'];

export interface ComplaintFacts {
  messageId: string;
  complaintId: string;
  side: Side;
  action: keyof Words['complaints']['did'];
  text: string;
  number: string;
  key: string;
  cooperativeSlug: string;
  answerBy: Date | null;
  /** What the co-op offers by this. */
  offered: Dong | null;
  /** What goes back, since this settled it. */
  amount: Dong | null;
  isErased: boolean;
  buyer: Reader;
  readers: (Reader & { personId: string })[];
}

/** One thing that was said or done. */
export const complaintFacts = statement<ComplaintFacts, [messageId: string]>(
  'notifications.complaint-facts',
  `SELECT m.id AS "messageId", k.id AS "complaintId", m.side, m.action, m.text, o.number, g.key, c.slug AS "cooperativeSlug", k.answer_by AS "answerBy",
     CASE WHEN m.action = 'offer' THEN k.offered END AS offered,
     CASE WHEN m.action IN ('refund', 'accept', 'receive', 'uphold') THEN k.amount END AS amount, g.erased_at IS NOT NULL AS "isErased",
     json_build_object('name', g.buyer_name, 'email', g.buyer_email, 'phone', g.buyer_phone, 'locale', g.locale, 'personId', g.person_id) AS buyer,
     ${readersAt('c.id', `'director', 'clerk'`)} AS readers
   FROM complaints_message m JOIN complaints_complaint k ON k.id = m.complaint_id JOIN ordering_order o ON o.id = k.order_id
   JOIN ordering_group g ON g.id = o.group_id JOIN cooperatives_cooperative c ON c.id = k.cooperative_id WHERE m.id = $1`,
);

/** To the other side; what the department or the clock did, to both. */
export function complaintLetters(facts: ComplaintFacts, origin: string): LetterDraft[] {
  const { side, key, number, cooperativeSlug, complaintId } = facts;
  const toBuyer = side !== 'buyer' && !facts.isErased;
  const buyerPage = origin + links.complain(key, number);
  const deskPage = origin + links.deskComplaint(cooperativeSlug, complaintId);
  return [
    ...(toBuyer ? lettersTo(facts, facts.buyer, 'buyer', buyerPage) : []),
    ...(side === 'cooperative'
      ? []
      : facts.readers.flatMap(reader => lettersTo(facts, reader, reader.personId, deskPage))),
  ];
}

function lettersTo(facts: ComplaintFacts, reader: Reader, whose: string, page: string): LetterDraft[] {
  const { messageId, side, action, text, number, answerBy, offered, amount } = facts;
  return letterTo(reader, 'complaint-moved', `complaint-moved:${messageId}:${whose}`, (words, locale: Locale) => {
    const { complaint: said } = words;
    const what = said.did[action];
    return {
      subject: said.subject(number, what),
      paragraphs: [
        said.text(said.sides[side], what, number),
        text ? said.wrote(text) : '',
        offered === null ? '' : said.offered(formatDong(locale, offered)),
        amount === null ? '' : said.amount(formatDong(locale, amount)),
        answerBy ? said.answerBy(formatDay(locale, answerBy)) : '',
        words.open(page),
      ],
      short: said.short(number, what, page),
    };
  });
}
