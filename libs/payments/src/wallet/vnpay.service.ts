import { Injectable } from '@nestjs/common';
import { Clock } from '#platform/clock';
import { newId } from '#platform/ids';
import { PaymentSettings, type VnpayAccount } from '../payment-settings.js';
import { BadSignature, WalletUnavailable } from '../refusals.js';
import * as say from './vnpay-messages.js';
import { isSame } from './sealed.js';
import * as sign from './vnpay-signature.js';
import {
  Wallet,
  type ReturnAnswer,
  type WalletAttempt,
  type WalletNews,
  type WalletReturn,
  type WalletVisit,
} from './wallet.js';

/** A buyer may be waiting for the answer; a job comes again anyway. */
const TIMEOUT_MS = 10_000;
const VERSION = '2.1.0';
/** The server's own: VNPAY wants one with every question. */
const OUR_IP = '127.0.0.1';

/** VNPAY (QR codes of banks, cards of Việt Nam and wallets), or the stand-in that speaks its HTTP API. The only place that knows the secret. */
@Injectable()
export class Vnpay extends Wallet {
  readonly name = 'vnpay';

  constructor(
    private readonly settings: PaymentSettings,
    private readonly clock: Clock,
  ) {
    super();
  }

  addressFor({ reference, amount, begunAt, expiresAt }: WalletAttempt, { returnUrl, ip, locale }: WalletVisit): string {
    const { code, secret, payUrl } = this.account();
    const fields = {
      ...{ vnp_Version: VERSION, vnp_Command: 'pay', vnp_TmnCode: code, vnp_Amount: say.vnpaySum(amount) },
      // Of plain letters and digits: VNPAY takes no marks here.
      ...{
        vnp_CurrCode: 'VND',
        vnp_TxnRef: reference,
        vnp_OrderInfo: `Cho Phien ${reference}`,
        vnp_OrderType: 'other',
      },
      ...{ vnp_ReturnUrl: returnUrl, vnp_IpAddr: ip, vnp_Locale: locale === 'vi' ? 'vn' : 'en' },
      ...{ vnp_CreateDate: say.vnpayTime(begunAt), vnp_ExpireDate: say.vnpayTime(expiresAt) },
    };
    const query = sign.signedQuery(fields);
    return `${payUrl}?${query}&vnp_SecureHash=${sign.vnpaySignature(secret, query)}`;
  }

  newsIn(fields: sign.VnpayFields): WalletNews {
    const { code, secret } = this.account();
    if (!sign.isSignedByVnpay(fields, secret) || fields['vnp_TmnCode'] !== code) throw new BadSignature();
    const news = say.newsInNotice(fields);
    if (!news) throw new BadSignature();
    return news;
  }

  async ask(attempt: Pick<WalletAttempt, 'reference' | 'begunAt'>): Promise<WalletNews> {
    const answer = await this.question(attempt);
    const news = say.newsInAnswer({ ...answer, vnp_TxnRef: answer['vnp_TxnRef'] || attempt.reference });
    if (!news || news.reference !== attempt.reference) throw new WalletUnavailable(answer['vnp_Message']);
    return news;
  }

  async giveBack({ id, attempt, transaction, amount, isWhole }: WalletReturn): Promise<ReturnAnswer> {
    const answer = await this.post(sign.REFUND_ASKED, sign.REFUND_ANSWERED, {
      // Ours without dashes are just as long as VNPAY takes.
      ...{ vnp_RequestId: id.replaceAll('-', ''), vnp_Command: 'refund', vnp_TransactionType: isWhole ? '02' : '03' },
      ...{ vnp_TxnRef: attempt.reference, vnp_TransactionDate: say.vnpayTime(attempt.begunAt) },
      ...{ vnp_Amount: say.vnpaySum(amount), vnp_TransactionNo: transaction, vnp_CreateBy: 'Cho Phien' },
      vnp_OrderInfo: `Hoan tien ${attempt.reference}`,
    });
    const { vnp_ResponseCode: code = '', vnp_TransactionNo: number, vnp_Message: why = '' } = answer;
    if (code === '00') return { kind: 'sent', transaction: number || id };
    if (say.REFUND_REFUSED.has(code)) return { kind: 'refused', why: `${code} ${why}` };
    if (code !== say.ASKED_BEFORE) throw new WalletUnavailable(`${code} ${why}`);
    const now = await this.question(attempt);
    return say.isGoingBack(now)
      ? { kind: 'sent', transaction: id }
      : { kind: 'refused', why: `${code}, ${now['vnp_TransactionStatus'] ?? ''}` };
  }

  private question({ reference, begunAt }: Pick<WalletAttempt, 'reference' | 'begunAt'>): Promise<sign.VnpayFields> {
    return this.post(sign.ASKED, sign.ANSWERED, {
      ...{ vnp_RequestId: newId().replaceAll('-', ''), vnp_Command: 'querydr', vnp_TxnRef: reference },
      ...{ vnp_TransactionDate: say.vnpayTime(begunAt), vnp_OrderInfo: `Hoi ${reference}` },
    });
  }

  /** What is not signed by VNPAY was not said by it. */
  private async post(
    asked: readonly string[],
    answered: readonly string[],
    wish: sign.VnpayFields,
  ): Promise<sign.VnpayFields> {
    const { code, secret, apiUrl } = this.account();
    const at = { vnp_CreateDate: say.vnpayTime(this.clock.now()), vnp_IpAddr: OUR_IP };
    const fields = { ...wish, ...at, vnp_Version: VERSION, vnp_TmnCode: code };
    const hash = sign.vnpaySignature(secret, sign.signedLine(fields, asked));
    const answer = await ask(apiUrl, { ...fields, vnp_SecureHash: hash });
    const expected = sign.vnpaySignature(secret, sign.signedLine(answer, answered));
    if (!isSame(expected, answer['vnp_SecureHash'] ?? '')) throw new WalletUnavailable('the answer is not signed');
    return answer;
  }

  private account(): VnpayAccount {
    if (!this.settings.vnpay) throw new WalletUnavailable();
    return this.settings.vnpay;
  }
}

async function ask(url: string, fields: sign.VnpayFields): Promise<sign.VnpayFields> {
  try {
    const signal = AbortSignal.timeout(TIMEOUT_MS);
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(url, {
      method: 'POST',
      redirect: 'error',
      headers,
      body: JSON.stringify(fields),
      signal,
    });
    if (!answer.ok) throw new Error(`VNPAY answers ${answer.status}`);
    const read = Object.entries((await answer.json()) as Record<string, unknown>);
    return Object.fromEntries(read.map(([name, value]) => [name, String(value ?? '')]));
  } catch (cause) {
    throw new WalletUnavailable('VNPAY does not answer', { cause });
  }
}
