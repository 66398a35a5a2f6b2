// One name for each thing, however it was written: an EPC URN and a Digital Link of any host become the constrained canonical
// Digital Link of CBV 2.0 §8.9 (host id.gs1.org, no query, only the finest of the allowed key sets). It is what the event hash
// counts with, and what events are found by.
import { checkDigit } from '#libs/gs1';

const HOST = 'https://id.gs1.org';

/** `urn:epc:id:sgtin:…`, `urn:epc:class:lgtin:…`, `urn:epc:idpat:sgtin:….*`, or a Digital Link; every other text as it is. */
export function canonicalName(text: string): string {
  if (text.startsWith('urn:epc:')) return urnPath(text) ?? text;
  return /^https?:\/\//.test(text) ? (linkPath(text) ?? text) : text;
}

// The reference hashes escape all but these, and decode nothing else.
const encode = (value: string): string =>
  encodeURIComponent(value)
    .replace(/[!()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`)
    .replace(/%3B/g, ';')
    .replace(/%3D/g, '=');

function recode(value: string): string | undefined {
  try {
    return encode(decodeURIComponent(value));
  } catch {
    return undefined;
  }
}

const digits = (text: string | undefined, length: number): boolean =>
  text !== undefined && text.length === length && /^\d*$/.test(text);

/** Prefix and reference of together `length` digits, with the check digit: the body of most keys. */
function key(prefix: string, reference: string, length: number): string | undefined {
  const body = prefix + reference;
  return digits(body, length) && prefix.length >= 6 && prefix.length <= 12 ? body + checkDigit(body) : undefined;
}

/** Keys whose first digit stands, in the URN, before the reference: `urn:epc:id:sgtin:4012345.0` + `11111` -> 0 4012345 11111. */
function withLeadingDigit(prefix: string, reference: string, length: number): string | undefined {
  const body = reference.slice(0, 1) + prefix + reference.slice(1);
  return digits(body, length) && prefix.length >= 6 && prefix.length <= 12 ? body + checkDigit(body) : undefined;
}

type Parts = readonly string[];
const after = (parts: Parts, count: number): string => parts.slice(count).join('.');
const join = (...pieces: (string | undefined)[]): string | undefined =>
  pieces.every(piece => piece !== undefined) ? pieces.join('') : undefined;
const own = (value: string): string | undefined => (value === '' ? undefined : recode(value));

/** From the parts after the scheme to the path of the Digital Link (EPC Tag Data Standard, §6.3). */
const SCHEMES: Readonly<Record<string, (parts: Parts) => string | undefined>> = {
  sgtin: ([prefix = '', item = '', ...serial]) =>
    join('/01/', withLeadingDigit(prefix, item, 13), '/21/', own(serial.join('.'))),
  upui: ([prefix = '', item = '', ...serial]) =>
    join('/01/', withLeadingDigit(prefix, item, 13), '/235/', own(serial.join('.'))),
  lgtin: ([prefix = '', item = '', ...lot]) =>
    join('/01/', withLeadingDigit(prefix, item, 13), '/10/', own(lot.join('.'))),
  itip: ([prefix = '', item = '', piece = '', total = '', ...serial]) =>
    digits(piece + total, 4)
      ? join('/8006/', withLeadingDigit(prefix, item, 13), piece, total, '/21/', own(serial.join('.')))
      : undefined,
  sscc: ([prefix = '', reference = '', ...more]) =>
    more.length === 0 ? join('/00/', withLeadingDigit(prefix, reference, 17)) : undefined,
  sgln: ([prefix = '', location = '', ...extension]) =>
    extension.join('.') === '0'
      ? join('/414/', key(prefix, location, 12))
      : join('/414/', key(prefix, location, 12), '/254/', own(extension.join('.'))),
  pgln: ([prefix = '', party = '', ...more]) => (more.length === 0 ? join('/417/', key(prefix, party, 12)) : undefined),
  grai: ([prefix = '', asset = '', ...serial]) => join('/8003/0', key(prefix, asset, 12), own(serial.join('.'))),
  giai: parts => join('/8004/', digits(parts[0], parts[0]?.length ?? 0) ? parts[0] : undefined, own(after(parts, 1))),
  gsrn: ([prefix = '', service = '', ...more]) =>
    more.length === 0 ? join('/8018/', key(prefix, service, 17)) : undefined,
  gsrnp: ([prefix = '', service = '', ...more]) =>
    more.length === 0 ? join('/8017/', key(prefix, service, 17)) : undefined,
  gdti: ([prefix = '', document = '', ...serial]) => join('/253/', key(prefix, document, 12), own(serial.join('.'))),
  sgcn: ([prefix = '', coupon = '', ...serial]) => join('/255/', key(prefix, coupon, 12), own(serial.join('.'))),
  ginc: parts => join('/401/', digits(parts[0], parts[0]?.length ?? 0) ? parts[0] : undefined, own(after(parts, 1))),
  gsin: ([prefix = '', shipper = '', ...more]) =>
    more.length === 0 ? join('/402/', key(prefix, shipper, 16)) : undefined,
  cpi: parts =>
    parts.length >= 3
      ? join('/8010/', own((parts[0] ?? '') + parts.slice(1, -1).join('.')), '/8011/', own(parts.at(-1) ?? ''))
      : undefined,
};

/** Patterns that name a whole kind: `urn:epc:idpat:sgtin:4012345.066666.*` is every serial of that GTIN, which is the GTIN. */
const PATTERNS: Readonly<Record<string, (parts: Parts) => string | undefined>> = {
  sgtin: ([prefix = '', item = '']) => join('/01/', withLeadingDigit(prefix, item, 13)),
  upui: ([prefix = '', item = '']) => join('/01/', withLeadingDigit(prefix, item, 13)),
  itip: ([prefix = '', item = '', piece = '', total = '']) =>
    digits(piece + total, 4) ? join('/8006/', withLeadingDigit(prefix, item, 13), piece, total) : undefined,
  grai: ([prefix = '', asset = '']) => join('/8003/0', key(prefix, asset, 12)),
  gdti: ([prefix = '', document = '']) => join('/253/', key(prefix, document, 12)),
  sgcn: ([prefix = '', coupon = '']) => join('/255/', key(prefix, coupon, 12)),
  sgln: ([prefix = '', location = '']) => join('/414/', key(prefix, location, 12)),
  cpi: ([prefix = '', type = '']) => join('/8010/', own(prefix + type)),
};

function urnPath(urn: string): string | undefined {
  const [, , kind = '', scheme = '', ...rest] = urn.split(':');
  const parts = rest.join(':').split('.');
  if (kind === 'idpat') {
    const stars = parts.filter(part => part === '*').length;
    const path = stars === 1 && parts.at(-1) === '*' ? PATTERNS[scheme]?.(parts) : undefined;
    return path && HOST + path;
  }
  if (kind !== 'id' && kind !== 'class') return undefined;
  if ((kind === 'class') !== (scheme === 'lgtin')) return undefined;
  const path = SCHEMES[scheme]?.(parts);
  return path && HOST + path;
}

/** Until version 1.3 of the syntax a key could be spelled out. */
const SPELLED: Readonly<Record<string, string>> = {
  gtin: '01',
  itip: '8006',
  cpid: '8010',
  gln: '414',
  party: '417',
  gsrnp: '8017',
  gsrn: '8018',
  gcn: '255',
  sscc: '00',
  gdti: '253',
  ginc: '401',
  gsin: '402',
  grai: '8003',
  giai: '8004',
  cpv: '22',
  lot: '10',
  ser: '21',
};

/** What the value of each primary key looks like, and its qualifiers from the finest to the coarsest. */
const KEYS: Readonly<Record<string, { value: RegExp; finest: readonly string[] }>> = {
  '00': { value: /^\d{18}$/, finest: [] },
  '01': { value: /^(\d{8}|\d{12,14})$/, finest: ['235', '21', '10'] },
  '253': { value: /^\d{13}/, finest: [] },
  '255': { value: /^\d{13,25}$/, finest: [] },
  '401': { value: /^\d{4}/, finest: [] },
  '402': { value: /^\d{17}$/, finest: [] },
  '414': { value: /^\d{13}$/, finest: ['254'] },
  '417': { value: /^\d{13}$/, finest: [] },
  '8003': { value: /^\d{14}/, finest: [] },
  '8004': { value: /^\d{4}/, finest: [] },
  '8006': { value: /^\d{18}$/, finest: ['21', '10'] },
  '8010': { value: /^\d{4}/, finest: ['8011'] },
  '8017': { value: /^\d{18}$/, finest: [] },
  '8018': { value: /^\d{18}$/, finest: [] },
};

function linkPath(uri: string): string | undefined {
  const [, path = ''] = /^https?:\/\/[^/?#]*([^?#]*)/.exec(uri) ?? [];
  const segments = path.replace(/\/$/, '').split('/').slice(1);
  const ais = segments.map(segment => SPELLED[segment] ?? segment);
  // The rightmost key wins: what stands before it belongs to somebody's path.
  for (let at = segments.length - 2; at >= 0; at--) {
    const found = KEYS[ais[at] ?? ''];
    const value = recode(segments[at + 1] ?? '');
    if (!found || value === undefined || !found.value.test(value) || (segments.length - at) % 2 !== 0) continue;
    const qualifiers = new Map<string, string>();
    for (let q = at + 2; q < segments.length; q += 2) {
      const own = recode(segments[q + 1] ?? '');
      if (own === undefined || own === '') return undefined;
      qualifiers.set(ais[q] ?? '', own);
    }
    const finest = found.finest.find(ai => qualifiers.has(ai));
    const start = `${HOST}/${ais[at]}/${ais[at] === '01' ? value.padStart(14, '0') : value}`;
    return finest === undefined ? start : `${start}/${finest}/${qualifiers.get(finest)}`;
  }
  return undefined;
}
