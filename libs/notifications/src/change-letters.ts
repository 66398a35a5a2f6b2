import { statement } from '#platform/database';
import { inLocale } from '#platform/language';
import { letterTo, type LetterDraft, type LetterKind, type Reader } from './letter.js';
import { links } from './links.js';
import { readersAt } from './seller-letters.js';

export interface DecisionFacts {
  /** The change, or the takedown that was appealed against. */
  id: string;
  decision: 'approved' | 'refused' | 'lifted' | 'upheld';
  reason: string | null;
  slug: string;
  nameVi: string;
  nameEn: string;
  cooperativeSlug: string;
  readers: (Reader & { personId: string })[];
}

const OF_PRODUCT = `p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.slug AS "cooperativeSlug", ${readersAt('c.id', `'director', 'clerk'`)} AS readers`;
const JOINED =
  'JOIN catalog_product p ON p.id = x.product_id JOIN cooperatives_cooperative c ON c.id = p.cooperative_id';

export const changeFacts = statement<DecisionFacts, [changeId: string]>(
  'notifications.change-facts',
  `SELECT x.id, x.state AS decision, x.refusal AS reason, ${OF_PRODUCT} FROM catalog_change x ${JOINED}
   WHERE x.id = $1 AND x.state IN ('approved', 'refused')`,
);

/** The last appeal that was decided. */
export const appealFacts = statement<DecisionFacts, [productId: string]>(
  'notifications.appeal-facts',
  `SELECT x.id, x.decision, x.decision_reason AS reason, ${OF_PRODUCT} FROM catalog_takedown x ${JOINED}
   WHERE x.product_id = $1 AND x.decision IS NOT NULL ORDER BY x.decided_at DESC LIMIT 1`,
);

const KINDS = {
  approved: ['change-approved', 'changeApproved'],
  refused: ['change-refused', 'changeRefused'],
  lifted: ['appeal-lifted', 'appealLifted'],
  upheld: ['appeal-upheld', 'appealUpheld'],
} as const satisfies Record<DecisionFacts['decision'], readonly [LetterKind, string]>;

/** To the directors and clerks: what the department said to their change, or to their appeal. */
export function decisionLetters(facts: DecisionFacts, origin: string): LetterDraft[] {
  const [kind, key] = KINDS[facts.decision];
  const page = origin + links.deskProduct(facts.cooperativeSlug, facts.slug);
  return facts.readers.flatMap(reader =>
    letterTo(reader, kind, `${kind}:${facts.id}:${reader.personId}`, (words, locale) => {
      const name = inLocale(locale, facts.nameVi, facts.nameEn);
      const paragraphs = [
        words[key].text(name),
        facts.reason ? words.officerWrote(facts.reason) : '',
        words.open(page),
      ];
      return { subject: words[key].subject(name), paragraphs, short: words[key].short(name) };
    }),
  );
}
