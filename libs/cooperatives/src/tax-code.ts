import type { LegalForm } from './legal-forms.js';

// Weights of the first nine digits, from the left.
const WEIGHTS = [31, 29, 23, 19, 17, 13, 7, 5, 3];

/** Ten digits; for a household also the twelve of a citizen's number, which has been its tax code since 1 July 2025. */
export const isTaxCodeOf = (form: LegalForm, code: string): boolean =>
  /^\d{10}$/.test(code) || (form === 'HKD' && /^\d{12}$/.test(code));

/**
 * Does a ten-digit code end in its check digit, 10 − (weighted sum mod 11)? The rule is seen in use and in no decree, so a code
 * that fails is looked at by an officer and not refused. Twelve digits carry none.
 */
export function endsInTaxCheckDigit(code: string): boolean {
  if (code.length !== 10) return true;
  const sum = WEIGHTS.reduce((total, weight, place) => total + weight * Number(code[place]), 0);
  return 10 - (sum % 11) === Number(code[9]);
}
