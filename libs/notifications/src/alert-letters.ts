import { statement } from '#platform/database';
import { inLocale } from '#platform/language';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';
import { readersAt } from './seller-letters.js';

type Addressee = Reader & { personId: string };

export interface AlertFacts {
  id: string;
  /** Null when what was guessed is nobody's: then it is the department's alone. */
  cooperativeSlug: string | null;
  cooperative: string | null;
  kind: 'clone' | 'guessing' | 'copying';
  /** Null where no single product is meant. */
  nameVi: string | null;
  nameEn: string | null;
  serial: string | null;
  directors: Addressee[];
  officers: Addressee[];
}

const OFFICERS = `COALESCE((
    SELECT json_agg(json_build_object('personId', d.id, 'name', d.full_name, 'email', d.email, 'phone', d.phone, 'locale', d.locale) ORDER BY d.id)
    FROM identity_person d WHERE d.erased_at IS NULL AND d.id IN (SELECT o.person_id FROM identity_appointment o WHERE o.office = 'officer')), '[]')`;

export const alertFacts = statement<AlertFacts, [alertId: string]>(
  'notifications.alert-facts',
  `SELECT a.id, c.slug AS "cooperativeSlug", c.name AS cooperative, a.kind, p.name_vi AS "nameVi", p.name_en AS "nameEn", a.serial,
     ${readersAt('c.id', `'director'`)} AS directors, ${OFFICERS} AS officers
   FROM scans_alert a LEFT JOIN cooperatives_cooperative c ON c.id = a.cooperative_id
   LEFT JOIN catalog_variant v ON v.gtin = a.gtin LEFT JOIN catalog_product p ON p.id = v.product_id
   WHERE a.id = $1 AND a.state = 'open'`,
);

/** Each leads to the page with the evidence: when, in which square, how often. Who sits at both tables decides at the desk. */
export function alertLetters(facts: AlertFacts, origin: string): LetterDraft[] {
  const { id, cooperativeSlug: slug, directors, officers } = facts;
  const desk = slug === null ? [] : directors.map(reader => ({ reader, page: links.deskAlert(slug, id) }));
  const department = officers
    .filter(officer => !desk.some(({ reader }) => reader.personId === officer.personId))
    .map(reader => ({ reader, page: links.departmentAlert(id) }));
  return [...desk, ...department].flatMap(({ reader, page }) =>
    letterTo(reader, 'alert-raised', `alert-raised:${id}:${reader.personId}`, (words, locale) => {
      const name =
        facts.nameVi === null ? (facts.cooperative ?? 'Chợ Phiên') : inLocale(locale, facts.nameVi, facts.nameEn);
      return {
        subject: words.alertRaised.subject(name),
        paragraphs: [
          words.alertRaised[facts.kind](name, facts.serial ?? ''),
          words.alertRaised.whatToDo,
          words.open(origin + page),
        ],
        short: words.alertRaised.short(name),
      };
    }),
  );
}
