import { statement } from '#platform/database';
import { formatDong, formatMoment, inLocale } from '#platform/language';
import type { Dong } from '#platform/money';
import { letterTo, type LetterDraft, type Reader } from './letter.js';
import { links } from './links.js';

interface PoolReader extends Reader {
  personId: string;
  /** Of a director; an officer has none. */
  slug: string | null;
  share: number | null;
  hasOffered: boolean;
}

export interface PoolFacts {
  id: string;
  code: string;
  state: 'open' | 'asked' | 'agreed' | 'placed' | 'failed';
  packs: number;
  price: Dong;
  nameVi: string;
  nameEn: string;
  netQuantity: number;
  netUnit: string;
  offersUntil: Date;
  answersUntil: Date;
  readers: PoolReader[];
}

/** The directors of whoever sells such packs or has offered some, and the officer who opened it. */
export const poolFacts = statement<PoolFacts, [poolId: string]>(
  'notifications.pool-facts',
  `SELECT x.id, x.code, x.state, x.packs, x.price, g.name_vi AS "nameVi", g.name_en AS "nameEn", x.net_quantity AS "netQuantity", x.net_unit AS "netUnit",
     x.offers_until AS "offersUntil", x.answers_until AS "answersUntil",
     (SELECT COALESCE(json_agg(json_build_object('personId', d.id, 'name', d.full_name, 'email', d.email, 'phone', d.phone, 'locale', d.locale,
         'slug', r.slug, 'share', r.share, 'hasOffered', r.offered) ORDER BY d.id), '[]')
      FROM (
        SELECT m.person_id, c.slug, o.share, o.id IS NOT NULL AS offered
        FROM cooperatives_membership m JOIN cooperatives_cooperative c ON c.id = m.cooperative_id
          LEFT JOIN pools_offer o ON o.pool_id = x.id AND o.cooperative_id = c.id
        WHERE m.role = 'director' AND (o.id IS NOT NULL OR EXISTS (
          SELECT FROM catalog_product p JOIN catalog_variant v ON v.product_id = p.id
          WHERE p.cooperative_id = c.id AND p.state = 'approved' AND v.withdrawn_at IS NULL AND p.group_code = x.group_code
            AND v.net_quantity = x.net_quantity AND v.net_unit = x.net_unit))
        UNION ALL SELECT x.opened_by, NULL, NULL, FALSE
      ) r JOIN identity_person d ON d.id = r.person_id WHERE d.erased_at IS NULL) AS readers
   FROM pools_pool x JOIN catalog_group g ON g.code = x.group_code WHERE x.id = $1`,
);

const nameIn = (facts: PoolFacts, locale: Reader['locale']): string =>
  `${inLocale(locale, facts.nameVi, facts.nameEn)} ${facts.netQuantity} ${facts.netUnit}`;

const pageOf = ({ code }: PoolFacts, { slug }: PoolReader, origin: string): string =>
  origin + (slug === null ? links.departmentPool(code) : links.deskPools(slug));

export function poolOpenedLetters(facts: PoolFacts, origin: string): LetterDraft[] {
  return facts.readers
    .filter(({ slug }) => slug !== null)
    .flatMap(reader =>
      letterTo(reader, 'pool-opened', `pool-opened:${facts.id}:${reader.personId}`, (words, locale) => {
        const { poolOpened } = words;
        const [name, page] = [nameIn(facts, locale), pageOf(facts, reader, origin)];
        const until = formatMoment(locale, facts.offersUntil);
        return {
          subject: poolOpened.subject(name),
          paragraphs: [poolOpened.text(name, facts.packs, formatDong(locale, facts.price), until), words.open(page)],
          short: poolOpened.short(page),
        };
      }),
    );
}

/** To whoever has a share: once for each size that it takes. */
export function poolAskedLetters(facts: PoolFacts, origin: string): LetterDraft[] {
  return facts.readers.flatMap(reader => {
    const { share, personId } = reader;
    if (!share) return [];
    return letterTo(reader, 'pool-asked', `pool-asked:${facts.id}:${personId}:${share}`, (words, locale) => {
      const page = pageOf(facts, reader, origin);
      return {
        subject: words.poolAsked.subject(nameIn(facts, locale), share),
        paragraphs: [words.poolAsked.text(share, formatMoment(locale, facts.answersUntil)), words.open(page)],
        short: words.poolAsked.short(share, page),
      };
    });
  });
}

export function poolClosedLetters(facts: PoolFacts, origin: string): LetterDraft[] {
  const isPlaced = facts.state === 'placed';
  return facts.readers
    .filter(({ slug, hasOffered }) => slug === null || hasOffered)
    .flatMap(reader =>
      letterTo(reader, 'pool-closed', `pool-closed:${facts.id}:${reader.personId}`, (words, locale) => {
        const { poolClosed } = words;
        const page = pageOf(facts, reader, origin);
        return {
          subject: poolClosed.subject(nameIn(facts, locale), isPlaced),
          paragraphs: [isPlaced ? poolClosed.placed : poolClosed.failed, words.open(page)],
          short: poolClosed.short(isPlaced, page),
        };
      }),
    );
}
