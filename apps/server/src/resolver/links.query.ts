import { statement } from '#platform/database';
import type { Day } from '#platform/clock';
import type { LinkType } from '#libs/resolver';
import { LISTED, MAY_SELL, withStars } from '../pages/storefront/listing-sql.js';

export interface RegisteredLink {
  anchor: string;
  type: LinkType;
  href: string;
  title: string;
  hreflang: string[];
  mediaType: string | null;
  context: string[];
}

export interface KnownGoods {
  slug: string;
  nameVi: string;
  nameEn: string;
  /** Somebody may see that they exist. */
  isPublic: boolean;
  /** They have a page of their own. */
  isListed: boolean;
  /** Of the certificate that holds today. */
  stars: number | null;
  photo: { id: string; width: number } | null;
}

export interface KnownLot {
  lot: string;
  /** Then it has a passport. */
  isPacked: boolean;
  isRecalled: boolean;
}

export interface KnownCooperative {
  slug: string;
  name: string;
}

export interface LinksRow {
  registered: RegisteredLink[];
  goods: KnownGoods | null;
  lot: KnownLot | null;
  /** The lot of a pack that somebody may look at. */
  pack: KnownLot | null;
  cooperative: KnownCooperative | null;
}

export type Asked = [
  anchors: readonly string[],
  gtin: string | null,
  lot: string | null,
  serial: string | null,
  gln: string | null,
  today: Day,
];

const lotAs = (batch: string): string =>
  `CASE WHEN ${batch}.id IS NOT NULL THEN json_build_object('lot', ${batch}.lot, 'isPacked', ${batch}.packed_on IS NOT NULL, 'isRecalled', ${batch}.recalled_at IS NOT NULL) END`;

/**
 * All that is known at every level of a key, in one answer. A label that is not on a pack yet is known no more than one that nobody printed, or its
 * answer would tell who guesses which serials there are; in a recalled lot every label leads to the recall.
 */
export const linksOf = statement<LinksRow, Asked>(
  'resolver.links-of',
  `SELECT
     COALESCE((SELECT json_agg(json_build_object('anchor', r.anchor, 'type', r.link_type, 'href', r.href, 'title', r.title, 'hreflang', r.hreflang,
         'mediaType', r.media_type, 'context', r.context) ORDER BY r.registered_at, r.id)
       FROM resolver_link r WHERE r.anchor = ANY ($1::text[])), '[]') AS registered,
     CASE WHEN v.id IS NOT NULL THEN json_build_object('slug', p.slug, 'nameVi', p.name_vi, 'nameEn', p.name_en,
       'isPublic', p.state IN ('approved', 'taken-down'), 'isListed', ${LISTED}, 'stars', o.stars,
       'photo', (SELECT json_build_object('id', ph.id, 'width', (SELECT max(f.width) FROM catalog_photo_file f WHERE f.photo_id = ph.id AND f.format = 'webp'))
         FROM catalog_photo ph WHERE ph.product_id = p.id AND EXISTS (SELECT FROM catalog_photo_file f WHERE f.photo_id = ph.id AND f.format = 'webp')
         ORDER BY ph.position LIMIT 1)) END AS goods,
     ${lotAs('b')} AS lot,
     ${lotAs('packed')} AS pack,
     CASE WHEN ${MAY_SELL} THEN json_build_object('slug', c.slug, 'name', c.name) END AS cooperative
   FROM (SELECT) one
   LEFT JOIN catalog_variant v ON v.gtin = $2
   LEFT JOIN catalog_product p ON p.id = v.product_id
   LEFT JOIN cooperatives_cooperative c ON c.id = p.cooperative_id OR c.gln = $5
   ${withStars('$6')}
   LEFT JOIN traceability_batch b ON b.product_id = p.id AND b.lot = $3
     AND EXISTS (SELECT FROM traceability_task t WHERE t.batch_id = b.id AND t.variant_id = v.id)
   LEFT JOIN labels_label l ON l.gtin = v.gtin AND l.serial = $4
   LEFT JOIN LATERAL (
     -- LIMIT: one look into the key's index, whatever is believed about where in the table its batch lies.
     SELECT s.id, s.lot, s.packed_on, s.recalled_at FROM traceability_batch s WHERE s.id = l.batch_id AND ($3::text IS NULL OR s.lot = $3)
       AND (l.state IN ('active', 'sold') OR (s.recalled_at IS NOT NULL AND l.state NOT IN ('void', 'spoiled'))) LIMIT 1
   ) packed ON true`,
);

/** Whether anything was registered for a key, by its path. */
export const hasRegistered = statement<{ found: boolean }, [key: string]>(
  'resolver.has-registered',
  'SELECT EXISTS (SELECT FROM resolver_link WHERE key = $1) AS found',
);
