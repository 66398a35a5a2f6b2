// What a request wants of a resolver, from its query and its headers (GS1-Conformant Resolver 1.2 §2.6).
import Negotiator from 'negotiator';
import { queryDecode } from '#libs/gs1';
import { linkTypeNamed, type LinkType } from './link-types.js';

export interface Wish {
  /** `linkset`, a type, `unknown` when it asks for a type that is none, nothing when it does not say. */
  readonly linkType?: 'linkset' | 'unknown' | LinkType;
  /** Whether an answer is to be shown to a person, is the set of links itself, is best written as plain JSON, or is whatever there is. */
  readonly form: 'page' | 'linkset' | 'json' | 'any';
  readonly context?: string;
  /** The best of the languages that there are, best first; none when the request does not say or wants none of them. */
  readonly languages: (available: readonly string[]) => string[];
  readonly mediaTypes: (available: readonly string[]) => string[];
}

interface Asked {
  /** Behind the `?`, byte for byte. */
  query: string;
  accept?: string;
  acceptLanguage?: string;
}

export const LINKSET_JSON = 'application/linkset+json';

export function wishOf({ query, accept, acceptLanguage }: Asked): Wish {
  const asked = pairsOf(query);
  const headers = new Negotiator({ headers: { accept: accept ?? '*/*', 'accept-language': acceptLanguage } });
  const [lang, mediaType] = [asked.get('lang'), asked.get('mediaType')];
  return {
    linkType: linkTypeIn(asked.get('linkType')),
    form: accept === undefined || !NAMES_A_FORM.test(accept) ? 'any' : formIn(headers),
    context: asked.get('context'),
    languages: available => languagesIn(lang, acceptLanguage, available),
    // What stands in the address is wanted more than what a browser always sends.
    mediaTypes: available => {
      if (mediaType !== undefined) return available.filter(type => type === mediaType);
      return accept === undefined || accept.startsWith('*/*') ? [] : headers.mediaTypes([...new Set(available)]);
    },
  };
}

/** The first of each; `&` and `;` part them. */
function pairsOf(query: string): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  if (query === '') return found;
  for (const pair of query.split(/[&;]/)) {
    const equals = pair.indexOf('=');
    const [key, value] = [pair.slice(0, equals), queryDecode(pair.slice(equals + 1))];
    if (equals > 0 && value !== undefined && !found.has(key)) found.set(key, value);
  }
  return found;
}

/** `all` is the old word for `linkset`. */
function linkTypeIn(text: string | undefined): Wish['linkType'] {
  if (text === undefined || text === '') return undefined;
  return text === 'linkset' || text === 'all' ? 'linkset' : (linkTypeNamed(text) ?? 'unknown');
}

const FORMS: Readonly<Record<string, Wish['form']>> = {
  [LINKSET_JSON]: 'linkset',
  'application/json': 'json',
  'text/html': 'page',
};

const NAMES_A_FORM = /json|html/i;

/** The first of those that we write. Only what is named counts: everybody accepts everything. */
function formIn(headers: Negotiator): Wish['form'] {
  const first = headers.mediaTypes().find(type => Object.hasOwn(FORMS, type));
  return (first !== undefined && FORMS[first]) || 'any';
}

// A quality list that Negotiator reads, or a single tag from the address.
function languagesIn(lang: string | undefined, header: string | undefined, available: readonly string[]): string[] {
  const wanted = lang ?? header;
  if (wanted === undefined || wanted.trim().startsWith('*')) return [];
  return new Negotiator({ headers: { 'accept-language': wanted } }).languages([...new Set(available)]);
}
