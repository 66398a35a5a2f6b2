// The form in which an event hash has an identifier (CBV 2.0 §8.9): https://id.gs1.org, the key and only its finest qualifier, no query. Old and
// sloppy input must come out alike, so names and short GTINs are read and check digits are not looked at.
import { epcUrnToDigitalLink } from '../epc/epc-urn.js';
import { isMalformed } from './digital-link.js';
import { readDigitalLink } from './read.js';
import { CANONICAL_ORIGIN, pathOf } from './write.js';

// A variant (22) is a class beside the lot, and the others narrow a party: none of them is what EPCIS counts or serialises.
const KEPT = new Set(['10', '21', '235', '254', '8011']);

/** Nothing when the text is no identifier of GS1, such as an identifier of our own. */
export function hashForm(uri: string): string | undefined {
  if (uri.startsWith('urn:')) return epcUrnToDigitalLink(uri);
  const link = readDigitalLink(uri, { names: true, shortGtins: true, checks: 'length' });
  if (isMalformed(link) || uri.startsWith('/')) return undefined;
  const finest = link.qualifiers.filter(({ ai }) => KEPT.has(ai)).slice(-1);
  return CANONICAL_ORIGIN + pathOf([link.key, ...finest]);
}
