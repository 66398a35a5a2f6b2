// What is said to VNPAY and by it, in its own words (API 2.1.0). Pure.
import { dong, type Dong } from '#platform/money';
import type { WalletNews } from './wallet.js';
import type { VnpayFields } from './vnpay-signature.js';

/** Sums at VNPAY have two decimals, which the đồng has not. */
export const vnpaySum = (amount: Dong): string => (amount * 100n).toString();

/** Undefined: no sum in whole đồng. */
export const dongOf = (sum: string | undefined): Dong | undefined =>
  sum !== undefined && /^\d{1,15}00$/.test(sum) ? dong(sum.slice(0, -2)) : undefined;

/** `yyyyMMddHHmmss` in the time of Việt Nam, which is seven hours ahead all year. */
export const vnpayTime = (at: Date): string =>
  new Date(at.getTime() + 7 * 60 * 60_000).toISOString().replaceAll(/\D/g, '').slice(0, 14);

/** Of the notice (IPN), and of the address under which the buyer comes back. */
export function newsInNotice(fields: VnpayFields): WalletNews | undefined {
  const { vnp_ResponseCode: code, vnp_TransactionStatus: status } = fields;
  return newsOf(fields, code === '00' && status === '00' ? 'paid' : code === '07' ? 'suspected' : 'failed');
}

/** 00 paid, 01 not finished, 02 failed, 04 charged and not finished, 05 and 06 going back, 07 held back as suspicious, 09 a refund was refused. */
const KINDS: Readonly<Record<string, WalletNews['kind']>> = {
  ...{ '00': 'paid', '01': 'open', '02': 'failed', '04': 'suspected' },
  ...{ '05': 'paid', '06': 'paid', '07': 'suspected', '09': 'paid' },
};

/** Of the answer to a question. VNPAY knows an attempt only once the buyer has been on its page: else it says 91. */
export function newsInAnswer(fields: VnpayFields): WalletNews | undefined {
  const { vnp_ResponseCode: code, vnp_TransactionStatus: status = '' } = fields;
  if (code === '91') return { kind: 'open', reference: fields['vnp_TxnRef'] ?? '', amount: dong(0), transaction: '' };
  return code === '00' ? newsOf(fields, KINDS[status] ?? 'open') : undefined;
}

function newsOf(fields: VnpayFields, kind: WalletNews['kind']): WalletNews | undefined {
  const { vnp_TxnRef: reference, vnp_TransactionNo: transaction = '' } = fields;
  const amount = dongOf(fields['vnp_Amount']);
  return reference && amount !== undefined ? { kind, reference, amount, transaction } : undefined;
}

/** Money of this transaction went back, or is about to: that it was refused is status 09. */
export const isGoingBack = ({ vnp_TransactionType: type, vnp_TransactionStatus: status }: VnpayFields): boolean =>
  (type === '02' || type === '03') && ['00', '05', '06'].includes(status ?? '');

/** The last word on a refund: too much, no such transaction, one that did not succeed. All else may be asked again. */
export const REFUND_REFUSED: ReadonlySet<string> = new Set(['02', '91', '95']);
/** The same request came before: whether it was done, VNPAY says when asked for the transaction. */
export const ASKED_BEFORE = '94';
