/** A basket as far as it matters to whom it belongs. */
export interface BasketFound {
  id: string;
  personId: string | null;
  /** Opened by the cookie that came along. */
  isOpen: boolean;
}

export type Joining =
  | { step: 'nothing' }
  /** The person's basket gets a cookie for this browser. */
  | { step: 'open'; basketId: string }
  /** What the guest has put in becomes the person's first basket. */
  | { step: 'adopt'; basketId: string }
  | { step: 'merge'; from: string; into: string };

/**
 * What becomes of the basket of a browser whose guest signs in. A basket of somebody else who used the same browser stays theirs:
 * it is neither shown nor merged.
 */
export function joiningOf(personId: string, found: readonly BasketFound[]): Joining {
  const own = found.find(basket => basket.personId === personId);
  const guest = found.find(basket => basket.isOpen && basket.personId === null);
  if (own?.isOpen) return { step: 'nothing' };
  if (guest) return own ? { step: 'merge', from: guest.id, into: own.id } : { step: 'adopt', basketId: guest.id };
  return own ? { step: 'open', basketId: own.id } : { step: 'nothing' };
}
