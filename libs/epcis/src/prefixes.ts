// What a prefix like `example:` stands for. The EPCIS context itself defines eight; a document adds its own beside it.
import { isObject, type Json } from './event.js';

export const EPCIS_CONTEXT = 'https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld';

/** It has several addresses, with and without a version. */
export const isEpcisContext = (url: string): boolean => url === EPCIS_CONTEXT || /\bepcis-context\.jsonld$/i.test(url);

/** Defined by the EPCIS 2.0 JSON-LD context, so every document may use them. */
const STANDARD: Readonly<Record<string, string>> = {
  epcis: 'https://ref.gs1.org/epcis/',
  cbv: 'https://ref.gs1.org/cbv/',
  cbvmda: 'urn:epcglobal:cbv:mda:',
  gs1: 'https://gs1.org/voc/',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  owl: 'http://www.w3.org/2002/07/owl#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  dcterms: 'http://purl.org/dc/terms/',
};

export type Prefixes = Readonly<Record<string, string>>;

/** The prefixes of one or more `@context` values, the later ones winning. */
export function prefixesOf(...contexts: (Json | undefined)[]): Prefixes {
  return Object.assign(Object.create(null) as object, STANDARD, ...contexts.map(ownPrefixes)) as Prefixes;
}

/** Without those of the standard: what an answer has to repeat beside the event. */
export function ownPrefixes(context: Json | undefined): Record<string, string> {
  const own = Object.create(null) as Record<string, string>;
  for (const part of Array.isArray(context) ? context : [context]) {
    if (!isObject(part)) continue;
    for (const [prefix, meaning] of Object.entries(part)) {
      const namespace = isObject(meaning) ? meaning['@id'] : meaning;
      if (typeof namespace === 'string' && !prefix.startsWith('@')) own[prefix] = namespace;
    }
  }
  return own;
}

/** Splits `example:field` when its prefix is defined; `urn:…` and `https://…` are no such names. */
export function splitName(name: string, prefixes: Prefixes): { namespace: string; local: string } | undefined {
  const colon = name.indexOf(':');
  if (colon <= 0 || name.startsWith('//', colon + 1)) return undefined;
  const namespace = prefixes[name.slice(0, colon)];
  return namespace === undefined ? undefined : { namespace, local: name.slice(colon + 1) };
}

/** The full URI of a compact one (CURIE); every other text as it is. */
export function expand(name: string, prefixes: Prefixes): string {
  const split = splitName(name, prefixes);
  return split ? split.namespace + split.local : name;
}
