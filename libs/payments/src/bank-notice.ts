import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { dong } from '#platform/money';
import type { Credit } from './bank-credits.service.js';

/** What an aggregator tells of a line of an account: the fields of SePay's webhooks (https://developer.sepay.vn/en/sepay-webhooks). */
const noticeShape = z.object({
  id: z.union([z.int(), z.string().min(1).max(100)]).transform(String),
  accountNumber: z.string().max(40),
  transferType: z.enum(['in', 'out']),
  transferAmount: z.int().min(1),
  content: z.string().max(1000).nullish(),
  /** The bank's own number of the line: the same that stands in its statement. */
  referenceCode: z.string().max(60).nullish(),
});
export type BankNotice = z.output<typeof noticeShape>;

export interface NoticeHeaders {
  signature: string | undefined;
  /** Seconds since 1970. */
  timestamp: string | undefined;
}

/** Older letters may be somebody's copy. */
const MOST_SECONDS = 300;

/** Signed are the time and the bytes as sent, with a dot between: HMAC-SHA256, in hex. */
export const signatureOf = (secret: string, timestamp: string, rawBody: Buffer | string): string =>
  createHmac('sha256', secret).update(`${timestamp}.`).update(rawBody).digest('hex');

export function isSigned(rawBody: Buffer, headers: NoticeHeaders, secret: string, now: Date): boolean {
  const { timestamp = '', signature = '' } = headers;
  if (!/^\d{1,12}$/.test(timestamp) || Math.abs(now.getTime() / 1000 - Number(timestamp)) > MOST_SECONDS) return false;
  const expected = Buffer.from(signatureOf(secret, timestamp, rawBody));
  const given = Buffer.from(signature.replace(/^sha256=/, '').toLowerCase());
  return given.length === expected.length && timingSafeEqual(given, expected);
}

/** Undefined: it is not the notice of a line. */
export function noticeIn(rawBody: Buffer | string): BankNotice | undefined {
  try {
    const read = noticeShape.safeParse(JSON.parse(String(rawBody)));
    return read.success ? read.data : undefined;
  } catch {
    return undefined;
  }
}

/** The line it tells of; none of money that went out, or of another account. A bank that gives no number leaves us the aggregator's. */
export function creditOf(notice: BankNotice, account: string): Credit | undefined {
  if (notice.transferType !== 'in' || notice.accountNumber !== account) return undefined;
  const { id, transferAmount, content, referenceCode } = notice;
  return {
    bankReference: referenceCode?.trim() || `SEPAY-${id}`,
    amount: dong(transferAmount),
    transferText: content ?? '',
  };
}
