import type { Dong } from '#platform/money';

/** `whole × part ÷ of`, rounded half up to whole đồng. Of amounts that are not below zero. */
export function portion(whole: Dong, part: bigint, of: bigint): Dong {
  if (whole < 0n || part < 0n || of <= 0n) throw new RangeError(`no portion of ${whole}: ${part} of ${of}`);
  return ((2n * whole * part + of) / (2n * of)) as Dong;
}

const BASIS = 10_000n;

/** So many basis points of an amount (100 = 1 %), half up. */
export const basisPoints = (amount: Dong, bp: number): Dong => portion(amount, BigInt(bp), BASIS);
