// Claims are quantities that flow with the goods (B5): of 100 kg with 40 kg organic, 10 kg taken carry 4 kg. What may be said of an output is
// never more than what came in for it; rounding is down, so that mixing a thousand times wins nothing.

/** How much of a lot may be called so. `from:<site>` says where it grew. */
export type Claims = Map<string, bigint>;

/** The part of `held` that goes with `amount` out of `total`. */
export const shareOf = (held: bigint, amount: bigint, total: bigint): bigint =>
  total <= 0n ? 0n : amount >= total ? held : (held * amount) / total;

/** What an output of `amount` carries of the claims of inputs that were `total` together. Losses take of each alike. */
export function claimsOfOutput(claims: Claims, total: bigint, amount: bigint): Claims {
  const out: Claims = new Map();
  for (const [claim, held] of claims) {
    const part = held >= total ? amount : (held * amount) / total;
    if (part > 0n) out.set(claim, part);
  }
  return out;
}

/** How a claim may be made: of goods that all carry it, of goods that are all of one place, or of a stated part. */
export type ClaimMode = 'identity-preserved' | 'segregated' | 'mass-balance';

export interface Asserted {
  claim: string;
  mode: ClaimMode;
  /** Thousandths of the goods; 1000 unless the mode is mass balance. */
  share: bigint;
}

/** `organic`, `single-origin`, `organic=600` (60 % by mass balance), as events assert them. Undefined for what is none. */
export function readClaim(text: string): Asserted | undefined {
  const [, claim = '', share] = /^([a-z][a-z0-9-]*)(?:=(\d{1,4}))?$/.exec(text.trim()) ?? [];
  if (claim === '') return undefined;
  if (claim === 'single-origin') return { claim, mode: 'identity-preserved', share: 1000n };
  return share === undefined
    ? { claim, mode: 'segregated', share: 1000n }
    : { claim, mode: 'mass-balance', share: BigInt(share) };
}

/** The numbers of each asserted claim that is more than what the inputs carried. */
export function judgeClaims(asserted: readonly string[], carried: Claims, amount: bigint): Record<string, string>[] {
  return asserted.flatMap(text => {
    const claim = readClaim(text);
    if (!claim) return [];
    const proven = claim.claim === 'single-origin' ? largestOrigin(carried) : (carried.get(claim.claim) ?? 0n);
    const claimed = (amount * claim.share) / 1000n;
    return proven >= claimed
      ? []
      : [{ claim: claim.claim, claimed: String(claimed), proven: String(proven), mode: claim.mode }];
  });
}

function largestOrigin(claims: Claims): bigint {
  let most = 0n;
  for (const [claim, amount] of claims) if (claim.startsWith('from:') && amount > most) most = amount;
  return most;
}
