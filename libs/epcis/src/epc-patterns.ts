// EPCs that a query asks for: one thing, or all that fit a pattern (EPCIS 2.0 §8.2.7.1.1). A pattern is a urn:epc:idpat whose last fields are open (Tag
// Data Standard §8), or a Digital Link with `*` for what makes a thing single. Names come in their canonical form (epc-name.ts).
import type { Names } from './query-terms.js';

const ORIGIN = 'https://id.gs1.org/';

export function namesLike(wanted: readonly string[]): Names {
  const names = { exact: [] as string[], kinds: [] as string[], starts: [] as string[] };
  for (const name of wanted) {
    const starts = startsOf(name);
    if (starts) names.starts.push(...starts);
    // A kind is asked for itself and for everything that is one of it.
    else {
      names.exact.push(name.replace(/\/(\*|%2A)$/, ''));
      names.kinds.push(name.replace(/\/(21|235|8011|254|10)\/(\*|%2A)$/, '').replace(/\/?(\*|%2A)$/, ''));
    }
  }
  return names;
}

/** How canonical names of a scheme begin before the digits of the company; in those of the first, an indicator or extension digit comes between. */
const LED = new Map([
  ['sgtin', '01/'],
  ['upui', '01/'],
  ['itip', '8006/'],
  ['sscc', '00/'],
]);
const PLAIN = new Map([
  ['sgln', '414/'],
  ['pgln', '417/'],
  ['grai', '8003/0'],
  ['giai', '8004/'],
  ['gsrn', '8018/'],
  ['gsrnp', '8017/'],
  ['gdti', '253/'],
  ['sgcn', '255/'],
  ['ginc', '401/'],
  ['gsin', '402/'],
  ['cpi', '8010/'],
]);

/** The beginnings of all names that fit, escaped for LIKE; nothing for what is no such pattern, or one of a kind that has a name itself. */
function startsOf(name: string): string[] | undefined {
  const [, scheme = '', fixed = ''] = /^urn:epc:idpat:([a-z]+):(?:([^*]+)\.)?\*(?:\.\*)*$/.exec(name) ?? [];
  if (scheme === '') return assetsOf(name);
  const start = LED.get(scheme) ?? PLAIN.get(scheme);
  // Things without a Digital Link keep their URN.
  if (start === undefined) return [beginning(`urn:epc:id:${scheme}:${fixed && `${fixed}.`}`)];
  if (fixed === '') return [beginning(ORIGIN + start)];
  if (!/^\d{6,12}(?:\.\d+)*$/.test(fixed)) return undefined;
  const [company = '', ...more] = fixed.split('.');
  if (more.length > 0) return scheme === 'itip' ? piecesOf(company, more) : undefined;
  const digits = LED.has(scheme) ? [...'0123456789'] : [''];
  return digits.map(digit => beginning(ORIGIN + start + digit + company));
}

/** `https://id.gs1.org/8004/9521234*`: of a company, all assets or consignments, whose numbers have no parts. */
function assetsOf(name: string): string[] | undefined {
  const [start] = /^https:\/\/id\.gs1\.org\/(?:8004|401)\/[^/]+(?=%2A$)/.exec(name) ?? [];
  return start === undefined ? undefined : [beginning(start)];
}

/** Of one trade item, every piece, or every one of a number: the check digit stands between item and piece. */
function piecesOf(company: string, [item = '', ...pieces]: readonly string[]): string[] {
  const digits = item.slice(0, 1) + company + item.slice(1);
  return [`${ORIGIN}8006/${digits}_${pieces.join('')}%`];
}

/** A LIKE pattern: `\` before what LIKE would read as one. */
const beginning = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;
