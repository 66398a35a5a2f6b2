// The two GS1 keys a co-op needs: the GTIN of a product and the GLN of a place. Both are "company prefix, own number,
// check digit"; the prefix is issued by the national barcode centre and is never made up.
import { checkDigit, endsInItsCheckDigit } from './check-digit.js';

// GTIN-8, GTIN-12 (UPC), GTIN-13 (EAN) and GTIN-14 are one number space: all of them fill up to 14 digits.
const GTIN_LENGTHS = new Set([8, 12, 13, 14]);

const isDigits = (text: string): boolean => /^\d+$/.test(text);

export const isGtin = (text: string): boolean =>
  isDigits(text) && GTIN_LENGTHS.has(text.length) && endsInItsCheckDigit(text);

/** The 14-digit form of a GTIN as people type or scan it; nothing when it is not one. */
export const gtinOf = (text: string): string | undefined => (isGtin(text) ? text.padStart(14, '0') : undefined);

/**
 * The GTIN, in 14 digits, of a company's item. Indicator 0: the consumer unit (1 to 8 would be a case of them).
 * Throws when prefix and item number do not fit together into 12 digits.
 */
export const gtin14 = (prefix: string, itemReference: string | number): string =>
  thirteenDigits(prefix, itemReference).padStart(14, '0');

export const isGln = (text: string): boolean => isDigits(text) && text.length === 13 && endsInItsCheckDigit(text);

/** The GLN of a company's place: a field, a drying house, a store. */
export const gln = (prefix: string, locationReference: string | number): string =>
  thirteenDigits(prefix, locationReference);

function thirteenDigits(prefix: string, reference: string | number): string {
  const own = String(reference).padStart(12 - prefix.length, '0');
  const digits = prefix + own;
  if (!isDigits(prefix) || !isDigits(own) || digits.length !== 12) {
    throw new RangeError(`no room for ${reference} after the company prefix ${prefix}`);
  }
  return digits + checkDigit(digits);
}
