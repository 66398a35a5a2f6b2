import { hmac, isSame } from './sealed.js';

export type VnpayFields = Readonly<Record<string, string>>;

/** Never signed themselves. */
const SIGNATURE = ['vnp_SecureHash', 'vnp_SecureHashType'];

/** What VNPAY signs of an address: its fields in the order of their names, as a form would send them, so that a space is a plus. */
export function signedQuery(fields: VnpayFields): string {
  const names = Object.keys(fields).filter(name => name.startsWith('vnp_') && !SIGNATURE.includes(name));
  return new URLSearchParams(names.sort().map(name => [name, fields[name] ?? ''])).toString();
}

/** What VNPAY signs of a request to its API, and of the answer: these fields in this order, with bars between; one that is not there is empty. */
export const signedLine = (fields: VnpayFields, names: readonly string[]): string =>
  names.map(name => fields[name] ?? '').join('|');

export const vnpaySignature = (secret: string, text: string): string => hmac('sha512', secret, text);

/** Whether the fields of an address are those that VNPAY signed. */
export const isSignedByVnpay = (fields: VnpayFields, secret: string): boolean =>
  isSame(vnpaySignature(secret, signedQuery(fields)), fields['vnp_SecureHash'] ?? '');

// In which order: https://sandbox.vnpayment.vn/apis/docs/truy-van-hoan-tien/querydr&refund.html
const named = (names: string): string[] => names.split(' ').map(name => `vnp_${name}`);
export const ASKED = named('RequestId Version Command TmnCode TxnRef TransactionDate CreateDate IpAddr OrderInfo');
export const ANSWERED = named(
  'ResponseId Command ResponseCode Message TmnCode TxnRef Amount BankCode PayDate TransactionNo TransactionType TransactionStatus OrderInfo PromotionCode PromotionAmount',
);
export const REFUND_ASKED = named(
  'RequestId Version Command TmnCode TransactionType TxnRef Amount TransactionNo TransactionDate CreateBy CreateDate IpAddr OrderInfo',
);
export const REFUND_ANSWERED = ANSWERED.filter(name => !name.startsWith('vnp_Promotion'));
