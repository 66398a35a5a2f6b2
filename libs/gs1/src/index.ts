export { checkDigit } from './check-digit.js';
export { gln, gtin14, gtinOf, isGln, isGtin } from './keys.js';
export { aiFacts, allAis, primaryKeys, type AiFacts } from './ai/ai-facts.js';
export { isValueOf, valueFault, type Element } from './ai/ai-value.js';
export { associationFault, type AssociationFault } from './ai/associations.js';
export {
  bracketed,
  isMalformedElements,
  readBracketed,
  readUnbracketed,
  unbracketed,
  type Elements,
  type MalformedElements,
} from './ai/element-string.js';
export { checkPair } from './linters/check-characters.js';
export { isLinter, lint, type LinterName } from './linters/linters.js';
export type { Fault, PrefixLookup } from './linters/fault.js';
export {
  isMalformed,
  RESERVED_QUERY_KEYS,
  type DigitalLink,
  type Malformed,
  type MalformedReason,
} from './digital-link/digital-link.js';
export { isCompressedLink } from './digital-link/compressed.js';
export { percentDecode, percentEncode, queryDecode } from './digital-link/escapes.js';
export { isSequence, readDigitalLink, type ReadingOptions } from './digital-link/read.js';
export { CANONICAL_ORIGIN, digitalLinkFrom, pathOf, toCanonical } from './digital-link/write.js';
export { hashForm } from './digital-link/hash-form.js';
export { digitalLink, elementString, isQualifierValue, itemOf, type Item } from './digital-link/item.js';
export { isEpcBinary, readEpcBinary } from './epc/epc-binary.js';
export { digitalLinkToEpcUrn, epcUrnToDigitalLink } from './epc/epc-urn.js';
