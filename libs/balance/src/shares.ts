// What flows along with the goods: how much was once gathered for them, and what may be claimed of them.
import type { LotState, Weighed } from './books.js';
import { claimsOfOutput, shareOf, type Claims } from './claims.js';

/** What the inputs of an event carry together. */
export interface Share {
  total: bigint;
  /** Null when it is not known for one of them. */
  origin: bigint | null;
  claims: Claims;
}

/** Read before anything is booked: shares are of the lots as they were. */
export function shareOfInputs(taken: readonly Weighed[]): Share {
  const claims: Claims = new Map();
  let [total, origin]: [bigint, bigint | null] = [0n, 0n];
  for (const { lot, amount } of taken) {
    total += amount;
    // What nobody told us the making of stands for itself.
    const part = lot.created > 0n ? lot.origin && shareOf(lot.origin, amount, lot.created) : amount;
    origin = origin === null || part === null ? null : origin + part;
    for (const [claim, held] of lot.claims) addTo(claims, claim, shareOf(held, amount, lot.created));
  }
  return { total, origin, claims };
}

/** Gives an output its part of what the inputs carried: nothing, when it cannot be compared with them. Answers the claims that came with it. */
export function carryTo(lot: LotState, amount: bigint, share: (Share & { given: bigint }) | undefined): Claims {
  const isFirst = lot.created === amount;
  const part = share === undefined || share.origin === null ? null : shareOf(share.origin, amount, share.given);
  const before = isFirst ? 0n : lot.origin;
  lot.origin = part === null || before === null ? null : before + part;
  const flowing: Claims = share ? claimsOfOutput(share.claims, share.total, amount) : new Map();
  for (const [claim, held] of flowing) addTo(lot.claims, claim, held);
  return flowing;
}

export function addTo(claims: Claims, claim: string, amount: bigint): void {
  if (amount > 0n) claims.set(claim, (claims.get(claim) ?? 0n) + amount);
}
