// EPCs that a query asks for: one thing, or all that fit a pattern (EPCIS 2.0 §8.2.7.1.1). A pattern is a urn:epc:idpat whose last fields are open (Tag
// Data Standard §8), or a Digital Link with `*` for what makes a thing single. Names come in their canonical form (epc-name.ts).
import type { Names } from './query-terms.js';

const ORIGIN = 'https://id.gs1.org';

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

/** How the canonical name of a scheme begins before the digits of the company; those of the first have an indicator or an extension digit there. */
const LED: Readonly<Record<string, string>> = { sgtin: '01', upui: '01', itip: '8006', sscc: '00' };
const PLAIN: Readonly<Record<string, string>> = {
  sgln: '414',
  pgln: '417',
  grai: '8003/0',
  giai: '8004',
  gsrn: '8018',
  gsrnp: '8017',
  gdti: '253',
  sgcn: '255',
  ginc: '401',
  gsin: '402',
  cpi: '8010',
};

/** The beginnings of all names that fit, escaped for LIKE; nothing for what is no such pattern, or one of a kind that has a name itself. */
function startsOf(name: string): string[] | undefined {
  const key = /^https:\/\/id\.gs1\.org\/(?:8004|401)\/[^/]+(?=%2A$)/.exec(name);
  if (key) return [beginning(key[0])];
  const [, scheme = '', fixed = ''] = /^urn:epc:idpat:([a-z]+):(?:([^*]+)\.)?\*(?:\.\*)*$/.exec(name) ?? [];
  if (scheme === '') return undefined;
  const [led, plain] = [LED[scheme], PLAIN[scheme]];
  // Things without a Digital Link keep their URN.
  if (!led && !plain) return [beginning(`urn:epc:id:${scheme}:${fixed && `${fixed}.`}`)];
  if (fixed === '') return [beginning(`${ORIGIN}/${(led ?? plain ?? '').replace(/\/0$/, '')}/`)];
  const [company = '', ...more] = fixed.split('.');
  if (!/^\d{6,12}$/.test(company)) return undefined;
  if (more.length > 0) return scheme === 'itip' ? piecesOf(company, more) : undefined;
  if (plain) return [beginning(`${ORIGIN}/${plain.includes('/') ? plain : `${plain}/`}${company}`)];
  return Array.from({ length: 10 }, (_, digit) => beginning(`${ORIGIN}/${led}/${digit}${company}`));
}

/** Of one trade item, every piece, or every one of a number: the check digit stands between item and piece. */
function piecesOf(company: string, [item = '', ...pieces]: readonly string[]): string[] {
  const digits = item.slice(0, 1) + company + item.slice(1);
  return [`${beginning(`${ORIGIN}/8006/${digits}`).slice(0, -1)}_${pieces.join('')}%`];
}

/** A LIKE pattern: `\` before what LIKE would read as one. */
const beginning = (text: string): string => `${text.replace(/[\\%_]/g, '\\$&')}%`;
