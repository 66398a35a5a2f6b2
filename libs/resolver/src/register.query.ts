import { statement } from '#platform/database';

export interface Holder {
  prefix: string;
  gln: string;
}

export const holderOf = statement<Holder, [cooperativeId: string]>(
  'resolver.holder',
  'SELECT gs1_prefix AS prefix, gln FROM cooperatives_cooperative WHERE id = $1',
);

/** One at a time per key: whether a default is there must not change between looking and writing. */
export const lockKey = statement<object, [key: string]>(
  'resolver.lock-key',
  `SELECT pg_advisory_xact_lock(hashtextextended('resolver.' || $1, 0))`,
);

/** Whether the market itself says where a key leads: its packs, and the co-operatives. */
export const isOurs = statement<{ ours: boolean }, [ai: string, value: string]>(
  'resolver.is-ours',
  `SELECT CASE $1 WHEN '01' THEN EXISTS (SELECT FROM catalog_variant WHERE gtin = $2)
     WHEN '414' THEN EXISTS (SELECT FROM cooperatives_cooperative WHERE gln = $2)
     WHEN '417' THEN EXISTS (SELECT FROM cooperatives_cooperative WHERE gln = $2) ELSE false END AS ours`,
);

type NewLink = [
  id: string,
  cooperativeId: string,
  anchor: string,
  key: string,
  type: string,
  href: string,
  title: string,
  hreflang: readonly string[],
  mediaType: string | null,
  personId: string,
  now: Date,
  /** The anchor and those above it. */
  upwards: readonly string[],
  hasDefault: boolean,
];

/** Only where it is the default, or one is known at its level or above. */
export const insertLink = statement<{ id: string }, NewLink>(
  'resolver.insert-link',
  `INSERT INTO resolver_link (id, cooperative_id, anchor, key, link_type, href, title, hreflang, media_type, registered_by, registered_at)
   SELECT $1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11
   WHERE $13 OR $5 = 'defaultLink' OR EXISTS (SELECT FROM resolver_link WHERE anchor = ANY ($12::text[]) AND link_type = 'defaultLink')
   ON CONFLICT (id) DO NOTHING RETURNING id`,
);

export const linkById = statement<{ key: string }, [id: string, cooperativeId: string]>(
  'resolver.link-by-id',
  'SELECT key FROM resolver_link WHERE id = $1 AND cooperative_id = $2',
);

/** A default goes last: not while others at its level or below have none but it. */
export const deleteLink = statement<{ id: string }, [id: string, cooperativeId: string, keyIsOurs: boolean]>(
  'resolver.delete-link',
  `DELETE FROM resolver_link l WHERE l.id = $1 AND l.cooperative_id = $2 AND (l.link_type <> 'defaultLink' OR $3
     OR EXISTS (SELECT FROM resolver_link o WHERE o.key = l.key AND o.link_type = 'defaultLink' AND starts_with(l.anchor, o.anchor || '/'))
     OR NOT EXISTS (SELECT FROM resolver_link o WHERE o.key = l.key AND o.id <> l.id AND (o.anchor = l.anchor OR starts_with(o.anchor, l.anchor || '/'))))
   RETURNING l.id`,
);
