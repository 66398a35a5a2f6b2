declare const dongBrand: unique symbol;

/**
 * A sum of money in whole Vietnamese đồng. VND has no decimals (ISO 4217 exponent 0), so no float ever touches it.
 * Shown prices include VAT.
 */
export type Dong = bigint & { readonly [dongBrand]: 'VND' };

/** Whole đồng from a bigint, a safe integer or a string of digits; anything else is a programming error. */
export function dong(value: bigint | number | string): Dong {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`not whole đồng: ${value}`);
  if (typeof value === 'string' && !/^-?\d+$/.test(value)) throw new RangeError(`not whole đồng: ${value}`);
  return BigInt(value) as Dong;
}

export const zero = dong(0n);

export function plus(...amounts: Dong[]): Dong {
  return amounts.reduce((sum, amount) => sum + amount, 0n) as Dong;
}

export function minus(from: Dong, amount: Dong): Dong {
  return (from - amount) as Dong;
}

/** A price times a count of pieces. */
export function times(price: Dong, count: number): Dong {
  if (!Number.isSafeInteger(count)) throw new RangeError(`not a whole count: ${count}`);
  return (price * BigInt(count)) as Dong;
}

/**
 * Splits a whole by weights so that the parts sum to it exactly: largest remainder, ties to the earlier part.
 * Rounding each share alone would lose or invent đồng.
 */
export function share(whole: Dong, weights: readonly bigint[]): Dong[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0n);
  if (total <= 0n || weights.some(weight => weight < 0n)) throw new RangeError('weights must be positive');
  const parts = weights.map(weight => (whole * weight) / total);
  const remainders = weights.map((weight, index) => ({ index, rest: (whole * weight) % total }));
  const left = Number(whole - parts.reduce((sum, part) => sum + part, 0n));
  remainders.sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1));
  for (const { index } of remainders.slice(0, left)) parts[index] = (parts[index] ?? 0n) + 1n;
  return parts as Dong[];
}
