import { statement } from '#platform/database';
import { inLocale } from '#platform/language';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';
import { readersAt } from './seller-letters.js';

export interface AlertFacts {
  id: string;
  cooperativeSlug: string;
  cooperative: string;
  kind: 'clone' | 'guessing' | 'copying';
  /** Null where no single product is meant. */
  nameVi: string | null;
  nameEn: string | null;
  serial: string | null;
  readers: (Reader & { personId: string })[];
}

export const alertFacts = statement<AlertFacts, [alertId: string]>(
  'notifications.alert-facts',
  `SELECT a.id, c.slug AS "cooperativeSlug", c.name AS cooperative, a.kind, p.name_vi AS "nameVi", p.name_en AS "nameEn", a.serial,
     ${readersAt('c.id', `'director'`)} AS readers
   FROM scans_alert a JOIN cooperatives_cooperative c ON c.id = a.cooperative_id
   LEFT JOIN catalog_variant v ON v.gtin = a.gtin LEFT JOIN catalog_product p ON p.id = v.product_id
   WHERE a.id = $1 AND a.state = 'open'`,
);

export function alertLetters(facts: AlertFacts, origin: string): LetterDraft[] {
  return facts.readers.flatMap(reader =>
    letterTo(reader, 'alert-raised', `alert-raised:${facts.id}:${reader.personId}`, (words, locale) => {
      const name = facts.nameVi === null ? facts.cooperative : inLocale(locale, facts.nameVi, facts.nameEn);
      return {
        subject: words.alertRaised.subject(name),
        paragraphs: [
          words.alertRaised[facts.kind](name, facts.serial ?? ''),
          words.alertRaised.whatToDo,
          words.open(origin + links.deskAlert(facts.cooperativeSlug, facts.id)),
        ],
        short: words.alertRaised.short(name),
      };
    }),
  );
}
