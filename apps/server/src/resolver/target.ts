import { isEpcBinary, isMalformed, readDigitalLink, readEpcBinary, type DigitalLink, type Malformed } from '#libs/gs1';

export interface Target {
  link: DigitalLink | Malformed;
  /** Behind the `?`, byte for byte: it goes along wherever the request is sent (GS1-Conformant Resolver 1.2 §2.12). */
  query: string;
}

/**
 * What a request is about, read from its raw target: a router that decodes turns the `%2F` of a lot into a slash. The keys stand at the root of this
 * host, so a word in front of them is an error, unlike in a link of somebody else's.
 */
export function readTarget(target: string): Target {
  const mark = target.indexOf('?');
  const path = mark < 0 ? target : target.slice(0, mark);
  const query = mark < 0 ? '' : target.slice(mark + 1);
  // One slash at the end is no part of the syntax, but gets the same answer (§2.13).
  const bare = path.endsWith('/') ? path.slice(0, -1) : path;
  return { link: linkIn(bare, query), query };
}

function linkIn(path: string, query: string): DigitalLink | Malformed {
  const segment = path.slice(1);
  if (isEpcBinary(segment)) return readEpcBinary(segment);
  const link = readDigitalLink(query === '' ? path : `${path}?${query}`);
  return isMalformed(link) || link.stem === '' ? link : { malformed: 'no-key' };
}
