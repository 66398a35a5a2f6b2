// What a resolver says to programs (GS1-Conformant Resolver 1.2): statuses, headers and bodies, as plain values.
import { pathOf, type DigitalLink } from '#libs/gs1';
import { choose, linksetOf, LINKSET_JSON, locationOf, type Choice, type Level, type Wish } from '#libs/resolver';
import { paths } from '../paths.js';

export interface ResolverAnswer {
  status: 200 | 300 | 307 | keyof typeof PROBLEMS;
  headers: Record<string, string>;
  body: string;
  /** What there is to choose from, for a page that shows it. */
  levels: readonly Level[];
}

export interface Asked {
  /** The public address, without a slash at the end. */
  origin: string;
  link: DigitalLink;
  /** Behind the `?`, byte for byte. */
  query: string;
}

export function answerFor(asked: Asked, levels: readonly Level[], wish: Wish): ResolverAnswer {
  const choice = choose(levels, wish);
  switch (choice.kind) {
    case 'link':
      return redirect(asked, choice);
    case 'linkset':
      return linkset(200, asked, levels, wish);
    case 'choices':
      return linkset(300, asked, [{ ...choice.level, links: choice.links }], wish);
    case 'no-such-type':
      return { ...problem(404, 'nothing of this link type is known; ask for linkType=linkset'), levels };
    case 'nothing':
      return problem(404, 'nothing is known of this key');
  }
}

/** May change at any time, so never 301 or 308; the method stays. */
function redirect({ origin, link, query }: Asked, choice: Choice & { kind: 'link' }): ResolverAnswer {
  const all = `${origin}${pathOf([link.key, ...link.qualifiers])}?linkType=linkset`;
  const headers = {
    location: locationOf(choice.link, query),
    link: `<${all}>; rel="linkset"; type="${LINKSET_JSON}"`,
  };
  return { status: 307, headers, body: '', levels: [] };
}

/** All that is known (200), or the few between which the request does not decide (300). */
const linkset = (status: 200 | 300, { origin }: Asked, levels: readonly Level[], { form }: Wish): ResolverAnswer => ({
  status,
  headers: {
    'content-type': form === 'json' ? 'application/json' : LINKSET_JSON,
    link: `<${origin}${paths.linksetContext}>; rel="http://www.w3.org/ns/json-ld#context"; type="application/ld+json"`,
  },
  body: JSON.stringify(linksetOf(origin, levels)),
  levels,
});

const PROBLEMS = { 400: 'Bad Request', 404: 'Not Found', 405: 'Method Not Allowed' } as const;

/** RFC 9457. */
export const problem = (status: keyof typeof PROBLEMS, detail: string): ResolverAnswer => ({
  status,
  headers: { 'content-type': 'application/problem+json; charset=utf-8' },
  body: JSON.stringify({ type: 'about:blank', status, title: PROBLEMS[status], detail }),
  levels: [],
});
