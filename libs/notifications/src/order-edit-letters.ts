import { statement } from '#platform/database';
import { formatDong, formatKilos, inLocale, type Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import { letterTo, type LetterDraft } from './letter.js';
import { links } from './links.js';

export interface EditFacts {
  id: string;
  number: string;
  key: string;
  locale: Locale;
  personId: string | null;
  buyerName: string;
  buyerPhone: string;
  buyerEmail: string | null;
  cooperative: string;
  kind: 'lowered' | 'weighed';
  reason: string;
  less: Dong;
  /** Of the order, as it stands now. */
  total: Dong;
  paymentMethod: 'cod' | 'vietqr' | 'card' | 'wallet';
  lines: {
    nameVi: string;
    nameEn: string;
    before: number;
    after: number;
    orderedGrams: number | null;
    weighedGrams: number | null;
  }[];
}

/** What was taken off an order, or weighs less; nothing where its buyer is forgotten. */
export const editFacts = statement<EditFacts, [editId: string]>(
  'notifications.edit-facts',
  `SELECT e.id, o.number, g.key, g.locale, g.person_id AS "personId", g.buyer_name AS "buyerName", g.buyer_phone AS "buyerPhone", g.buyer_email AS "buyerEmail",
     c.name AS cooperative, e.kind, e.reason, -e.goods_change - e.fee_change AS less, o.total, g.payment_method AS "paymentMethod",
     (SELECT json_agg(json_build_object('nameVi', n.name_vi, 'nameEn', n.name_en, 'before', n.quantity_before, 'after', n.quantity_after,
        'orderedGrams', n.ordered_grams, 'weighedGrams', n.weighed_grams) ORDER BY n.name_vi, n.line_id)
      FROM ordering_edit_line n WHERE n.edit_id = e.id) AS lines
   FROM ordering_edit e JOIN ordering_order o ON o.id = e.order_id JOIN ordering_group g ON g.id = o.group_id
   JOIN cooperatives_cooperative c ON c.id = o.cooperative_id WHERE e.id = $1 AND g.erased_at IS NULL`,
);

type Words = Parameters<Parameters<typeof letterTo>[3]>[0];

export function editedLetters(facts: EditFacts, origin: string): LetterDraft[] {
  const { buyerName: name, buyerEmail: email, buyerPhone: phone, locale, personId } = facts;
  const follow = origin + links.follow(facts.key);
  const less = formatDong(locale, facts.less);
  return letterTo({ name, email, phone, locale, personId }, 'order-edited', `order-edited:${facts.id}`, words => {
    const said = facts.kind === 'weighed' ? words.orderWeighed : words.orderEdited;
    return {
      subject: said.subject(facts.number),
      paragraphs: [
        [said.text(facts.cooperative, facts.number), ...linesOf(words, facts)].join('\n'),
        ...(facts.reason ? [words.reason(facts.reason)] : []),
        words.orderEdited.less(less),
        facts.paymentMethod === 'cod'
          ? words.orderEdited.collect(formatDong(locale, facts.total))
          : words.orderEdited.refund(less),
        words.follow(follow),
      ],
      short: said.short(facts.number, less, follow),
    };
  });
}

const linesOf = (words: Words, { locale, lines }: EditFacts): string[] =>
  lines.map(({ nameVi, nameEn, before, after, orderedGrams, weighedGrams }) => {
    const name = inLocale(locale, nameVi, nameEn);
    return orderedGrams === null || weighedGrams === null
      ? words.orderEdited.line(name, before, after)
      : words.orderWeighed.line(name, formatKilos(locale, orderedGrams), formatKilos(locale, weighedGrams));
  });
