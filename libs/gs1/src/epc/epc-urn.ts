// EPC URNs (Tag Data Standard §6) and the Digital Links that say the same. A URN parts the company prefix from the rest, a link does not: from URN to
// link nothing is missing, the other way round somebody must know how long the prefix is.
import { isValueOf, type Element } from '../ai/ai-value.js';
import { checkDigit } from '../check-digit.js';
import type { DigitalLink } from '../digital-link/digital-link.js';
import { percentDecode } from '../digital-link/escapes.js';
import { CANONICAL_ORIGIN, pathOf } from '../digital-link/write.js';

/** How a scheme lays out its key: which AI, how many digits prefix and reference have together, and what comes behind. */
interface Scheme {
  readonly urn: string;
  readonly ai: string;
  /** Digits of prefix and reference; without it the reference is text of any length. */
  readonly digits?: number;
  /** The first digit of the reference stands before the prefix: indicator or extension digit. */
  readonly leads?: boolean;
  /** A zero stands before everything. */
  readonly zero?: boolean;
  /** Fields between reference and serial that stay with the key: piece and total of an ITIP. */
  readonly more?: number;
  /** Where the last field goes: into the key itself, or behind this qualifier. */
  readonly serial?: 'in-key' | '21' | '10' | '235' | '254' | '8011';
  /** The last field when there is none: a place without an extension (TDS §6.3.3). */
  readonly none?: '0';
}

const SCHEMES: readonly Scheme[] = [
  { urn: 'id:sgtin', ai: '01', digits: 13, leads: true, serial: '21' },
  { urn: 'class:lgtin', ai: '01', digits: 13, leads: true, serial: '10' },
  { urn: 'id:upui', ai: '01', digits: 13, leads: true, serial: '235' },
  { urn: 'id:sscc', ai: '00', digits: 17, leads: true },
  { urn: 'id:sgln', ai: '414', digits: 12, serial: '254', none: '0' },
  { urn: 'id:pgln', ai: '417', digits: 12 },
  { urn: 'id:grai', ai: '8003', digits: 12, zero: true, serial: 'in-key' },
  { urn: 'id:giai', ai: '8004' },
  { urn: 'id:gsrn', ai: '8018', digits: 17 },
  { urn: 'id:gsrnp', ai: '8017', digits: 17 },
  { urn: 'id:gdti', ai: '253', digits: 12, serial: 'in-key' },
  { urn: 'id:sgcn', ai: '255', digits: 12, serial: 'in-key' },
  { urn: 'id:cpi', ai: '8010', serial: '8011' },
  { urn: 'id:itip', ai: '8006', digits: 13, leads: true, more: 2, serial: '21' },
  { urn: 'id:gsin', ai: '402', digits: 16 },
  { urn: 'id:ginc', ai: '401' },
];
const byUrn = new Map(SCHEMES.map(scheme => [scheme.urn, scheme]));

/** The shortest and the longest company prefix (TDS §7; 4 and 5 digits exist since 2020, but no URN form allows them). */
const PREFIX = /^\d{6,12}$/;

/** `urn:epc:id:sgtin:4012345.011111.98` -> `https://id.gs1.org/01/04012345111118/21/98`; nothing when it is none, or has no such link. */
export function epcUrnToDigitalLink(urn: string): string | undefined {
  const [, kind = '', name = '', body = ''] = /^urn:epc:(id|class|idpat):([a-z]+):(.+)$/.exec(urn) ?? [];
  const scheme = byUrn.get(kind === 'idpat' ? `id:${name}` : `${kind}:${name}`);
  const fields = scheme && split(body, 2 + (scheme.more ?? 0) + (scheme.serial ? 1 : 0));
  if (!fields) return undefined;
  const elements = kind === 'idpat' ? classOf(scheme, fields) : thingOf(scheme, fields);
  return elements?.every(({ ai, value }) => isValueOf(ai, value)) ? CANONICAL_ORIGIN + pathOf(elements) : undefined;
}

/** The last field may have dots of its own. A prefix of twelve digits leaves no digit for the reference, whose field is then empty. */
function split(body: string, count: number): string[] | undefined {
  const all = body.split('.');
  if (all.length < count || !PREFIX.test(all[0] ?? '')) return undefined;
  return [...all.slice(0, count - 1), all.slice(count - 1).join('.')];
}

