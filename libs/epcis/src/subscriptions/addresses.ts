// To which addresses a subscription may be sent. Whoever may subscribe could otherwise make our server call what only it can reach:
// the database's neighbours, a cloud's metadata service, the machine itself.
import ipaddr from 'ipaddr.js';
import { DestUnreadable } from './refusals.js';

/** Addresses that look public and answer only to machines of one cloud. */
const CLOUD_HOSTS = new Set(['168.63.129.16']);
/** What has been given out of IPv6 so far (IANA, IPv6 Global Unicast Address Assignments). */
const GLOBAL_V6 = ipaddr.IPv6.parseCIDR('2000::/3');

/** Everybody on the internet would reach the same machine under it. */
export function isPublicAddress(text: string): boolean {
  if (!ipaddr.isValid(text) || CLOUD_HOSTS.has(text)) return false;
  // An IPv4 address inside an IPv6 one, in whatever way, is none of the range `unicast`.
  const address = ipaddr.parse(text);
  if (address.range() !== 'unicast') return false;
  return address.kind() === 'ipv4' || address.match(GLOBAL_V6);
}

export interface DestRules {
  /** For trying out on one machine: http, and addresses that only we reach. */
  areLocalAllowed: boolean;
}

const LONGEST_DEST = 2000;
/** Below 1024 only that of the web: no mail server or the like is to be talked to. */
const mayBeAsked = (port: string, { areLocalAllowed }: DestRules): boolean =>
  port === '' || port === '443' || Number(port) >= 1024 || areLocalAllowed;

/** The address as it is kept. Throws DestUnreadable. */
export function readDest(text: string, rules: DestRules): URL {
  const refuse = (why: string) => new DestUnreadable(`dest: ${why}`);
  const url = text.length <= LONGEST_DEST && URL.canParse(text) ? new URL(text) : undefined;
  if (!url) throw refuse('is an address such as https://example.com/callback');
  const isSecure = url.protocol === 'https:';
  if (!isSecure && !(rules.areLocalAllowed && url.protocol === 'http:')) throw refuse('begins with https://');
  if (url.username !== '' || url.password !== '') throw refuse('has a password in it: use signatureToken');
  if (!mayBeAsked(url.port, rules)) throw refuse('has a port that is not for the web');
  url.hash = '';
  const host = hostOf(url);
  if (ipaddr.isValid(host) && !rules.areLocalAllowed && !isPublicAddress(host)) throw refuse(NOT_PUBLIC);
  return url;
}

export const NOT_PUBLIC = 'is an address that cannot be reached from everywhere';

/** Without the brackets of IPv6. */
export const hostOf = ({ hostname }: URL): string => hostname.replace(/^\[|\]$/g, '');
