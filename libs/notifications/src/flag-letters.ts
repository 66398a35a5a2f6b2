import { statement } from '#platform/database';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';
import { readersAt } from './seller-letters.js';

export interface FlagFacts {
  id: string;
  state: 'open' | 'explained' | 'countersigned' | 'rejected';
  lot: string | null;
  nameVi: string;
  nameEn: string;
  cooperativeSlug: string;
  /** The officer's words. */
  note: string | null;
  decidedAt: Date | null;
  readers: (Reader & { personId: string })[];
}

export const flagFacts = statement<FlagFacts, [flagId: string]>(
  'notifications.flag-facts',
  `SELECT f.id, f.state, b.lot, p.name_vi AS "nameVi", p.name_en AS "nameEn", c.slug AS "cooperativeSlug", f.decision AS note, f.decided_at AS "decidedAt",
     ${readersAt('c.id', `'director', 'clerk'`)} AS readers
   FROM balance_flag f JOIN balance_lot n ON n.id = f.lot_id JOIN catalog_product p ON p.id = n.product_id
   JOIN cooperatives_cooperative c ON c.id = f.cooperative_id LEFT JOIN traceability_batch b ON b.id = f.batch_id WHERE f.id = $1`,
);

/** To the directors and clerks: a batch is held, and they alone can say why its numbers are as they are. */
export function flagRaisedLetters(facts: FlagFacts, origin: string): LetterDraft[] {
  if (facts.state !== 'open') return [];
  return lettersOf(facts, 'flag-raised', `flag-raised:${facts.id}`, origin);
}

/** What the department said, while it still stands. A correction of the record is no decision of anybody's. */
export function flagDecidedLetters(facts: FlagFacts, origin: string): LetterDraft[] {
  if (!facts.decidedAt || facts.note === 'errorDeclaration') return [];
  if (facts.state === 'countersigned')
    return lettersOf(facts, 'flag-countersigned', `flag-countersigned:${facts.id}`, origin);
  if (facts.state !== 'rejected') return [];
  return lettersOf(facts, 'flag-rejected', `flag-rejected:${facts.id}:${facts.decidedAt.toISOString()}`, origin);
}

const WORDS_OF = {
  'flag-raised': 'flagRaised',
  'flag-countersigned': 'flagCountersigned',
  'flag-rejected': 'flagRejected',
} as const;

function lettersOf(facts: FlagFacts, kind: keyof typeof WORDS_OF, occasion: string, origin: string): LetterDraft[] {
  return facts.readers.flatMap(reader =>
    letterTo(reader, kind, `${occasion}:${reader.personId}`, (words, locale) => {
      const texts = words[WORDS_OF[kind]];
      const name = locale === 'vi' ? facts.nameVi : facts.nameEn || facts.nameVi;
      const lot = facts.lot ?? '';
      return {
        subject: texts.subject(name, lot),
        paragraphs: [
          texts.text(name, lot),
          facts.note ? words.officerWrote(facts.note) : '',
          words.open(origin + links.deskFlags(facts.cooperativeSlug)),
        ],
        short: texts.short(name, lot),
      };
    }),
  );
}
