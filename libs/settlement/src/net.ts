import { minus, type Dong } from '#platform/money';

/** What of a co-op's claims is sent and what is kept back of what it owes; below zero the market owes it, and pays it along. Never more than is payable. */
export function net(claimed: Dong, debt: Dong): { netted: Dong; amount: Dong } {
  const netted = debt > claimed ? claimed : debt;
  return { netted, amount: minus(claimed, netted) };
}