/** Everything of a kind: the pattern that leaves the serial open. */
function classOf(scheme: Scheme, fields: readonly string[]): Element[] | undefined {
  const key = fields.at(-1) === '*' && scheme.serial ? keyOf(scheme, fields) : undefined;
  return key === undefined ? undefined : [{ ai: scheme.ai, value: key }];
}

function thingOf(scheme: Scheme, fields: readonly string[]): Element[] | undefined {
  const { ai, serial, none } = scheme;
  const value = keyOf(scheme, fields);
  if (value === undefined) return undefined;
  if (!serial) return [{ ai, value }];
  const last = percentDecode(fields.at(-1) ?? '');
  if (!last) return undefined;
  if (serial === 'in-key') return [{ ai, value: value + last }];
  return last === none
    ? [{ ai, value }]
    : [
        { ai, value },
        { ai: serial, value: last },
      ];
}

/** The key without what makes it single. */
function keyOf({ digits, leads, zero, more = 0 }: Scheme, fields: readonly string[]): string | undefined {
  const [prefix = '', reference = '', ...rest] = fields;
  if (digits === undefined) return reference === '' ? undefined : prefix + (percentDecode(reference) ?? '\0');
  if (prefix.length + reference.length !== digits || !/^\d*$/.test(reference)) return undefined;
  const body = (zero ? '0' : '') + (leads ? reference.slice(0, 1) + prefix + reference.slice(1) : prefix + reference);
  return body + checkDigit(body) + rest.slice(0, more).join('');
}

/** What a URN must escape of set 82 (TDS §6.3.1, table A-1). */
const escape = (text: string): string =>
  text.replace(/["#%&/<>?]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * The EPC URN of a link: of a single thing `urn:epc:id`, of a lot `urn:epc:class:lgtin`, of a kind of thing `urn:epc:idpat`. Nothing when there is
 * none, or none that says the same: a URN has no place for a variant, nor for a lot beside a serial. The prefix has 6 to 12 digits.
 */
export function digitalLinkToEpcUrn(
  { key, qualifiers }: Pick<DigitalLink, 'key' | 'qualifiers'>,
  companyPrefixLength: number,
): string | undefined {
  const [qualifier, ...others] = qualifiers;
  const scheme = SCHEMES.find(({ ai, serial }) => ai === key.ai && (!qualifier || serial === qualifier.ai));
  // `0` as the last field of a place means that it has no extension: the extension 0 cannot be said.
  if (!scheme || others.length > 0 || (qualifier && qualifier.value === scheme.none)) return undefined;
  const { start, rest } = cut(scheme, key.value);
  const named = nameOf(scheme, start, companyPrefixLength);
  const more = scheme.more ? [rest.slice(0, 2), rest.slice(2)] : [];
  return (
    named && lastly(scheme, [...named, ...more], scheme.serial === 'in-key' ? rest || undefined : qualifier?.value)
  );
}

function lastly({ urn, serial, none }: Scheme, fields: string[], single: string | undefined): string {
  if (!serial) return `urn:epc:${urn}:${fields.join('.')}`;
  const last = single ?? none;
  const kind = last === undefined ? urn.replace('id:', 'idpat:') : urn;
  return `urn:epc:${kind}:${[...fields, last === undefined ? '*' : escape(last)].join('.')}`;
}

/** The digits of prefix and reference, and what stands behind the check digit; or the whole key, when it has none. */
function cut({ digits, zero }: Scheme, key: string): { start: string; rest: string } {
  if (digits === undefined) return { start: key, rest: '' };
  const from = zero ? 1 : 0;
  return { start: key.slice(from, from + digits), rest: key.slice(from + digits + 1) };
}

/** Prefix and reference. */
function nameOf({ digits, leads }: Scheme, start: string, length: number): [string, string] | undefined {
  const prefix = leads ? start.slice(1, length + 1) : start.slice(0, length);
  const reference = leads ? start.slice(0, 1) + start.slice(length + 1) : start.slice(length);
  const isWhole = PREFIX.test(prefix) && prefix.length === length && (digits !== undefined || reference !== '');
  return isWhole ? [prefix, escape(reference)] : undefined;
}
