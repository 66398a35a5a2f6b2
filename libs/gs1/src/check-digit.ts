/**
 * The last digit of every GS1 key (GS1 General Specifications §7.9.1): weights 3, 1, 3, … from the right, and whatever
 * brings the sum to a multiple of ten. `digits` come without the check digit. It finds every single wrong digit.
 */
export function checkDigit(digits: string): number {
  if (!/^\d+$/.test(digits)) throw new RangeError(`not digits: ${digits}`);
  let sum = 0;
  for (let place = 0; place < digits.length; place++)
    sum += Number(digits[digits.length - 1 - place]) * (place % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

export const endsInItsCheckDigit = (digits: string): boolean =>
  checkDigit(digits.slice(0, -1)) === Number(digits.at(-1));
