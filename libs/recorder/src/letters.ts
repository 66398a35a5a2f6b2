/** Without I and O, which look like digits on a sack: A … Z, then AA, AB … */
const ALPHABET = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

/** The letters of the n-th device of a co-op, from 0: they stand in the lots it gives out by itself. */
export function lettersOf(n: number): string {
  const rest = Math.floor(n / ALPHABET.length);
  const last = ALPHABET.charAt(n % ALPHABET.length);
  return rest === 0 ? last : lettersOf(rest - 1) + last;
}
