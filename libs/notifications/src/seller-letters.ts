import { statement } from '#platform/database';
import { inLocale } from '#platform/language';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';

type Addressee = Reader & { personId: string };

export interface SellerFacts {
  id: string;
  slug: string;
  name: string;
  verification: 'waiting' | 'verified' | 'refused';
  note: string | null;
  decidedAt: Date | null;
  readers: Addressee[];
}

export interface ProductFacts {
  id: string;
  slug: string;
  nameVi: string;
  nameEn: string;
  state: string;
  reason: string | null;
  decidedAt: Date | null;
  cooperativeSlug: string;
  readers: Addressee[];
}

/** People of a desk in one of the roles. They decide by their account's language and address, not the co-op's. */
export const readersAt = (cooperative: string, roles: string) => `COALESCE((
    SELECT json_agg(json_build_object('personId', d.id, 'name', d.full_name, 'email', d.email, 'phone', d.phone, 'locale', d.locale) ORDER BY d.id)
    FROM identity_person d WHERE d.erased_at IS NULL
      AND d.id IN (SELECT m.person_id FROM cooperatives_membership m WHERE m.cooperative_id = ${cooperative} AND m.role IN (${roles}))), '[]')`;

export const sellerFacts = statement<SellerFacts, [cooperativeId: string]>(
  'notifications.seller-facts',
  `SELECT c.id, c.slug, c.name, c.verification, c.verification_note AS note, c.verified_at AS "decidedAt", ${readersAt('c.id', `'director'`)} AS readers
   FROM cooperatives_cooperative c WHERE c.id = $1`,
);
export const productFacts = statement<ProductFacts, [productId: string]>(
  'notifications.product-facts',
  `SELECT p.id, p.slug, p.name_vi AS "nameVi", p.name_en AS "nameEn", p.state, p.refusal AS reason, p.decided_at AS "decidedAt", c.slug AS "cooperativeSlug",
     ${readersAt('c.id', `'director', 'clerk'`)} AS readers
   FROM catalog_product p JOIN cooperatives_cooperative c ON c.id = p.cooperative_id WHERE p.id = $1`,
);

/** To the directors, when the decision still stands. A later decision of the same kind is another occasion. */
export function verificationLetters(
  facts: SellerFacts,
  decision: 'verified' | 'refused',
  origin: string,
): LetterDraft[] {
  if (facts.verification !== decision || !facts.decidedAt) return [];
  const at = facts.decidedAt.toISOString();
  return facts.readers.flatMap(reader =>
    letterTo(
      reader,
      `cooperative-${decision}`,
      `cooperative-${decision}:${facts.id}:${at}:${reader.personId}`,
      words => {
        const texts = decision === 'verified' ? words.cooperativeVerified : words.cooperativeRefused;
        return {
          subject: texts.subject(facts.name),
          paragraphs: [
            texts.text(facts.name),
            facts.note ? words.officerWrote(facts.note) : '',
            decision === 'verified' ? words.open(origin + links.cooperative(facts.slug)) : '',
          ],
          short: texts.short(facts.name),
        };
      },
    ),
  );
}

const WORDS_OF = { approved: 'productApproved', refused: 'productRefused', 'taken-down': 'productTakenDown' } as const;

/** To the directors and clerks, when the decision still stands. */
export function productLetters(facts: ProductFacts, decision: keyof typeof WORDS_OF, origin: string): LetterDraft[] {
  if (facts.state !== decision || !facts.decidedAt) return [];
  const at = facts.decidedAt.toISOString();
  const page =
    decision === 'approved' ? links.product(facts.slug) : links.deskProduct(facts.cooperativeSlug, facts.slug);
  return facts.readers.flatMap(reader =>
    letterTo(
      reader,
      `product-${decision}`,
      `product-${decision}:${facts.id}:${at}:${reader.personId}`,
      (words, locale) => {
        const [texts, name] = [words[WORDS_OF[decision]], inLocale(locale, facts.nameVi, facts.nameEn)];
        return {
          subject: texts.subject(name),
          paragraphs: [
            texts.text(name),
            facts.reason ? words.officerWrote(facts.reason) : '',
            words.open(origin + page),
          ],
          short: texts.short(name),
        };
      },
    ),
  );
}
