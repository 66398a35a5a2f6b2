import type { Dong } from '#platform/money';

/** One way of a buyer to the wallet's page. The wallet takes each reference once a day, so that every press of the button is another. */
export interface WalletAttempt {
  id: string;
  paymentId: string;
  reference: string;
  amount: Dong;
  begunAt: Date;
  /** Nobody shall pay after that. */
  expiresAt: Date;
}

export interface WalletVisit {
  /** Where the wallet sends the buyer after paying, or turning back. */
  returnUrl: string;
  ip: string;
  locale: 'vi' | 'en';
}

/**
 * What a wallet says of an attempt, by itself or because it was asked. `paid` stays true; `failed` is its last word on this attempt; `suspected`:
 * the buyer was charged and the wallet holds the money back as suspicious, so that a person must ask; `open`: it waits, or never heard of it.
 */
export interface WalletNews {
  kind: 'paid' | 'failed' | 'suspected' | 'open';
  reference: string;
  amount: Dong;
  /** The wallet's own number, once there is a payment. */
  transaction: string;
}

/** Money of a captured attempt that goes back: all of it, or a part. */
export interface WalletReturn {
  /** Ours: the wallet takes each once, so that a repeated request gives nothing back twice. */
  id: string;
  attempt: Pick<WalletAttempt, 'reference' | 'begunAt'>;
  transaction: string;
  amount: Dong;
  isWhole: boolean;
}

/** `sent`: it is on its way, under the wallet's number. `refused`: its last word; a person gives the money back. */
export type ReturnAnswer = { kind: 'sent'; transaction: string } | { kind: 'refused'; why: string };

/** A wallet that buyers pay with: the port. What it says is signed, and what it is asked is asked with our signature. */
export abstract class Wallet {
  abstract readonly name: string;
  /** Where the buyer pays. */
  abstract addressFor(attempt: WalletAttempt, visit: WalletVisit): string;
  /** What a notice says. Throws BadSignature. */
  abstract newsIn(fields: Readonly<Record<string, string>>): WalletNews;
  /** Throws WalletUnavailable. */
  abstract ask(attempt: Pick<WalletAttempt, 'reference' | 'begunAt'>): Promise<WalletNews>;
  /** Throws WalletUnavailable: whether it was done is not known, and the same may be asked again. */
  abstract giveBack(wish: WalletReturn): Promise<ReturnAnswer>;
}
