// Money in the market's bank account, or at the wallet, that is not simply the sum of an order, from its coming to its end.
import { zero, type Dong } from '#platform/money';
import type { AccountKey } from './accounts.js';
import { credit, debit, posting, type Posting } from './posting.js';

const SUSPENSE: AccountKey = { kind: 'suspense' };
const REFUNDS: AccountKey = { kind: 'refund-clearing' };

/** A line as it stands now. */
export interface CreditNow {
  creditId: string;
  amount: Dong;
  state: 'matched' | 'suspense' | 'declined';
  receivedAt: Date;
  /** Null: it was clear at once whose money it is. */
  suspendedAt: Date | null;
  decidedAt: Date | null;
  /** All of what was declined; of what was matched, what was too much. */
  toReturn: Dong;
  returnedAt: Date | null;
  cameTo: 'bank' | 'wallet-clearing';
  /** What the wallet refused to give back goes back from the bank. */
  returnedFrom: 'bank' | 'wallet-clearing';
}

/** All that is true of a line. The money of an order is in the books with its payment: what stood in suspense is undone then. */
export function ofCredit({ creditId, amount, toReturn, ...line }: CreditNow): Posting[] {
  const { state, receivedAt, suspendedAt, decidedAt, returnedAt } = line;
  const decided = decidedAt ?? receivedAt;
  const at: AccountKey = { kind: line.cameTo };
  const from: AccountKey = { kind: line.returnedFrom };
  const postings: Posting[] = [];
  if (suspendedAt)
    postings.push(posting('suspense', creditId, receivedAt, null, [debit(at, amount), credit(SUSPENSE, amount)]));
  if (suspendedAt && state !== 'suspense')
    postings.push(posting('suspense-cleared', creditId, decided, null, [debit(SUSPENSE, amount), credit(at, amount)]));
  if (toReturn > zero)
    postings.push(posting('return-owed', creditId, decided, null, [debit(at, toReturn), credit(REFUNDS, toReturn)]));
  if (returnedAt)
    postings.push(
      posting('return-sent', creditId, returnedAt, null, [debit(REFUNDS, toReturn), credit(from, toReturn)]),
    );
  return postings;
}
