export { checkDigit } from './check-digit.js';
export { gln, gtin14, gtinOf, isGln, isGtin } from './keys.js';
export { digitalLink, elementString, isMalformed, isQualifierValue, parseDigitalLinkPath } from './digital-link.js';
export type { DigitalLink, Item, Malformed, MalformedReason } from './digital-link.js';
