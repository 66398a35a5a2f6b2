/** What a resolver has for everybody (GS1-Conformant Resolver 1.2 §2.2). */
const METHODS = 'GET, HEAD, OPTIONS';

/** Any site may read it, and see where a redirect leads. */
export const OPEN_TO_ALL = {
  'access-control-allow-origin': '*',
  'access-control-allow-methods': METHODS,
  'access-control-expose-headers': 'Link, Location',
  'cross-origin-resource-policy': 'cross-origin',
};

/** The answer to OPTIONS: of who wants to know, and of a browser before a page of another site may read. */
export const ALLOWED = { ...OPEN_TO_ALL, allow: METHODS };
