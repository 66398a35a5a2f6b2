// The set of links as RFC 9264 writes it in JSON, and as JSON-LD reads it. Keys are addresses of link types (a CURIE would be a relative address), and
// every level is there under its own anchor.
import { VOCABULARY } from './link-types.js';
import type { Level, Link } from './link.js';

interface LinkObject {
  href: string;
  title: string;
  hreflang?: readonly string[];
  type?: string;
  context?: readonly string[];
}

export interface Linkset {
  linkset: ({ anchor: string; itemDescription: string } & Record<string, string | LinkObject[]>)[];
}

/** Levels without a link are left out. */
export const linksetOf = (origin: string, levels: readonly Level[]): Linkset => ({
  linkset: levels
    .filter(({ links }) => links.length > 0)
    .map(({ path, description, links }) =>
      Object.assign({ anchor: origin + path, itemDescription: description }, byType(links)),
    ),
});

function byType(links: readonly Link[]): Record<string, LinkObject[]> {
  const found: Record<string, LinkObject[]> = {};
  for (const link of links) (found[VOCABULARY + link.type] ??= []).push(objectOf(link));
  return found;
}

function objectOf({ type, href, title, hreflang, mediaType, context }: Link): LinkObject {
  // Exactly one default, which says where it leads and nothing else (§2.5.8).
  if (type === 'defaultLink') return { href, title };
  const object: LinkObject = { href, title };
  if (hreflang?.length) object.hreflang = hreflang;
  if (mediaType) object.type = mediaType;
  if (context?.length) object.context = context;
  return object;
}

const DC = 'http://purl.org/dc/terms/';

/** Makes RDF of a linkset: where the names of its keys come from. Served beside it. */
export const LINKSET_CONTEXT = {
  '@context': {
    '@vocab': 'http://www.iana.org/assignments/relation/',
    anchor: '@id',
    href: '@id',
    linkset: '@graph',
    gs1: 'https://gs1.org/voc/',
    title: { '@id': `${DC}title` },
    hreflang: { '@id': `${DC}language`, '@container': '@set' },
    type: { '@id': `${DC}format` },
    itemDescription: { '@id': 'http://www.w3.org/2000/01/rdf-schema#comment' },
    context: { '@id': `${DC}coverage`, '@container': '@set' },
  },
};
