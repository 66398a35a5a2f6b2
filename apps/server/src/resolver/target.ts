import {
  isEpcBinary,
  isMalformed,
  pathOf,
  readDigitalLink,
  readEpcBinary,
  type DigitalLink,
  type Malformed,
} from '#libs/gs1';

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
  const link = linkIn(bare, query);
  // A tag may say more than a key: that goes along as well (§2.3).
  return { link, query: isMalformed(link) ? query : link.query };
}

function linkIn(path: string, query: string): DigitalLink | Malformed {
  const segment = path.slice(1);
  if (isEpcBinary(segment)) return linkInTag(segment, query);
  const link = readDigitalLink(withQuery(path, query));
  return isMalformed(link) || link.stem === '' ? link : { malformed: 'no-key' };
}

/** As if the link it stands for had been asked for: what stands behind the `?` is looked at in the same way. */
function linkInTag(segment: string, query: string): DigitalLink | Malformed {
  const link = readEpcBinary(segment);
  if (isMalformed(link)) return link;
  const all = [link.query, query].filter(part => part !== '').join('&');
  return readDigitalLink(withQuery(pathOf([link.key, ...link.qualifiers]), all));
}

const withQuery = (path: string, query: string): string => (query === '' ? path : `${path}?${query}`);
