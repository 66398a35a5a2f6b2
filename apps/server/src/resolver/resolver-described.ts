// The resolver for who writes a program that asks it (the OpenAPI document). A browser that asks for a page gets one; what is said here is for the rest.
import { z } from 'zod';
import { primaryKeys } from '#libs/gs1';
import { LINKSET_JSON } from '#libs/resolver';
import type { EndpointFacts } from '../api/endpoint.js';

/** As the resolver itself words it; what is refused before it is asked has an id of the request as well. */
const problem = z
  .looseObject({ type: z.string(), status: z.int(), title: z.string(), detail: z.string().optional() })
  .meta({ id: 'ResolverProblem' });

const linkObject = z
  .object({
    href: z.string(),
    title: z.string(),
    hreflang: z.array(z.string()).optional(),
    type: z.string().optional(),
    context: z.array(z.string()).optional(),
  })
  .meta({ id: 'LinksetLink' });

const linkset = z
  .object({
    linkset: z.array(
      z
        .object({ anchor: z.string(), itemDescription: z.string() })
        .catchall(z.union([z.array(linkObject), z.string()]))
        .meta({ description: 'with a list of links under the address of each link type' }),
    ),
  })
  .meta({ id: 'Linkset', description: 'RFC 9264 §4.2' });

/** GTINs with what narrows them down, as our packs have it; and every other key that GS1 has. */
const ADDRESSES = [
  '/01/{gtin}',
  '/01/{gtin}/10/{lot}',
  '/01/{gtin}/21/{serial}',
  '/01/{gtin}/10/{lot}/21/{serial}',
  ...primaryKeys.filter(ai => ai !== '01').map(ai => `/${ai}/{key}`),
];

export const resolution: EndpointFacts = {
  summary: 'Where a code leads: a redirect, or with linkType=linkset all its links',
  params: z.object({ gtin: z.string().regex(/^\d{14}$/), lot: z.string(), serial: z.string(), key: z.string() }),
  query: z.object({
    linkType: z.string().optional().meta({ description: '`linkset`, or a link type: `gs1:pip`' }),
    lang: z.string().optional().meta({ description: 'goes before Accept-Language' }),
    mediaType: z.string().optional().meta({ description: 'goes before Accept' }),
    context: z.string().optional(),
  }),
  answer: linkset,
  media: LINKSET_JSON,
  also: { 300: 'several links fit as well: a linkset of them', 307: 'the link that fits' },
  refusal: problem,
  addresses: ADDRESSES,
};

export const description: EndpointFacts = {
  summary: 'What this resolver can do (GS1-Conformant Resolver 1.2 §3)',
  answer: z
    .looseObject({ resolverRoot: z.string(), supportedPrimaryKeys: z.array(z.string()) })
    .meta({ id: 'ResolverDescription' }),
};

export const context: EndpointFacts = {
  summary: 'Makes linked data of a linkset: a JSON-LD context',
  answer: z.looseObject({ '@context': z.looseObject({}) }),
  media: 'application/ld+json',
};
