import { wordsIn } from '#libs/words';
import { statement } from '#platform/database';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';
import { readersAt } from './seller-letters.js';

export interface SiteClaimFacts {
  id: string;
  claim: 'capacity' | 'organic' | 'old-tree';
  state: 'open' | 'countersigned' | 'refused' | 'withdrawn';
  siteId: string;
  place: string;
  cooperativeSlug: string;
  /** The officer's words; empty when there are none. */
  note: string;
  readers: (Reader & { personId: string })[];
}

export const siteClaimFacts = statement<SiteClaimFacts, [claimId: string]>(
  'notifications.site-claim-facts',
  `SELECT q.id, q.claim, q.state, s.id AS "siteId", s.name AS place, c.slug AS "cooperativeSlug", q.decision AS note,
     ${readersAt('c.id', `'director', 'clerk'`)} AS readers
   FROM balance_site_claim q JOIN cooperatives_cooperative c ON c.id = q.cooperative_id
   JOIN traceability_site s ON s.cooperative_id = c.id AND q.site = 'https://id.gs1.org/414/' || c.gln || '/254/' || s.extension
   WHERE q.id = $1`,
);

const WORDS_OF = { countersigned: 'siteClaimCountersigned', refused: 'siteClaimRefused' } as const;

/** To the directors and clerks: what the department said to what they had claimed of a place. A claim is decided once. */
export function siteClaimLetters(facts: SiteClaimFacts, origin: string): LetterDraft[] {
  const { id, state, place } = facts;
  if (state !== 'countersigned' && state !== 'refused') return [];
  return facts.readers.flatMap(reader =>
    letterTo(reader, `site-claim-${state}`, `site-claim-${state}:${id}:${reader.personId}`, (words, locale) => {
      const texts = words[WORDS_OF[state]];
      const claim = wordsIn(locale).siteClaims.kinds[facts.claim];
      return {
        subject: texts.subject(place),
        paragraphs: [
          texts.text(claim, place),
          facts.note ? words.officerWrote(facts.note) : '',
          words.open(origin + links.deskSiteClaims(facts.cooperativeSlug, facts.siteId)),
        ],
        short: texts.short(claim, place),
      };
    }),
  );
}
