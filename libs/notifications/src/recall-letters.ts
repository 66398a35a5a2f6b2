import { paidForPacks } from '#libs/ordering';
import { statement } from '#platform/database';
import { formatDong, inLocale, type Locale } from '#platform/language';
import type { Dong } from '#platform/money';
import { letterTo, type LetterDraft } from './letter.js';
import { links } from './links.js';

export interface RecallFacts {
  groupId: string;
  key: string;
  locale: Locale;
  personId: string | null;
  buyerName: string;
  buyerPhone: string;
  buyerEmail: string | null;
  nameVi: string;
  nameEn: string;
  lot: string;
  cooperative: string;
  cooperativePhone: string;
  reasonVi: string;
  reasonEn: string | null;
  paymentMethod: 'cod' | 'vietqr' | 'card' | 'wallet';
  /** What was paid for the packs of this batch, and goes back. */
  amount: Dong;
}

/** Everybody who was sent something of a recalled batch: one row per order group. A parcel that has not left is packed again. */
export const recallFacts = statement<RecallFacts, [batchId: string]>(
  'notifications.recall-facts',
  `SELECT g.id AS "groupId", g.key, g.locale, g.person_id AS "personId", g.buyer_name AS "buyerName", g.buyer_phone AS "buyerPhone", g.buyer_email AS "buyerEmail",
     p.name_vi AS "nameVi", p.name_en AS "nameEn", b.lot, c.name AS cooperative, c.phone AS "cooperativePhone",
     b.recall_reason_vi AS "reasonVi", b.recall_reason_en AS "reasonEn",
     g.payment_method AS "paymentMethod", sum(${paidForPacks('l', 'k')})::bigint AS amount
   FROM traceability_batch b
   JOIN catalog_product p ON p.id = b.product_id JOIN cooperatives_cooperative c ON c.id = b.cooperative_id
   JOIN ordering_packing k ON k.batch_id = b.id JOIN ordering_line l ON l.id = k.line_id JOIN ordering_order o ON o.id = l.order_id
   JOIN ordering_group g ON g.id = o.group_id
   WHERE b.id = $1 AND b.recalled_at IS NOT NULL AND o.state IN ('shipped', 'delivered') AND g.erased_at IS NULL
   GROUP BY g.id, p.id, b.id, c.id ORDER BY g.id`,
);

export function recallLetters(facts: RecallFacts, batchId: string, origin: string): LetterDraft[] {
  const { buyerName: name, buyerEmail: email, buyerPhone: phone, locale, personId } = facts;
  const product = inLocale(locale, facts.nameVi, facts.nameEn);
  return letterTo(
    { name, email, phone, locale, personId },
    'batch-recalled',
    `batch-recalled:${batchId}:${facts.groupId}`,
    words => ({
      subject: words.batchRecalled.subject(product),
      paragraphs: [
        words.batchRecalled.text(product, facts.lot, facts.cooperative),
        words.reason(inLocale(locale, facts.reasonVi, facts.reasonEn)),
        words.batchRecalled.whatToDo(facts.cooperativePhone),
        words.batchRecalled.refund[facts.paymentMethod](formatDong(locale, facts.amount)),
        words.follow(origin + links.follow(facts.key)),
      ],
      short: words.batchRecalled.short(product, facts.lot, facts.cooperativePhone),
    }),
  );
}
