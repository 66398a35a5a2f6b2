import { VOCABULARY } from './link-types.js';

/** `/.well-known/gs1resolver`: what this resolver can do (GS1-Conformant Resolver 1.2 §3). `all` keys includes EPC binary strings. */
export const descriptionOf = (origin: string, operator: string, contextPath: string) => ({
  resolverRoot: origin,
  name: operator,
  supportedPrimaryKeys: ['all'],
  supportedLinkType: [{ namespace: VOCABULARY, prefix: 'gs1:' }],
  linkTypeDefaultCanBeLinkset: false,
  contact: { fn: operator },
  jsonLdContextLocation: origin + contextPath,
});
